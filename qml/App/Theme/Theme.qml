pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge

// Every colour, size and duration of the interface. Nothing else in qml/ holds a colour of its own.
// tests/qml/test_theme_contrast.py reads the `dark ? … : …` pairs below and recomputes their WCAG contrast.
QtObject {
    id: root

    readonly property bool dark: Prefs.isDark
    readonly property bool raisedContrast: Prefs.raisedContrast || Application.styleHints.accessibility.contrastPreference === Qt.ContrastPreference.HighContrast
    readonly property real textScale: Prefs.textScale
    readonly property bool reduceMotion: Prefs.reduceMotion

    // Backgrounds
    readonly property color bgWindow: dark ? "#15171B" : "#FFFFFF"
    readonly property color bgSidebar: dark ? "#101215" : "#F4F5F8"
    readonly property color bgSurface: dark ? "#191C21" : "#FAFBFC"
    readonly property color bgRaised: dark ? "#22262D" : "#FFFFFF"
    readonly property color bgField: dark ? "#14161A" : "#FFFFFF"
    readonly property color bgSunken: dark ? "#22262D" : "#EEF0F4"
    readonly property color bgHover: dark ? "#1C1F25" : "#F2F4F8"
    readonly property color bgSelected: dark ? "#1D2740" : "#E8EFFF"
    readonly property color bgSelectedInactive: dark ? "#23272E" : "#ECEEF2"
    readonly property color segmentOn: dark ? "#3A404B" : "#FFFFFF"
    readonly property color segmentOnBorder: dark ? "#454C58" : "#D0D5DD"

    // Lines
    readonly property color borderQuiet: dark ? "#262A31" : "#E4E7EC"
    readonly property color borderSubtle: raisedContrast ? borderControl : borderQuiet
    readonly property color borderStrong: dark ? "#363C46" : "#D0D5DD"
    readonly property color borderControl: dark ? "#6B7382" : "#7D8694"
    readonly property color track: dark ? "#2B3038" : "#E2E6EC"
    readonly property color focusRing: dark ? "#8CABFF" : "#2F5BE0"

    // Text
    readonly property color textPrimary: dark ? "#ECEEF2" : "#171A20"
    readonly property color textSecondary: dark ? "#A9B0BD" : "#535B69"
    readonly property color textQuiet: dark ? "#8D95A4" : "#626A78"
    readonly property color textTertiary: raisedContrast ? textSecondary : textQuiet
    readonly property color textDisabled: dark ? "#5B626F" : "#A3AAB6"
    readonly property color textOnAccent: "#FFFFFF"

    // Accent and tones
    readonly property color accentFill: dark ? "#3E67E6" : "#2F5BE0"
    readonly property color accentFillHover: dark ? "#3459D2" : "#274FCB"
    readonly property color accentText: dark ? "#8CABFF" : "#2A54D4"
    readonly property color accentBar: dark ? "#5E87FF" : "#3B68EE"
    readonly property color accentTint: dark ? "#26345A" : "#DCE7FF"
    readonly property color successText: dark ? "#55C98D" : "#14713F"
    readonly property color successBar: dark ? "#3DB87A" : "#17854B"
    readonly property color successTint: dark ? "#16291F" : "#E3F5EA"
    readonly property color warningText: dark ? "#F0AE3C" : "#8F4A00"
    readonly property color warningBar: dark ? "#E59A1F" : "#B56A00"
    readonly property color warningTint: dark ? "#2E2414" : "#FFF1DC"
    readonly property color dangerText: dark ? "#FF8086" : "#BE2530"
    readonly property color dangerBar: dark ? "#F2555D" : "#D93A44"
    readonly property color dangerTint: dark ? "#351C1F" : "#FDE9EA"

    readonly property color scrim: dark ? "#8F000000" : "#52171A20"
    readonly property color shadow: dark ? "#8F000000" : "#30101828"
    readonly property color clear: "#00000000"

    // Gradient of the app mark; the same in both themes.
    readonly property color markTop: "#5B85FF"
    readonly property color markBottom: "#2A50CE"
    readonly property color markSail: "#FFFFFF"

    readonly property list<color> tabColoursLight: ["#2F5BE0", "#A86500", "#C2357A", "#0B7E6B", "#7443D6", "#B8481F", "#4E7A14", "#626A78"]
    readonly property list<color> tabColoursDark: ["#7AA2FF", "#F2B85C", "#F08BB4", "#5CCBB0", "#B79AF5", "#E58A6B", "#9BC66B", "#9AA3B2"]
    readonly property list<color> tabColours: dark ? tabColoursDark : tabColoursLight

    // Space and shape
    readonly property int space4: 4
    readonly property int space8: 8
    readonly property int space12: 12
    readonly property int space16: 16
    readonly property int space20: 20
    readonly property int space24: 24
    readonly property int space32: 32
    readonly property int radiusKey: 4
    readonly property int radiusChip: 5
    readonly property int radiusControl: 6
    readonly property int radiusRow: 8
    readonly property int radiusCard: 10
    readonly property int radiusDialog: 14
    readonly property int control: scaled(32)
    readonly property int controlCompact: scaled(28)
    readonly property int controlLarge: scaled(36)
    readonly property int icon: 16
    readonly property int iconSmall: 14
    readonly property int iconTiny: 10

    // Motion, in milliseconds
    readonly property int durationHover: reduceMotion ? 0 : 80
    readonly property int durationPopup: reduceMotion ? 0 : 120
    readonly property int durationPanel: reduceMotion ? 0 : 180
    readonly property int durationRow: reduceMotion ? 0 : 160
    readonly property int durationProgress: reduceMotion ? 0 : 250
    readonly property int tooltipDelay: 600

    // Type
    readonly property string fontFamily: "Inter"
    readonly property string codeFamily: "JetBrains Mono"
    readonly property int fontDisplay: scaled(22)
    readonly property int fontHeading: scaled(18)
    readonly property int fontTitle: scaled(15)
    readonly property int fontBody: scaled(13)
    readonly property int fontSmall: scaled(12)
    readonly property int fontCaption: scaled(11)
    readonly property int fontCode: scaled(12)
    readonly property int lineDisplay: scaled(36)
    readonly property int lineHeading: scaled(24)
    readonly property int lineTitle: scaled(24)
    readonly property int lineBody: scaled(20)
    readonly property int lineSmall: scaled(18)
    readonly property int lineCaption: scaled(16)
    readonly property int lineCode: scaled(20)
    readonly property var tabularNumbers: ({
            "tnum": 1
        })

    // A length that follows the text size; whole pixels.
    function scaled(px: real): int {
        return Math.round(px * root.textScale);
    }

    // How long it would be at the usual size of text.
    function unscaled(px: real): int {
        return Math.round(px / root.textScale);
    }

    // The eight tab colours count from 1; 0 is "no tab" and shows nothing.
    function tabColour(n: int): color {
        return n >= 1 && n <= 8 ? root.tabColours[n - 1] : root.clear;
    }

    // A series of a chart: "accent", or "tab1" to "tab8".
    function seriesColour(name: string): color {
        return name === "accent" ? root.accentBar : root.tabColour(Number(name.slice(3)));
    }

    function toneText(tone: string): color {
        switch (tone) {
        case "accent":
            return root.accentText;
        case "success":
            return root.successText;
        case "warning":
            return root.warningText;
        case "danger":
            return root.dangerText;
        case "secondary":
            return root.textSecondary;
        case "tertiary":
            return root.textTertiary;
        default:
            return root.textPrimary;
        }
    }

    function toneBar(tone: string): color {
        switch (tone) {
        case "success":
            return root.successBar;
        case "warning":
            return root.warningBar;
        case "danger":
            return root.dangerBar;
        case "secondary":
        case "tertiary":
            return root.textTertiary;
        default:
            return root.accentBar;
        }
    }

    function toneTint(tone: string): color {
        switch (tone) {
        case "accent":
            return root.accentTint;
        case "success":
            return root.successTint;
        case "warning":
            return root.warningTint;
        case "danger":
            return root.dangerTint;
        default:
            return root.bgSunken;
        }
    }
}
