pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import Galleon.Bridge
import App.Controls
import App.Shell
import App.Theme

// The Statistics page's toolbar: the range, and its export.
Toolbar {
    id: root

    readonly property bool narrow: root.width < 760 * Theme.textScale

    title: qsTr("Statistics")
    summary: Statistics.range === "now" ? "" : Statistics.summary
    hasSearch: false
    actionsWidth: range.implicitWidth + exporter.fullWidth + Theme.space8

    Segmented {
        id: range

        anchors.verticalCenter: parent?.verticalCenter
        fill: false
        label: qsTr("Range")
        current: Statistics.range
        choices: [
            {
                "id": "now",
                "label": qsTr("Now")
            },
            {
                "id": "7d",
                "label": root.narrow ? qsTr("7 d", "7 days, short") : qsTr("7 days")
            },
            {
                "id": "30d",
                "label": root.narrow ? qsTr("30 d", "30 days, short") : qsTr("30 days")
            },
            {
                "id": "12m",
                "label": root.narrow ? qsTr("12 m", "12 months, short") : qsTr("12 months")
            },
            {
                "id": "all",
                "label": qsTr("All")
            }
        ]
        onChosen: id => Statistics.range = id
    }

    Button {
        id: exporter

        iconName: "download"
        text: qsTr("Export CSV")
        tip: root.labelsFolded ? qsTr("Export CSV") : ""
        folded: root.labelsFolded
        enabled: !Statistics.isEmpty
        onClicked: {
            files.active = true;
            (files.item as FileDialog).open();
        }
    }

    Loader {
        id: files

        active: false
        sourceComponent: FileDialog {
            title: qsTr("Export CSV")
            fileMode: FileDialog.SaveFile
            selectedFile: App.suggestedFile("galleon-statistics")
            defaultSuffix: "csv"
            nameFilters: [qsTr("CSV files (*.csv)"), qsTr("All files (*)")]
            onAccepted: Statistics.exportTo(selectedFile)
        }
    }
}
