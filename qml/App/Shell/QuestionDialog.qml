import QtQuick
import App.Controls
import App.Theme
import Galleon.Bridge

// A plain question, with the names of what it is about.
Dialog {
    id: root

    objectName: "questionDialog"
    title: Questions.title
    sentence: Questions.sentence
    primaryLabel: Questions.action
    secondaryLabel: Questions.refusal
    onPrimary: Questions.accept()

    Column {
        width: parent.width
        visible: Questions.lines.length > 0
        spacing: Theme.space4

        Repeater {
            model: Questions.lines

            TextLabel {
                required property string modelData

                width: parent ? parent.width : 0
                text: modelData
                elide: Text.ElideMiddle
                horizontalAlignment: Text.AlignLeft
            }
        }
    }
}
