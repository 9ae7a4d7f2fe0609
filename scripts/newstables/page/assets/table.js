// One table at a time: search, filters, order, and a window of rows, since a long article has thousands.

const WINDOW = 100;
const COLLATOR = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Text to be searched: without case and accents, with straight quotation marks. */
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").replace(/[“”]/g, '"').toLowerCase();
}

class TableView {
  /** onChoose(row, focus) is called when a reader chooses a row; say(text) tells a screen reader. */
  constructor(place, onChoose, say) {
    Object.assign(this, { place, onChoose, say, chosen: null });
    this.search = make("input", { type: "search", id: "search", placeholder: "Search", "aria-label": "Search this table", autocomplete: "off" });
    this.search.addEventListener("input", () => this.changed());
    this.filters = make("div", { class: "filters" });
    this.count = make("p", { class: "shown-count" });
    this.body = make("tbody");
    this.head = make("tr");
    this.grid = make("table", { class: "rows", role: "grid" }, make("thead", {}, this.head), this.body);
    this.before = make("button", { type: "button", class: "more" });
    this.after = make("button", { type: "button", class: "more" });
    this.nothing = make("div", { class: "empty" });
    this.tools = make("div", { class: "tools" }, this.search, this.filters, this.count);
    place.append(this.tools, this.before, make("div", { class: "scroll" }, this.grid), this.after, this.nothing);
    this.before.addEventListener("click", () => this.draw(Math.max(this.from - WINDOW, 0), this.to));
    this.after.addEventListener("click", () => this.draw(this.from, this.to + WINDOW));
    this.body.addEventListener("click", (event) => this.chooseFrom(event.target));
    this.body.addEventListener("keydown", (event) => this.key(event));
    addEventListener("beforeprint", () => this.rows && this.draw(0, Math.min(this.view.length, 2000)));
  }

  show(article, name) {
    Object.assign(this, { article, table: TABLES.get(name), rows: rowsOf(article, name), order: null, only: null });
    this.search.value = "";
    this.grid.setAttribute("aria-label", this.table.title);
    this.makeFilters();
    this.changed();
  }

  makeFilters() {
    this.filters.replaceChildren();
    this.selects = new Map();
    for (const name of this.table.filters) {
      const counts = new Map();
      for (const row of this.rows) counts.set(field(row, name), (counts.get(field(row, name)) ?? 0) + 1);
      if (counts.size < 2) continue;
      const title = this.table.columns[this.table.index.get(name)][1];
      const select = make("select", { "data-column": name, "aria-label": title }, make("option", { value: "" }, title));
      const values = [...counts].sort((a, b) => b[1] - a[1] || COLLATOR.compare(a[0] ?? "", b[0] ?? ""));
      values.forEach(([value, count], i) => {
        const label = value === null ? "none" : this.table.codes[name]?.[value] ?? String(value);
        select.append(make("option", { value: String(i) }, `${label} (${count})`));
      });
      select.addEventListener("change", () => this.changed());
      this.filters.append(select);
      this.selects.set(select, values.map(([value]) => value));
    }
  }

  /** Show only some rows, named by why, until the reader takes that back. */
  restrict(ids, why) {
    this.clear(false);
    this.only = { ids: new Set(ids), why };
    this.changed();
  }

  clear(redraw = true) {
    this.search.value = "";
    this.only = null;
    for (const select of this.selects.keys()) select.value = "";
    if (redraw) this.changed();
  }

  /** Work out which rows are shown, in which order, and draw the first of them. */
  changed() {
    const words = plain(this.search.value).split(/\s+/).filter(Boolean);
    const wanted = [...this.selects].filter(([select]) => select.value !== "")
      .map(([select, values]) => [select.dataset.column, values[Number(select.value)]]);
    this.view = this.rows.filter((row) =>
      (!this.only || this.only.ids.has(row.id))
      && wanted.every(([column, value]) => field(row, column) === value)
      && (!words.length || words.every((word) => this.searched(row).includes(word))));
    if (this.order) this.sort();
    for (const select of this.selects.keys()) select.classList.toggle("set", select.value !== "");
    this.drawHead();
    this.draw(0, WINDOW);
    this.tell();
  }

  searched(row) {
    row.searched ??= plain(row.table.columns.map(([name]) => shown(row, name)).join(" \n "));
    return row.searched;
  }

  sort() {
    const [column, direction] = this.order;
    const labels = this.table.codes[column] ?? {};
    this.view.sort((a, b) => {
      const x = field(a, column), y = field(b, column);
      if (x === null || y === null) return (x === null) - (y === null);
      return direction * (typeof x === "number" ? x - y : COLLATOR.compare(labels[x] ?? x, labels[y] ?? y));
    });
  }

