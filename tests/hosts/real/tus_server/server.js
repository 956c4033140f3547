// A tus server in the folder given as the first argument. Writes its port as one line and ends with its standard input.
import { FileStore } from "@tus/file-store"
import { Server } from "@tus/server"

const server = new Server({ path: "/files", datastore: new FileStore({ directory: process.argv[2] }) })
const listening = server.listen(0, "127.0.0.1", () => console.log(listening.address().port))
process.stdin.on("end", () => process.exit(0)).resume()
