// The card of a chosen row: all its columns, the rows it refers to, and its address to cite.

const HIDDEN = /(start_char|end_char|_earliest|_latest)$/;

class Card {
  /** go(row, focus) shows another row; back() puts the focus on the row's words; close() hides the card. */
  constructor(place, go, back, close) {
    Object.assign(this, { place, go, back, close });
  }

  show(article, row, sameWords) {
    this.place.replaceChildren(
      this.header(row), this.fields(article, row), this.others(row, sameWords), this.cite(row));
    this.place.hidden = false;
    this.place.scrollTop = 0;
  }

  header(row) {
    const copy = this.button("Copy link", () => copyText(this.place.querySelector(".cite input"), copy), { class: "copy" });
    return make("header", {}, make("h2", {}, singular(row)), copy,
      this.button("To the words", () => this.back(), { class: "to-words" }),
      this.button("To the table", () => this.go(row, true), { class: "to-table" }),
      this.button("Close", () => this.close(), { class: "close" }));
  }

  hide() {
    this.place.hidden = true;
    this.place.replaceChildren();
  }

  button(text, act, attributes = {}) {
    const button = make("button", { type: "button", ...attributes }, text);
    button.addEventListener("click", act);
    return button;
  }

  fields(article, row) {
    const list = make("dl");
    const has = (name) => row.table.index.has(name);
    for (const [name] of row.table.columns) {
      const text = shown(row, name);
      const isKeyOfName = name.endsWith("_id") && has(name.slice(0, -3));
      if (text === "" || text === row.id || (name === "headline" && text === "no") || HIDDEN.test(name) || isKeyOfName || row.table.key[0] === name) continue;
      if (name.endsWith("_text") && text === shown(row, "text")) continue;
      const key = has(`${name}_id`) ? `${name}_id` : name;
      list.append(make("dt", {}, heading(row.table, name)), make("dd", { dir: "auto", "data-column": name }, this.value(article, row, name, key, text)));
    }
    return list;
  }

  /** A value; one that is a key, or the name beside a key, leads to the row. */
  value(article, row, name, key, text) {
    const table = row.table.refers[key];
    const other = table && table !== "articles" ? target(article, table, field(row, key)) : null;
    if (other && other !== row) return this.button(key === name ? describe(other) : text, () => this.go(other, true), { class: "link" });
    return name === "origin" ? make("span", { class: `origin origin-${field(row, name)}` }, text) : text;
  }

  others(row, sameWords) {
    const others = sameWords.filter((other) => other !== row);
    if (!others.length) return "";
    const list = make("ul", { class: "same-words" });
    for (const other of others) {
      list.append(make("li", {}, `${singular(other)}: `, this.button(describe(other), () => this.go(other, false), { class: "link", dir: "auto" })));
    }
    return make("div", {}, make("h3", {}, "Also at these words"), list);
  }

  cite(row) {
    const url = new URL(location.href);
    url.hash = addressOf(row);
    const address = make("input", { type: "text", readonly: true, value: url.href, "aria-label": "Address of this row" });
    return make("footer", { class: "cite" }, make("code", { class: "row-id" }, row.id), address);
  }
}

function singular(row) {
  return row.table.title.replace(/s$/, "");
}

/** A row in a few words. */
function describe(row) {
  return shorten(["description", "text", "name"].map((name) => shown(row, name)).find(Boolean) ?? row.id);
}

function shorten(text) {
  const letters = [...text];
  return letters.length > 70 ? `${letters.slice(0, 69).join("")}…` : text;
}

/** Copy what a field holds; where the browser does not allow it, it stays selected to be copied by hand. */
async function copyText(address, button) {
  address.select();
  let done = false;
  try {
    await navigator.clipboard.writeText(address.value);
    done = true;
  } catch {
    done = document.execCommand("copy");
  }
  button.textContent = done ? "Copied" : "Press Ctrl+C";
  document.getElementById("status").textContent = done ? "Link copied" : "Link selected";
  setTimeout(() => { button.textContent = "Copy link"; }, 2000);
}
