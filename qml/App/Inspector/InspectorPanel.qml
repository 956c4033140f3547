pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import App.Controls
import App.Theme
import Galleon.Bridge

// What is known about the selected galleries, beside the list or over it.
FocusScope {
    id: root

    required property bool floating
    required property bool open

    readonly property bool one: Inspector.mode === "one"
    readonly property int inset: Theme.space16

    signal closeRequested
    signal menuRequested(real x, real y)
    signal resized(int width)

    visible: x < (parent ? parent.width : 0) && x + width > 0
    enabled: open
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Inspector")
    Keys.onEscapePressed: root.closeRequested()

    Elevation {
        visible: root.floating
        radius: 0
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.bgSurface

        // Nothing below a floating inspector is meant by a click on it.
        MouseArea {
            anchors.fill: parent
            acceptedButtons: Qt.AllButtons
            hoverEnabled: true
            onWheel: wheel => wheel.accepted = true
        }
    }

    Divider {
        x: root.LayoutMirroring.enabled ? root.width - 1 : 0
        width: 1
        height: root.height
    }

    InspectorHeader {
        id: header

        objectName: "inspectorHeader"
        x: root.inset
        y: root.inset
        width: root.width - 2 * root.inset
        focus: true
        onMenuRequested: button => {
            const at = button.mapToItem(root, 0, button.height + 4);
            root.menuRequested(at.x, at.y);
        }
    }

    Segmented {
        id: segments

        objectName: "segments"
        x: root.inset
        y: header.y + header.height + Theme.space12
        width: root.width - 2 * root.inset
        visible: root.one
        label: qsTr("Pages of the inspector")
        choices: [
            {
                id: "overview",
                label: qsTr("Overview")
            },
            {
                id: "images",
                label: qsTr("Images")
            },
            {
                id: "results",
                label: qsTr("Results")
            },
            {
                id: "activity",
                label: qsTr("Activity")
            }
        ]
        current: Inspector.segment
        onChosen: id => Inspector.segment = id
    }

    // The pages that scroll as a whole.
    Flickable {
        id: flick

        readonly property Item pane: !root.one ? summary : Inspector.segment === "results" ? results : overview

        x: root.LayoutMirroring.enabled ? 0 : root.inset
        y: (segments.visible ? segments.y + segments.height : header.y + header.height) + Theme.space12
        width: root.width - root.inset
        height: root.height - y
        visible: !root.one || Inspector.segment === "overview" || Inspector.segment === "results"
        clip: true
        contentHeight: flick.pane.height + root.inset
        boundsBehavior: Flickable.StopAtBounds

        FocusInView {
            view: flick
            margin: Theme.space12
        }

        T.ScrollBar.vertical: ScrollBar {}

        OverviewPane {
            id: overview

            objectName: "overviewPane"
            width: flick.width - root.inset
            x: flick.LayoutMirroring.enabled ? root.inset : 0
            visible: flick.pane === overview
            onImagesRequested: Inspector.segment = "images"
        }

        ResultsPane {
            id: results

            objectName: "resultsPane"
            width: flick.width - root.inset
            x: flick.LayoutMirroring.enabled ? root.inset : 0
            visible: flick.pane === results
        }

        SummaryPane {
            id: summary

            objectName: "summaryPane"
            width: flick.width - root.inset
            x: flick.LayoutMirroring.enabled ? root.inset : 0
            visible: flick.pane === summary
        }
    }

    Loader {
        objectName: "imagesPane"
        x: root.inset
        y: flick.y
        width: root.width - 2 * root.inset
        height: root.height - y
        active: root.one && Inspector.segment === "images"
        sourceComponent: ImagesPane {}
    }

    Loader {
        objectName: "activityPane"
        x: root.inset
        y: flick.y
        width: root.width - 2 * root.inset
        height: root.height - y
        active: root.one && Inspector.segment === "activity"
        sourceComponent: ActivityPane {}
    }

    // The edge that is dragged to make a docked inspector wider or narrower.
    MouseArea {
        id: edge

        x: root.LayoutMirroring.enabled ? root.width - 3 : -3
        width: 6
        height: root.height
        visible: !root.floating
        cursorShape: Qt.SplitHCursor
        preventStealing: true
        onPositionChanged: event => root.resized(Math.round(root.LayoutMirroring.enabled ? edge.x + event.x : root.width - edge.x - event.x))
    }
}
