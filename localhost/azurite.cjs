// Runs Azurite until the standard input closes, so that it ends with the process that started it, however that ended.
const { Server } = require("http");

// Ctrl-C goes to the whole group of processes: the host needs its storage to stop cleanly, so Azurite waits for it.
const once = process.once.bind(process);
process.once = (event, listener) => (event === "SIGINT" ? process.on("SIGINT", () => {}) : once(event, listener));

// Azurite saves its data after the last connection is closed, and clients keep theirs open.
const close = Server.prototype.close;
Server.prototype.close = function (done) {
  const closing = close.call(this, done);
  this.closeAllConnections();
  return closing;
};

require("./azurite-indexes.cjs");
process.stdin.resume().on("end", () => process.emit("SIGTERM"));
require("azurite/dist/src/azurite.js");
