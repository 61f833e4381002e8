// Azurite looks through everything it has for most of what it is asked, and with some thousand open cases has time for nothing else.
// Here it looks where its own indexes lead. What it answers is the same.
const { Collection, Resultset } = require(require.resolve("lokijs", { paths: [require.resolve("azurite/package.json")] }));
const queries = require("azurite/dist/src/table/persistence/LokiTableStoreQueryGenerator").default;

// Each look into a queue removes what has expired and changes what it hands out. Done by the list, all indexes are sorted anew, for an empty list too.
const { removeBatch, update } = Collection.prototype;
Collection.prototype.removeBatch = function (documents) {
  if (documents.length > 0) removeBatch.call(this, documents);
};
Collection.prototype.update = function (changed) {
  return Array.isArray(changed) ? changed.forEach((document) => update.call(this, document)) : update.call(this, changed);
};

// Of several keys it would take the index of the first; that of a partition, or of a kind of row, may lead to every row of the table.
const { find, where } = Resultset.prototype;
Resultset.prototype.find = function (query, firstOnly) {
  const first = this.filterInitialized || typeof query !== "object" || query === null ? undefined : narrowest(this.collection, query);
  return find.call(this, first === undefined ? query : { [first]: query[first], ...query }, firstOnly);
};

function narrowest(collection, query) {
  const isIndexed = (key) => typeof query[key] === "string" && collection.binaryIndices[key]?.dirty === false;
  const indexed = collection.data.length > 0 ? Object.keys(query).filter(isIndexed) : [];
  if (indexed.length < 2) return undefined;
  const widths = indexed.map((key) => collection.calculateRange("$eq", key, query[key]).reduce((begin, end) => end - begin));
  return indexed[widths.indexOf(Math.min(...widths))];
}

// A filter for one partition and more is asked of the rows of that partition.
const generate = queries.generateQueryForPersistenceLayer;
queries.generateQueryForPersistenceLayer = function (options, context) {
  const matches = generate.call(this, options, context);
  matches.partition = onePartition(options.filter ?? "");
  return matches;
};

function onePartition(filter) {
  const [begin, name] = /^\(*PartitionKey eq '((?:[^']|'')*)'\)*(?: and |$)/.exec(filter) ?? [];
  if (begin === undefined) return undefined;
  let rest = filter.slice(begin.length).replace(/'(?:[^']|'')*'/g, "");
  for (let before = ""; before !== rest; rest = rest.replace(/\([^()]*\)/g, "")) before = rest;
  return /\bor\b/i.test(rest) ? undefined : name.replaceAll("''", "'");
}

Resultset.prototype.where = function (matches) {
  if (matches.partition !== undefined && !this.filterInitialized) this.find({ PartitionKey: matches.partition });
  return where.call(this, matches);
};
