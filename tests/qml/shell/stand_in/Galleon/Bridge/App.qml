pragma Singleton
import QtQuick

QtObject {
    property var calls: []
    property string page: "queue"
    property string engineState: "running"
    property string engineMessage: ""
    property string version
    property var pages: [
        {
            id: "queue",
            title: "Queue",
            icon: "layers",
            badge: "128",
            alarm: false,
            shortcut: "Alt+1"
        },
        {
            id: "hosts",
            title: "Hosts",
            icon: "server",
            badge: "",
            alarm: true,
            shortcut: "Alt+2"
        }
    ]
    property var otherPages: [
        {
            id: "hosts",
            folder: "Hosts"
        }
    ]
    signal dialogAsked(string name)
    signal toastRequested(string title, string text, string icon, string actionLabel, string actionId)
    signal toastWithdrawn(string actionId)
    property bool staysOpen: true
    signal windowRequested
    property bool hasTray: false
    signal quitAsked(string title, string sentence)
    readonly property var keyTexts: ({
            search: "Ctrl F",
            add_folders: "Ctrl O",
            paste: "Ctrl V",
            palette: "Ctrl K",
            shortcuts: "F1",
            toggle_all: "F8",
            inspector: "Ctrl I",
            add_files: "Ctrl Shift O",
            limit_menu: "Ctrl L",
            notifications: "Ctrl Shift N"
        })
    readonly property var keys: ({
            palette: ["Ctrl+K"],
            search: ["Ctrl+F"],
            add_folders: ["Ctrl+O"],
            add_files: ["Ctrl+Shift+O"],
            paste: ["Ctrl+V"],
            toggle_all: ["F8", "Ctrl+Shift+Space"],
            limit_menu: ["Ctrl+L"],
            inspector: ["Ctrl+I"],
            sidebar: ["Ctrl+B"],
            undo: ["Ctrl+Z"],
            notifications: ["Ctrl+Shift+N"],
            next_region: ["F6"],
            previous_region: ["Shift+F6"],
            settings: ["Ctrl+,"],
            shortcuts: ["F1"],
            hide: ["Ctrl+W"],
            quit: ["Ctrl+Q"]
        })
    function announce(t) {
        calls = [...calls, ["announce", t]];
    }
    function saveWindow(a, b, c, d, e) {
        calls = [...calls, ["saveWindow", a, b, c, d, e]];
    }
    function windowMaximized(): bool {
        return false;
    }
    function windowGeometry() {
        return null;
    }
    function windowClosing() {
        return staysOpen;
    }
    function hideToTray() {
        calls = [...calls, ["hideToTray"]];
    }
    function requestQuit() {
        quitAsked("Uploads are running", "3 galleries resume at the next start.");
    }
    function retryEngine() {
        calls = [...calls, ["retryEngine"]];
    }
    function openLog() {
        calls = [...calls, ["openLog"]];
    }
    function runToastAction(a) {
        calls = [...calls, ["runToastAction", a]];
    }
    function quit(n) {
        calls = [...calls, ["quit", n]];
    }
}
