"use strict";
// The rows as the page holds them: tables, articles, addresses, and which words a row is about.
// A row is {table, cells, id}; offsets count code points, as in the CSV files.

const DATA = JSON.parse(document.getElementById("data").textContent);
const TABLES = new Map(DATA.tables.map((table) => [table.name, table]));
const SPAN_TABLES = ["figures", "times", "mentions", "quotes", "events"];

for (const table of DATA.tables) {
  table.index = new Map(table.columns.map(([name], i) => [name, i]));
  table.spans = table.columns.map(([name]) => name).filter((name) => name.endsWith("start_char"))
    .map((name) => name.slice(0, -"start_char".length));
}

/** An element with attributes and children; text is always a text node. */
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

function field(row, name) {
  return row.cells[row.table.index.get(name)];
}

/** The rows of a table that belong to an article; of shared tables those that the article refers to. */
function rowsOf(article, name) {
  article.made ??= new Map();
  if (!article.made.has(name)) article.made.set(name, makeRows(article, TABLES.get(name)));
  return article.made.get(name);
}

function makeRows(article, table) {
  const shared = table.name in DATA.shared;
  let rows = (shared ? DATA.shared : article.rows)[table.name].map((cells) => ({ table, cells: full(table, cells, article.id) }));
  if (shared && DATA.articles.length > 1) {
    const used = usedIn(article, table);
    rows = rows.filter((row) => used.has(row.cells[0]));
  }
  for (const row of rows) row.id = table.key.map((key) => field(row, key)).join("/");
  return rows;
}

/** Texts that stand in several cells are sent once; ids that begin with the article's are sent without that part. */
function full(table, cells, articleId) {
  return cells.map((cell, i) => {
    const value = Array.isArray(cell) ? DATA.words[cell[0]] : cell;
    return table.columns[i][0].endsWith("_id") && /^[/-]/.test(value) ? articleId + value : value;
  });
}

function usedIn(article, shared) {
  const used = new Set();
  for (const table of DATA.tables) {
    if (table.name in DATA.shared) continue;
    for (const [name, target] of Object.entries(table.refers)) {
      const at = table.index.get(name);
      if (target === shared.name && at !== undefined) for (const row of rowsOf(article, table.name)) used.add(row.cells[at]);
    }
  }
  return used;
}

/** What stands after # in the address of a page that shows the row. Ids without offsets are not unique among tables. */
function addressOf(row) {
  return row.table.spans.includes("") && row.table.name !== "reviews" ? row.id : `${row.table.name}/${row.id}`;
}

/** The article and row of an address; null when there is none. */
function findRow(address, preferred) {
  const articles = [preferred, ...DATA.articles.filter((article) => article !== preferred)];
  const [first, ...rest] = address.split("/");
  for (const article of articles) {
    if (address === article.id) return { article, row: null };
    for (const table of DATA.tables) {
      const row = rowsOf(article, table.name).find((candidate) =>
        candidate.id === address || (table.name === first && candidate.id === rest.join("/")));
      if (row) return { article, row };
    }
  }
  return null;
}

/** The row that a foreign key leads to; null when it has none. */
function target(article, table, key) {
  return rowsOf(article, table).find((row) => row.id === key) ?? null;
}

/** The row that a key of another row leads to, where no name beside the key says it; null when there is none. */
function referred(article, row, name) {
  const table = row.table.refers[name];
  const isNamed = name.endsWith("_id") && row.table.index.has(name.slice(0, -3));
  return table && table !== "articles" && !isNamed ? target(article, table, field(row, name)) : null;
}

/** A column's heading; a key that is shown by the words of its row is headed by what the row is. */
function heading(table, name) {
  const title = table.columns[table.index.get(name)][1];
  return table.refers[name] && table.refers[name] !== "articles" ? title.replace(/ id$/, "") : title;
}

/** The spans of a row: [start, end, whether it is the row's own]. */
function spansOf(article, row) {
  const name = row.table.name;
  const all = (table, column) => rowsOf(article, table).filter((other) => field(other, column) === row.id)
    .flatMap((other) => spansOf(article, other).filter((span) => span[2]));
  if (name === "actors") return all("mentions", "actor_id");
  if (name === "places") return all("mentions", "place_id");
  if (name === "indicators") return all("figures", "indicator_id");
  if (name === "reviews" && field(row, "start_char") === null) return reviewed(article, row);
  if (name === "quote_speakers") return spansOf(article, target(article, "quotes", field(row, "quote_id")));
  if (name === "event_actors") return spansOf(article, target(article, "events", field(row, "event_id")));
  return row.table.spans.map((prefix) => [field(row, `${prefix}start_char`), field(row, `${prefix}end_char`), prefix === ""])
    .filter(([start]) => start !== null);
}

function reviewed(article, row) {
  const table = field(row, "table_name");
  const decided = TABLES.has(table) ? target(article, table, field(row, "row_id")) : null;
  return decided && decided.table.name !== "reviews" ? spansOf(article, decided) : [];
}

/** The rows whose own words hold a character, the shortest first. */
function rowsAt(article, offset) {
  const found = [];
  for (const name of SPAN_TABLES) {
    for (const row of rowsOf(article, name)) {
      const start = field(row, "start_char"), end = field(row, "end_char");
      if (start <= offset && offset < end) found.push([end - start, row]);
    }
  }
  return found.sort((a, b) => a[0] - b[0]).map(([, row]) => row);
}

/** A cell as people read it: labels for codes, words for yes and no, digits in groups. Origins keep their short codes. */
function shown(row, column) {
  const value = field(row, column);
  if (value === null || value === undefined) return "";
  const type = row.table.columns[row.table.index.get(column)][2];
  if (type === "boolean") return value ? "yes" : "no";
  if (type === "number" && Number.isFinite(value)) return value.toLocaleString("en-US", { maximumFractionDigits: 10 });
  return column === "origin" ? value : row.table.codes[column]?.[value] ?? String(value);
}
