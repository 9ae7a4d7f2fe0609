// The article: lighting up words, and going from mark to mark.

const MARKS = "[data-s][class]";

/** The pieces of an article with the offset of each, in order. */
function piecesOf(article) {
  if (!article.pieces) {
    article.node = document.getElementById(`text-${article.id}`);
    article.pieces = [...article.node.querySelectorAll("[data-s]")];
    article.starts = Int32Array.from(article.pieces, (piece) => Number(piece.dataset.s));
  }
  return article.pieces;
}

/** The place of the first piece that begins at an offset or after it. */
function pieceAt(article, offset) {
  let low = 0, high = piecesOf(article).length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (article.starts[middle] < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Light up the words of spans in place of those lit before; gives the first piece of the first span. */
function light(article, spans) {
  for (const piece of document.querySelectorAll(".lit, .lit-too")) unlight(piece);
  let first = null;
  for (const [start, end, own] of spans) {
    for (let i = pieceAt(article, start); i < article.pieces.length && article.starts[i] < end; i++) {
      article.pieces[i].classList.add(own ? "lit" : "lit-too");
      if (own || !first) first = first?.classList.contains("lit") ? first : article.pieces[i];
    }
  }
  return first;
}

function unlight(piece) {
  piece.classList.remove("lit", "lit-too");
  if (!piece.classList.length) piece.removeAttribute("class");
}

/** Scroll to a node: gliding when it is near, at once when it is far, where heights are guessed until they are drawn. */
function bring(node, block) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const far = Math.abs(node.getBoundingClientRect().top) > 2 * innerHeight;
  node.scrollIntoView({ block, inline: "nearest", behavior: still || far ? "auto" : "smooth" });
  if (far) requestAnimationFrame(() => settle(node, block, node.getBoundingClientRect().top, 20));
}

/** Scroll again, frame by frame, until what is drawn round a node no longer moves it. */
function settle(node, block, before, frames) {
  node.scrollIntoView({ block, inline: "nearest" });
  const { top } = node.getBoundingClientRect();
  if (frames && (top !== before || frames > 15)) requestAnimationFrame(() => settle(node, block, top, frames - 1));
}

/** Go to the next mark (1) or the one before (-1) from where the focus is. */
function step(article, direction) {
  const marks = piecesOf(article).filter((piece) => piece.matches(MARKS) && piece.textContent.trim());
  if (!marks.length) return;
  const at = marks.indexOf(document.activeElement);
  const next = marks[at < 0 ? (direction > 0 ? 0 : marks.length - 1) : Math.min(Math.max(at + direction, 0), marks.length - 1)];
  if (at >= 0) marks[at].removeAttribute("tabindex");
  next.tabIndex = -1;
  next.focus();
}

/** What choosing a piece shows: the shortest row there, or the next longer one when that is chosen already. */
function choose(article, piece, chosen) {
  const rows = rowsAt(article, Number(piece.dataset.s));
  if (!rows.length) return null;
  return rows[(rows.indexOf(chosen) + 1) % rows.length];
}
