pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Controls
import App.Theme

// The editor: name and format, buttons that insert, the text, and what is wrong with it.
FocusScope {
    id: root

    property bool folded: false

    signal previewAsked
    signal versionsAsked

    function focusCode() {
        code.focusText();
    }

    function rename(afterwards: Item) {
        header.rename(afterwards ?? code);
    }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Editor")

    TemplateHeader {
        id: header

        y: 12
        width: root.width - (root.folded ? parts.width + Theme.space8 + Theme.space16 : 0)
        x: root.LayoutMirroring.enabled && root.folded ? root.width - width : 0
        onVersionsAsked: root.versionsAsked()
    }

    Segmented {
        id: parts

        x: root.LayoutMirroring.enabled ? Theme.space16 : root.width - width - Theme.space16
        y: 12
        visible: root.folded
        fill: false
        label: qsTr("Shown part")
        current: "code"
        choices: [
            {
                "id": "code",
                "label": qsTr("Code")
            },
            {
                "id": "preview",
                "label": qsTr("Preview")
            }
        ]
        onChosen: id => {
            if (id === "preview")
                root.previewAsked();
        }
    }

    InsertBar {
        id: bar

        x: Theme.space16
        y: header.y + header.height + 10
        width: root.width - 2 * Theme.space16
        visible: !TemplateEditor.readOnly
        onChosen: text => code.put(text)
    }

    CodeField {
        id: code

        x: Theme.space16
        y: TemplateEditor.readOnly ? header.y + header.height + 12 : bar.y + bar.height + 10
        width: root.width - 2 * Theme.space16
        height: root.height - y - (problems.height > 0 ? problems.height + Theme.space16 : 0) - Theme.space16
        focus: true
    }

    ProblemCards {
        id: problems

        x: Theme.space16
        y: root.height - height - Theme.space16
        width: root.width - 2 * Theme.space16
        onFixAsked: row => code.fix(TemplateEditor.fixOf(row))
        onLineAsked: line => code.goTo(line)
    }
}
