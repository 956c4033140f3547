pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import App.Controls
import App.Theme
import Galleon.Bridge

// The post code, to be read and to be selected in part. It is the template's: nobody types here.
Rectangle {
    id: root

    // Lines are as high as in the template's editor; the text says that it changed when they get their height.
    property bool spacing: false

    function spaceLines() {
        if (root.spacing)
            return;
        root.spacing = true;
        GalleryResults.setLineHeight(code.textDocument, Theme.lineCode);
        root.spacing = false;
    }

    radius: Theme.radiusRow
    color: Theme.bgField
    border.width: code.activeFocus ? 2 : 1
    border.color: code.activeFocus ? Theme.focusRing : Theme.borderSubtle

    Connections {
        target: Theme

        function onLineCodeChanged() {
            root.spaceLines();
        }
    }

    Flickable {
        id: scroll

        // Keeps the cursor of the selection in sight.
        function follow(cursor: rect) {
            if (cursor.y < scroll.contentY)
                scroll.contentY = Math.max(0, cursor.y - 8);
            else if (cursor.y + cursor.height > scroll.contentY + scroll.height)
                scroll.contentY = Math.min(scroll.contentHeight - scroll.height, cursor.y + cursor.height - scroll.height + 8);
        }

        anchors.fill: parent
        anchors.margins: 1
        contentHeight: code.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true

        T.ScrollBar.vertical: ScrollBar {}

        TextEdit {
            id: code

            objectName: "postCode"
            width: scroll.width
            height: Math.max(implicitHeight, scroll.height)
            leftPadding: 11
            rightPadding: 11
            topPadding: 8
            bottomPadding: 8
            text: GalleryResults.text
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.Wrap
            readOnly: true
            selectByMouse: true
            selectByKeyboard: true
            persistentSelection: false
            activeFocusOnTab: true
            color: Theme.textPrimary
            selectionColor: Theme.accentFill
            selectedTextColor: Theme.textOnAccent
            font.family: Theme.codeFamily
            font.pixelSize: Theme.fontCaption
            horizontalAlignment: TextEdit.AlignLeft
            onCursorRectangleChanged: scroll.follow(cursorRectangle)
            onTextChanged: {
                if (root.spacing)
                    return;
                scroll.contentY = 0;
                root.spaceLines();
            }
            Component.onCompleted: root.spaceLines()
            Accessible.role: Accessible.EditableText
            Accessible.name: qsTr("Post code")
            Accessible.readOnly: true
            Keys.onPressed: event => {
                // Tab leaves the field, as everywhere else; Ctrl C without a selection copies all of it.
                if (event.matches(StandardKey.Copy) && code.selectedText === "") {
                    GalleryResults.copyText();
                    event.accepted = true;
                } else if (event.key === Qt.Key_Escape && code.selectedText !== "") {
                    code.deselect();
                    event.accepted = true;
                }
            }
        }
    }

    TextLabel {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.space16
        visible: !GalleryResults.hasText
        text: qsTr("The text is made when the gallery is online.")
        color: Theme.textTertiary
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
}
