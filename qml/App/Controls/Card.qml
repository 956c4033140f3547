import QtQuick
import App.Theme

// A bordered surface that holds related things.
Rectangle {
    color: Theme.bgSurface
    radius: Theme.radiusCard
    border.width: 1
    border.color: Theme.borderSubtle
}
