import QtQuick
import App.Theme

// A text in one of the type styles: display, heading, title, body, strong, small, caption, code.
// A single line is as high as its style's line; wrapped text keeps that line height.
// What has no room stands in a tooltip, which is made when it is needed.
Text {
    id: root

    property string kind: "body"
    readonly property int lineBox: {
        switch (root.kind) {
        case "display":
            return Theme.lineDisplay;
        case "heading":
            return Theme.lineHeading;
        case "title":
            return Theme.lineTitle;
        case "small":
            return Theme.lineSmall;
        case "caption":
            return Theme.lineCaption;
        default:
            return Theme.lineBody;
        }
    }

    property QtObject tip: null

    height: root.wrapMode === Text.NoWrap ? root.lineBox : root.implicitHeight
    color: root.kind === "caption" ? Theme.textTertiary : root.kind === "small" ? Theme.textSecondary : Theme.textPrimary
    verticalAlignment: Text.AlignVCenter
    textFormat: Text.PlainText
    lineHeightMode: root.wrapMode === Text.NoWrap ? Text.ProportionalHeight : Text.FixedHeight
    lineHeight: root.wrapMode === Text.NoWrap ? 1 : root.lineBox
    font.family: root.kind === "code" ? Theme.codeFamily : Theme.fontFamily
    font.features: Theme.tabularNumbers
    font.pixelSize: {
        switch (root.kind) {
        case "display":
            return Theme.fontDisplay;
        case "heading":
            return Theme.fontHeading;
        case "title":
            return Theme.fontTitle;
        case "small":
            return Theme.fontSmall;
        case "caption":
            return Theme.fontCaption;
        case "code":
            return Theme.fontCode;
        default:
            return Theme.fontBody;
        }
    }
    font.weight: {
        switch (root.kind) {
        case "display":
        case "heading":
        case "title":
        case "caption":
            return Font.DemiBold;
        case "strong":
            return Font.Medium;
        default:
            return Font.Normal;
        }
    }
    onTruncatedChanged: {
        if (root.truncated && root.tip === null)
            root.tip = Qt.createComponent("TextTip.qml").createObject(root, {
                "label": root
            });
    }
    // Said as it stands; what stands in the name of a control as well sets `ignored`.
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text
    Accessible.ignored: root.text === ""
    font.letterSpacing: root.kind === "display" ? -0.3 : root.kind === "heading" ? -0.2 : 0
}
