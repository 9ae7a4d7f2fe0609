// The page: which article, table and row are shown, and what the reader does.

(function () {
  const byId = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const narrow = matchMedia("(max-width: 60rem)");
  const state = { article: DATA.articles[0], table: DATA.tables[0].name, row: null };
  const say = (text) => { byId("status").textContent = text; };
  const notice = (text) => { byId("notice").textContent = text; byId("notice").hidden = false; bring(byId("notice"), "nearest"); };
  const view = new TableView(byId("table"), (row) => select(row, { from: "table" }), say);
  const card = new Card(byId("card"), (row, focus) => select(row, { from: "card", focus }), toWords, unselect);

  function showTable(name) {
    state.table = name;
    for (const tab of all("[role=tab]")) {
      const on = tab.dataset.table === name;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      if (on) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    byId("panel").setAttribute("aria-labelledby", `tab-${name}`);
    for (const chart of all(".chart")) {
      chart.hidden = chart.dataset.article !== state.article.id;
      chart.classList.toggle("aside", chart.dataset.chart !== name);
    }
    view.show(state.article, name);
    byId("tables").scrollTop = 0;
  }

  function showArticle(article) {
    state.article = article;
    for (const node of all("article")) node.hidden = node.dataset.article !== article.id;
    for (const tab of all("[role=tab]")) tab.querySelector(".count").textContent = rowsOf(article, tab.dataset.table).length;
    if (byId("chooser")) byId("chooser").value = article.id;
    unselect(false);
    showTable(state.table);
  }

  /** Show a row: in its table, in the card, and by its words. */
  function select(row, { from, focus = false } = {}) {
    state.row = row;
    view.chosen = row;
    byId("notice").hidden = true;
    if (row.table.name !== state.table) showTable(row.table.name);
    for (const bar of all(".bar")) bar.classList.toggle("chosen", bar.dataset.row === row.id);
    const spans = spansOf(state.article, row);
    const first = light(state.article, spans);
    const own = spans.find((span) => span[2]);
    card.show(state.article, row, own && SPAN_TABLES.includes(row.table.name) ? rowsAt(state.article, own[0]) : []);
    view.reveal(row, focus);
    history.replaceState(null, "", `#${addressOf(row)}`);
    if (narrow.matches && first && !focus) showView("article");
    else if (narrow.matches && focus) showView("tables");
    if (first && from !== "article") bring(first, "center");
    const words = spans.filter((span) => span[2]).length;
    say(`${singular(row)} chosen; ${words === 1 ? "its words are" : `${words} places are`} marked in the article`);
  }

  function unselect(keepAddress) {
    state.row = view.chosen = null;
    card.hide();
    light(state.article, []);
    for (const node of all("#table [aria-selected=true]")) node.setAttribute("aria-selected", "false");
    for (const bar of all(".bar.chosen")) bar.classList.remove("chosen");
    if (keepAddress !== false) history.replaceState(null, "", location.pathname + location.search);
  }

  function toWords() {
    showView("article");
    const first = document.querySelector(".lit") ?? document.querySelector(".lit-too");
    if (!first) return;
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    bring(first, "center");
  }

  function showView(name) {
    document.body.dataset.view = name;
    for (const button of all(".switch button")) button.setAttribute("aria-pressed", String(button.dataset.view === name));
  }

  function followAddress() {
    let address = location.hash.slice(1);
    byId("notice").hidden = true;
    try { address = decodeURIComponent(address); } catch { return; }
    if (address === "tables") showView("tables");
    if (!address || byId(address)) return;
    const found = findRow(address, state.article);
    if (!found) return notice(`No row of this page has the address “${address}”. It may be a row of another version of the data.`);
    if (found.article !== state.article) showArticle(found.article);
    if (found.row) select(found.row, { from: "address" });
  }

  function onArticleClick(event) {
    const piece = event.target.closest("[data-s]");
    if (!piece || String(getSelection()).trim()) return;
    const row = choose(state.article, piece, state.row);
    if (row) select(row, { from: "article" });
  }

  function onArticleKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowRight" || event.key === "ArrowDown") step(state.article, 1);
    else if (event.key === "ArrowLeft" || event.key === "ArrowUp") step(state.article, -1);
    else if (event.key === "Enter" || event.key === " ") {
      const piece = event.target.closest("[data-s]");
      const row = piece && choose(state.article, piece, state.row);
      if (!row) return;
      select(row, { from: "article" });
    } else return;
    event.preventDefault();
  }

  function onTabKey(event) {
    const tabs = all("[role=tab]");
    const at = tabs.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length];
    showTable(tab.dataset.table);
    tab.focus();
  }

  function onPanelClick(event) {
    const bar = event.target.closest(".bar");
    const cell = event.target.closest(".cell");
    if (bar) {
      const found = findRow(bar.dataset.row, state.article);
      if (found) select(found.row, { from: "chart" });
    } else if (cell) {
      view.restrict(cell.dataset.rows.split(" "), cell.dataset.why);
      bring(byId("table"), "start");
    }
  }

  for (const node of all("article")) {
    node.addEventListener("click", onArticleClick);
    node.addEventListener("keydown", onArticleKey);
  }
  for (const tab of all("[role=tab]")) tab.addEventListener("click", () => showTable(tab.dataset.table));
  document.querySelector("[role=tablist]").addEventListener("keydown", onTabKey);
  byId("panel").addEventListener("click", onPanelClick);
  byId("chooser")?.addEventListener("change", (event) => {
    showArticle(DATA.articles.find((article) => article.id === event.target.value));
    history.replaceState(null, "", `#${state.article.id}`);
  });
  for (const button of all(".switch button")) button.addEventListener("click", () => showView(button.dataset.view));
  for (const button of all(".key button")) {
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
      document.body.classList.toggle(`no-${button.dataset.kind}`, !on);
    });
  }
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.row) unselect();
  });
  addEventListener("hashchange", followAddress);
  document.body.classList.add("live");
  showArticle(state.article);
  followAddress();
})();
