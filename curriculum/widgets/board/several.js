// Several items that are chosen together, so that one gesture moves, sets aside or removes them all.
function mark(board, id) {
  const { item } = board.selected ?? {};
  if (!board.marked.size && item && item !== id) board.marked.add(item);
  if (!board.marked.delete(id)) board.marked.add(id);
  if (board.selected?.item) board.selected = null;
  redraw(board);
  say(board, chosenText(board));
}

function unmark(board) {
  board.marked.clear();
  redraw(board);
}

/** What a gesture on `id` is about: all that is chosen together with it, in the order of the agenda, or it alone. */
function togetherWith(board, id) {
  if (!board.marked.has(id)) return [id];
  const model = expected(board);
  return [...model.places.values()].flat().filter((other) => board.marked.has(other));
}

const chosenText = (board) => board.picture.words.chosen_several.replace("{n}", String(board.marked.size));

/** The line that says how many are chosen, with what can be done to all of them. */
function drawSeveral(board) {
  const { several } = board.parts;
  const model = expected(board);
  for (const id of board.marked) if (placeOf(model, id) === null) board.marked.delete(id);
  several.hidden = board.marked.size === 0;
  if (several.hidden) return several.replaceChildren();
  const { words } = board.picture;
  const all = () => togetherWith(board, [...board.marked][0]);
  const act = (operations) => { board.marked.clear(); perform(board, together(operations)); };
  const aside = button("quiet-button", words.set_aside, () => act(all().filter((id) => placeOf(model, id) !== "").map((id) => ({ op: "MoveItem", item: id, into: null, after: null })).reverse()));
  const remove = button("quiet-button danger", words.remove, () => act(all().map((id) => ({ op: "RemoveItem", item: id }))));
  const none = button("quiet-button", words.choose_none, () => unmark(board));
  return several.replaceChildren(element("b", "", chosenText(board)), aside, remove, none);
}

/** One gesture: one operation stays what it is, none is none. */
function together(operations, doing = null) {
  if (operations.length < 2) return operations[0] ?? null;
  return doing ? { op: "Several", operations, doing } : { op: "Several", operations };
}
