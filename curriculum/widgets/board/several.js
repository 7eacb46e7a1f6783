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

/** All that are chosen, one day to the side; or up or down past their neighbour, where they stand together. */
function moveMarked(board, down, side) {
  const model = expected(board);
  const ids = togetherWith(board, [...board.marked][0]);
  if (side) {
    const places = [...model.days.map((day) => day.id), ""];
    const target = places[places.indexOf(dayOf(board, placeOf(model, ids[0]))) + side];
    if (target === undefined) return null;
    return moveThere(board, ids, { into: target, after: (model.places.get(target) ?? []).filter((id) => !ids.includes(id)).at(-1) ?? null, at: null, gap: 0, hold: null });
  }
  const place = placeOf(model, ids[0]);
  const order = model.places.get(place) ?? [];
  const first = order.indexOf(ids[0]);
  if (ids.some((id, nth) => order[first + nth] !== id)) return null;
  const neighbour = down > 0 ? order[first + ids.length] : order[first - 1];
  if (!neighbour) return null;
  return { op: "MoveItem", item: neighbour, into: place || null, after: down > 0 ? order[first - 1] ?? null : ids.at(-1) };
}

function removeMarked(board, id) {
  const ids = togetherWith(board, id);
  focusNeighbour(board, id);
  board.marked.clear();
  perform(board, together(ids.map((one) => ({ op: "RemoveItem", item: one }))));
}

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
