import QtQuick

// A picture file cut to a square with round corners. Only for a few pictures that no image provider has prepared.
Canvas {
    id: root

    required property string source
    property real radius: 12

    antialiasing: true
    smooth: true
    onPaint: {
        const context = root.getContext("2d");
        context.reset();
        if (picture.status !== Image.Ready)
            return;
        context.beginPath();
        context.roundedRect(0, 0, root.width, root.height, root.radius, root.radius);
        context.clip();
        const wide = picture.implicitWidth;
        const high = picture.implicitHeight;
        const scale = Math.max(root.width / wide, root.height / high);
        context.drawImage(picture, (root.width - wide * scale) / 2, (root.height - high * scale) / 2, wide * scale, high * scale);
    }

    Image {
        id: picture

        visible: false
        asynchronous: true
        autoTransform: true
        sourceSize.height: 240
        source: root.source
        onStatusChanged: root.requestPaint()
    }
}
