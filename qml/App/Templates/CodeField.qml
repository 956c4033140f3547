pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import QtQuick.Window
import Galleon.Bridge
import App.Controls
import App.Theme

// The template's text with line numbers. Code runs from left to right in every language.
FocusScope {
    id: root

    readonly property int lineHeight: Theme.scaled(22)
    readonly property int gutter: Theme.scaled(42)
    readonly property int firstLine: 12
    readonly property int windowHeight: Window.height
    property int typed: 0

    function focusText() {
        code.forceActiveFocus(Qt.OtherFocusReason);
    }

    // Put something in at the cursor; a caret in it is where the cursor then stands, around what was selected.
    function put(text: string) {
        const mark = text.indexOf("\u2038");
        const selected = code.selectedText;
        const start = code.selectionStart;
        code.remove(code.selectionStart, code.selectionEnd);
        code.insert(start, mark < 0 ? text : text.slice(0, mark) + selected + text.slice(mark + 1));
        if (mark >= 0)
            code.cursorPosition = start + mark + selected.length;
        root.focusText();
    }

    function fix(change: var) {
        if (change.start === undefined)
            return;
        code.remove(change.start, change.end);
        code.insert(change.start, change.instead);
        root.focusText();
    }

    function goTo(line: int) {
        let at = 0;
        for (let n = 1; n < line; ++n)
            at = code.text.indexOf("\n", at) + 1;
        code.cursorPosition = at;
        root.focusText();
    }

    function load() {
        code.loadedId = "";
        code.text = TemplateEditor.source;
        TemplateEditor.setLineHeight(root.lineHeight);
        code.loadedId = TemplateEditor.templateId;
        code.cursorPosition = 0;
        scroll.contentX = 0;
        scroll.contentY = 0;
        words.dismissed = true;
    }

    function colour() {
        TemplateEditor.setColours({
            "field": Theme.accentText.toString(),
            "keyword": Theme.tabColour(5).toString(),
            "markup": Theme.textSecondary.toString(),
            "comment": Theme.textTertiary.toString(),
            "danger": Theme.dangerText.toString()
        });
    }

    function tint(line: int): color {
        return TemplateEditor.dangerLines.includes(line) ? Theme.dangerTint : Theme.warningTint;
    }

    function complete() {
        const line = code.text.slice(code.text.lastIndexOf("\n", code.cursorPosition - 1) + 1, code.cursorPosition);
        const found = TemplateEditor.completionsFor(line);
        root.typed = found.typed;
        words.completions = found.words;
    }

    function take(index: int) {
        const token = words.completions[index].token;
        const at = code.cursorPosition;
        const start = at - root.typed;
        code.remove(start, at);
        code.insert(start, token);
        words.dismissed = true;
    }

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    onLineHeightChanged: TemplateEditor.setLineHeight(root.lineHeight)

    Connections {
        target: TemplateEditor

        function onLoaded() {
            root.load();
        }
    }

    Connections {
        target: Theme

        function onDarkChanged() {
            root.colour();
        }
    }

    FontMetrics {
        id: metrics

        font: code.font
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusRow
        color: Theme.bgField
        border.width: code.activeFocus ? 2 : 1
        border.color: code.activeFocus ? Theme.focusRing : Theme.borderControl
    }

    Flickable {
        id: scroll

        // Keeps the cursor in sight.
        function follow(cursor: rect) {
            if (cursor.y < scroll.contentY)
                scroll.contentY = Math.max(0, cursor.y - 12);
            else if (cursor.y + cursor.height > scroll.contentY + scroll.height)
                scroll.contentY = cursor.y + cursor.height - scroll.height + 12;
            if (cursor.x < scroll.contentX + root.gutter)
                scroll.contentX = Math.max(0, cursor.x - root.gutter - 12);
            else if (cursor.x > scroll.contentX + scroll.width - 24)
                scroll.contentX = Math.min(scroll.contentWidth - scroll.width, cursor.x - scroll.width + 24);
        }

        anchors.fill: parent
        anchors.margins: 2
        contentWidth: Math.max(scroll.width, code.implicitWidth)
        contentHeight: Math.max(scroll.height, code.implicitHeight)
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        T.ScrollBar.vertical: ScrollBar {}
        T.ScrollBar.horizontal: ScrollBar {}

        Repeater {
            model: TemplateEditor.problemLines

            Rectangle {
                required property int modelData

                y: root.firstLine + (modelData - 1) * root.lineHeight
                width: scroll.contentWidth
                height: root.lineHeight
                visible: modelData <= code.lineCount
                color: root.tint(modelData)
            }
        }

        // Only the numbers that can be seen; long lines are scrolled away behind them.
        Repeater {
            model: Math.max(0, Math.ceil(scroll.height / root.lineHeight) + 1)

            Rectangle {
                id: number

                required property int index
                readonly property int line: Math.floor(Math.max(0, scroll.contentY - root.firstLine) / root.lineHeight) + number.index + 1
                readonly property bool wrong: TemplateEditor.problemLines.includes(number.line)

                x: scroll.contentX
                y: root.firstLine + (number.line - 1) * root.lineHeight
                z: 1
                width: root.gutter - 8
                height: root.lineHeight
                visible: number.line <= code.lineCount
                color: number.wrong ? root.tint(number.line) : scroll.contentX > 0 ? Theme.bgField : Theme.clear

                TextLabel {
                    x: 4
                    width: root.gutter - Theme.space16 - 4
                    height: root.lineHeight
                    kind: "code"
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 8
                    text: number.line
                    color: !number.wrong ? Theme.textTertiary : TemplateEditor.dangerLines.includes(number.line) ? Theme.dangerText : Theme.warningText
                    horizontalAlignment: Text.AlignRight
                    Accessible.ignored: true
                }
            }
        }

        TextEdit {
            id: code

            // Whose text stands here; empty while it changes. New colours count as a change of the text, too.
            property string loadedId

            objectName: "templateCode"
            width: scroll.contentWidth
            height: scroll.contentHeight
            leftPadding: root.gutter
            rightPadding: 12
            // The letters of a line that is higher than they are stand at its bottom.
            topPadding: root.firstLine - Math.round((root.lineHeight - metrics.height) / 2)
            bottomPadding: 12
            focus: true
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.NoWrap
            readOnly: TemplateEditor.readOnly
            selectByMouse: true
            selectByKeyboard: true
            activeFocusOnTab: true
            color: Theme.textPrimary
            selectionColor: Theme.accentFill
            selectedTextColor: Theme.textOnAccent
            font.family: Theme.codeFamily
            font.pixelSize: Theme.fontCode
            horizontalAlignment: TextEdit.AlignLeft
            Accessible.role: Accessible.EditableText
            Accessible.name: qsTr("Text of the template")
            Accessible.multiLine: true
            Component.onCompleted: {
                TemplateEditor.attach(code.textDocument);
                root.colour();
                root.load();
            }
            onCursorRectangleChanged: scroll.follow(cursorRectangle)
            onTextChanged: {
                if (code.loadedId === "" || !TemplateEditor.edited(code.loadedId, code.text))
                    return;
                words.dismissed = false;
                root.complete();
            }
            Keys.onPressed: event => {
                if (words.visible && (event.key === Qt.Key_Down || event.key === Qt.Key_Up)) {
                    words.step(event.key === Qt.Key_Down ? 1 : -1);
                } else if (words.visible && (event.key === Qt.Key_Tab || ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && words.currentIndex >= 0))) {
                    root.take(Math.max(0, words.currentIndex));
                } else if (words.visible && event.key === Qt.Key_Escape) {
                    words.dismissed = true;
                } else if (event.key === Qt.Key_Tab || event.key === Qt.Key_Backtab) {
                    // Tab leaves the field, as everywhere else.
                    code.nextItemInFocusChain(event.key === Qt.Key_Tab).forceActiveFocus(event.key === Qt.Key_Tab ? Qt.TabFocusReason : Qt.BacktabFocusReason);
                } else if (event.matches(StandardKey.Paste)) {
                    if (!code.readOnly)
                        root.paste(TemplateEditor.pasted(false));
                } else {
                    return;
                }
                event.accepted = true;
            }

            // A middle click pastes the selection, but never more than a template may have.
            MouseArea {
                anchors.fill: parent
                acceptedButtons: Qt.MiddleButton
                cursorShape: Qt.IBeamCursor
                onClicked: mouse => {
                    if (code.readOnly)
                        return;
                    code.cursorPosition = code.positionAt(mouse.x, mouse.y);
                    code.deselect();
                    root.paste(TemplateEditor.pasted(true));
                }
            }
        }
    }

    function paste(text: string) {
        if (text === "")
            return;
        const start = code.selectionStart;
        code.remove(code.selectionStart, code.selectionEnd);
        code.insert(start, text);
    }

    TextLabel {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.space32
        visible: TemplateEditor.note !== ""
        text: TemplateEditor.note
        color: Theme.textSecondary
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }

    CompletionList {
        id: words

        x: Math.min(root.width - width - 8, code.cursorRectangle.x - scroll.contentX)
        // Above the line where there is no room below it.
        readonly property real top: code.cursorRectangle.y - scroll.contentY
        readonly property real place: root.windowHeight - root.mapToItem(null, 0, 0).y

        y: words.top + root.lineHeight + 4 + words.height > words.place && words.top > words.height ? words.top - words.height - 4 : words.top + root.lineHeight + 4
        width: 300
        wanted: code.activeFocus
        onChosen: index => root.take(index)
    }
}
