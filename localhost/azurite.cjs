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

// Each look into a queue removes what has expired. That is nothing, for which every index would be sorted anew: two thirds of its time
// with some thousand waiting timers.
const { Collection } = require(require.resolve("lokijs", { paths: [require.resolve("azurite/package.json")] }));
const removeBatch = Collection.prototype.removeBatch;
Collection.prototype.removeBatch = function (documents) {
  if (documents.length > 0) removeBatch.call(this, documents);
};

// Of two keys it looks under the first that is asked for, which are all rows of a table with one partition, or with one row in each.
const findOne = Collection.prototype.findOne;
Collection.prototype.findOne = function (query) {
  const isIndexed = (key) => typeof query?.[key] === "string" && this.binaryIndices[key] && !this.binaryIndices[key].dirty;
  if (!isIndexed("PartitionKey") || !isIndexed("RowKey")) return findOne.call(this, query);
  const { PartitionKey, RowKey, ...rest } = query;
  const width = (key) => this.calculateRange("$eq", key, query[key]).reduce((first, last) => last - first);
  const keys = width("PartitionKey") < width("RowKey") ? { PartitionKey, RowKey } : { RowKey, PartitionKey };
  return findOne.call(this, { ...keys, ...rest });
};

process.stdin.resume().on("end", () => process.emit("SIGTERM"));
require("azurite/dist/src/azurite.js");
