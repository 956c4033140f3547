pragma Singleton
import QtQuick

ListModel {
    id: m
    property var calls: []
    property string currentId: "imx"
    property string summary: "3 of 4 set up"
    property string searchText
    property int currentRow: ["imx", "pix", "vip", "tih", "fbm", "kat"].indexOf(currentId)
    property bool canTest: true
    property var withAccounts: []
    function setEnabled(a, b) {
        calls = [...calls, ["setEnabled", a, b]];
    }
    function testAll() {
        calls = [...calls, ["testAll"]];
    }
    Component.onCompleted: {
        const rows = [["imx", "imx.to", "IMX", "Image hosts", "marlow · 1 gallery not sent", "", "Sign-in refused", "circle-x", "danger", true, true, false, ""], ["pix", "Pixhost", "PIX", "Image hosts", "No account needed", "No limit", "Ready", "circle-check", "success", true, true, false, ""], ["vip", "vipr.im", "VIP", "Image hosts", "marlow", "38.2 of 100 GB", "Signed in", "circle-check", "success", true, true, false, ""], ["tih", "TurboImageHost", "TIH", "Image hosts", "marlow", "No limit", "Testing…", "loader-circle", "accent", true, true, false, ""], ["fbm", "FileBoom", "FBM", "File hosts", "Add an account to use it", "", "Not set up", "circle-dashed", "secondary", false, false, true, "Add…"], ["kat", "Katfile", "KAT", "File hosts", "marlow · turned off by you", "", "Off", "circle-slash", "secondary", false, true, false, ""]];
        for (const r of rows)
            m.append({
                hostId: r[0],
                name: r[1],
                code: r[2],
                section: r[3],
                subtitle: r[4],
                quotaText: r[5],
                quotaShare: r[0] === "vip" ? 0.38 : -1,
                quotaTone: "accent",
                statusText: r[6],
                statusIcon: r[7],
                statusTone: r[8],
                enabled: r[9],
                canToggle: r[10],
                needsSetup: r[11],
                actionLabel: r[12]
            });
    }
}