  tell() {
    const all = this.rows.length, some = this.view.length;
    const text = some === all ? `${all} ${all === 1 ? "row" : "rows"}` : `${some} of ${all} rows`;
    const narrowed = this.only || this.search.value || [...this.selects.keys()].some((select) => select.value !== "");
    this.count.replaceChildren(text);
    for (const [ending, label] of [["csv", "CSV"], ["parquet", "Parquet"]]) {
      this.count.append(" · ", make("a", { href: `${this.table.name}.${ending}`, "aria-label": `${this.table.title} as ${label}` }, label));
    }
    if (this.only) this.count.append(make("span", { class: "why" }, ` · ${this.only.why}`));
    if (narrowed) this.count.append(" ", this.clearButton());
    this.nothing.hidden = some > 0;
    this.grid.hidden = some === 0;
    this.nothing.replaceChildren(all ? "No row fits the search and the filters. " : this.table.empty);
    if (all && !some) this.nothing.append(this.clearButton());
    this.tools.hidden = all === 0;
    this.say(all ? text : this.table.empty);
  }

  clearButton() {
    const button = make("button", { type: "button", class: "link" }, "Show all");
    button.addEventListener("click", () => { this.clear(); this.search.focus(); });
    return button;
  }

  drawHead() {
    this.head.replaceChildren(...this.table.shown.map((name) => {
      const type = this.table.columns[this.table.index.get(name)][2];
      const direction = this.order?.[0] === name ? this.order[1] : 0;
      const button = make("button", { type: "button" }, heading(this.table, name), make("span", { class: "arrow", "aria-hidden": "true" }, { 1: " ↑", "-1": " ↓", 0: "" }[direction]));
      button.addEventListener("click", () => this.sortBy(name));
      const sorted = { 1: "ascending", "-1": "descending", 0: "none" }[direction];
      return make("th", { scope: "col", "aria-sort": sorted, "data-column": name, class: isNumber(type) ? "number" : null }, button);
    }));
  }

  /** Ascending, then descending, then as in the article. */
  sortBy(name) {
    const direction = this.order?.[0] === name ? this.order[1] : 0;
    this.order = direction === 0 ? [name, 1] : direction === 1 ? [name, -1] : null;
    this.changed();
    this.head.querySelector(`[data-column="${name}"] button`).focus();
  }

  draw(from, to) {
    Object.assign(this, { from, to: Math.min(to, this.view.length) });
    this.body.replaceChildren(...this.view.slice(this.from, this.to).map((row, i) => this.drawRow(row, this.from + i)));
    this.grid.setAttribute("aria-rowcount", this.view.length + 1);
    this.before.hidden = this.from === 0;
    this.after.hidden = this.to === this.view.length;
    this.before.textContent = `Show rows before (${this.from})`;
    this.after.textContent = `Show more rows (${this.view.length - this.to})`;
    const stop = this.body.querySelector("[aria-selected=true]") ?? this.body.firstElementChild;
    if (stop) stop.tabIndex = 0;
  }

  drawRow(row, number) {
    const cells = this.table.shown.map((name) => {
      const type = this.table.columns[this.table.index.get(name)][2];
      const other = referred(this.article, row, name);
      const text = other ? describe(other) : shown(row, name);
      const inner = name === "origin" ? make("span", { class: `origin origin-${field(row, name)}` }, text) : text;
      return make("td", { role: "gridcell", class: isNumber(type) ? "number" : `c-${name}`, dir: "auto" }, inner);
    });
    const node = make("tr", { tabindex: "-1", "aria-selected": String(row === this.chosen), "aria-rowindex": number + 2, "data-row": row.id }, ...cells);
    node.row = row;
    return node;
  }

  chooseFrom(node) {
    const line = node.closest("tr");
    if (line && !String(getSelection()).trim()) this.onChoose(line.row);
  }

  key(event) {
    const line = event.target.closest("tr");
    if (!line) return;
    if (event.key === "Enter" || event.key === " ") this.onChoose(line.row);
    else if (event.key === "ArrowDown") this.focusRow(this.view.indexOf(line.row) + 1);
    else if (event.key === "ArrowUp") this.focusRow(this.view.indexOf(line.row) - 1);
    else if (event.key === "Home") this.focusRow(0);
    else if (event.key === "End") this.focusRow(this.view.length - 1);
    else return;
    event.preventDefault();
  }

  /** Put the focus on a row, drawing the rows round it when they are not. */
  focusRow(number) {
    const line = this.lineOf(Math.min(Math.max(number, 0), this.view.length - 1));
    for (const other of this.body.querySelectorAll("[tabindex='0']")) other.tabIndex = -1;
    line.tabIndex = 0;
    line.focus();
  }

  lineOf(number) {
    if (number < this.from || number >= this.to) this.draw(Math.max(number - WINDOW / 2, 0), number + WINDOW / 2);
    return this.body.children[number - this.from];
  }

  /** Mark a row as chosen and bring it into view; filters that hide it are taken back. */
  reveal(row, focus) {
    this.chosen = row;
    for (const line of this.body.querySelectorAll("[aria-selected=true]")) line.setAttribute("aria-selected", "false");
    if (row.table !== this.table) return;
    if (!this.view.includes(row)) this.clear();
    const number = this.view.indexOf(row);
    const line = this.lineOf(number);
    line.setAttribute("aria-selected", "true");
    if (focus) this.focusRow(number);
    bring(line.firstElementChild, "nearest"); // its first cell: a line may be wider than the panel
  }
}

function isNumber(type) {
  return type === "number" || type === "integer";
}
