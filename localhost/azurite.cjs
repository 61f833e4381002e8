// Runs Azurite until the standard input closes, so that it ends with the process that started it, however that ended.
// Ctrl-C goes to the whole group of processes: the host needs its storage to stop cleanly, so Azurite waits for it.
const once = process.once.bind(process);
process.once = (event, listener) => (event === "SIGINT" ? process.on("SIGINT", () => {}) : once(event, listener));
process.stdin.resume().on("end", () => process.emit("SIGTERM"));
require("azurite/dist/src/azurite.js");
