// Everything that the mouse can do. Arrows walk over the board, where only one thing at a time takes part in Tab's round.
function listen(board) {
  const { root } = board.parts;
  root.addEventListener("keydown", (event) => onKey(board, event));
  root.addEventListener("focusin", ({ target }) => { if (target.classList.contains("stop")) rove(board, target); });
  root.addEventListener("pointerdown", () => { board.held = true; });
  root.addEventListener("click", () => { board.held = false; }, true); // the pointer is up before its click is told
  const release = () => setTimeout(() => { board.held = false; if (board.waiting) redraw(board); }, 0);
  const back = () => { if (document.visibilityState === "visible" && board.picture) deliver(board.outbox); };
  const undoOrRedo = (event) => onUndoOrRedo(board, event);
  const resized = () => { if (board.picture) redraw(board); };
  const leave = (event) => { if (board.outbox.pending.length) event.preventDefault(); };
  const listeners = [[window, "pointerup", release], [window, "pointercancel", release], [window, "resize", resized], [document, "visibilitychange", back], [window, "beforeunload", leave], [document, "keydown", undoOrRedo]];
  for (const [target, name, does] of listeners) target.addEventListener(name, does, true);
  return () => { for (const [target, name, does] of listeners) target.removeEventListener(name, does, true); };
}

function onKey(board, event) {
  event.stopPropagation(); // the page has keys of its own, and does not see that somebody is typing in here
  const { target, key } = event;
  if (key === "Escape" && board.drag) { event.preventDefault(); return onEnd(board, false); }
  if (key === "Escape" && board.lifted) { event.preventDefault(); return putDown(board); }
  if (key === "Escape" && board.marked.size) { event.preventDefault(); return unmark(board); }
  if (key === "Escape" && !board.selected && board.beside.panel) { event.preventDefault(); return leaveInspector(board); }
  if (key === "Escape" && board.selected) { event.preventDefault(); return leaveInspector(board); }
  if (!target.classList.contains("stop")) return undefined;
  const act = onBoard(board, target, event);
  if (act) { event.preventDefault(); act(); }
  return undefined;
}

/** Wherever the focus is on the page, except where a text has an undo of its own. */
function onUndoOrRedo(board, event) {
  const [target] = event.composedPath();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z" || holdsText(target)) return;
  event.preventDefault();
  event.stopPropagation();
  command(board, event.shiftKey ? "redo" : "undo");
}

const holdsText = (node) => node.isContentEditable || Boolean(node.matches?.("textarea, input:not([type=checkbox], [type=radio], [type=button])"));

/** What a key does on a block, a gap or a day's head; undefined leaves it to the browser. */
function onBoard(board, target, event) {
  const { id, day } = target.dataset;
  const side = sideways(board, event.key);
  const down = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const doTo = (operation) => () => perform(board, operation);
  if (id && event.key === " ") return () => takeUpOrPutDown(board, id);
  if (id && board.marked.has(id) && (board.lifted === id || event.altKey) && (down || side)) return doTo(moveMarked(board, down, side));
  if (id && board.lifted === id && (down || side)) return down ? moveUpOrDown(board, id, down) : doTo(moveSideways(board, id, side));
  if (event.ctrlKey || event.metaKey) return undefined;
  if (event.altKey) {
    if (id && down) return moveUpOrDown(board, id, down);
    if (id && side) return doTo(moveSideways(board, id, side));
    if (day && side) return doTo(shiftDay(board, day, side));
    return down || side ? () => {} : undefined; // else the browser would go back a page
  }
  if (id) {
    if (event.shiftKey && down) return doTo(lengthen(board, id, down * STRIDE));
    if (event.shiftKey && side) return doTo(lengthen(board, id, side * STRIDE));
    if (event.key === "+" || event.key === "=") return doTo(lengthen(board, id, STRIDE));
    if (event.key === "-") return doTo(lengthen(board, id, -STRIDE));
    if ((event.key === "Delete" || event.key === "Backspace") && board.marked.has(id)) return () => removeMarked(board, id);
    if (event.key === "Delete" || event.key === "Backspace") return () => perform(board, remove(board, id));
    if (event.key.toLowerCase() === "s") return () => { mark(board, id); };
    if (event.key.toLowerCase() === "m" || event.key === "ContextMenu" || (event.shiftKey && event.key === "F10")) return () => openMenu(board, id, target);
    if (event.key.toLowerCase() === "p") return doTo(pinOrFree(board, id));
  }
  if (event.key === "Enter" && (id || day)) return () => select(board, id ? { item: id } : { day }, true);
  if (down) return () => walk(board, target, 0, down);
  if (side) return () => walk(board, target, side, 0);
  if (event.key === "Home" || event.key === "End") return () => stopsOf(columnOf(board, target)).at(event.key === "Home" ? 0 : -1)?.focus();
  return undefined;
}

/** What has a fixed start stays where it is, and says so. */
function moveUpOrDown(board, id, down) {
  if (isFixed(board, id)) return () => say(board, joined(board, blockOf(board, id)?.title ?? "", board.picture.words.start_is_fixed));
  return () => perform(board, shift(board, id, down));
}

function takeUpOrPutDown(board, id) {
  if (board.lifted) return putDown(board);
  board.lifted = id;
  redraw(board);
  return say(board, board.picture.words.taken_up.replace("{title}", blockOf(board, id)?.title ?? ""));
}

function putDown(board) {
  const title = blockOf(board, board.lifted)?.title ?? "";
  board.lifted = null;
  redraw(board);
  say(board, board.picture.words.put_down.replace("{title}", title));
}

function sideways(board, key) {
  const forward = getComputedStyle(board.parts.root).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (key !== "ArrowLeft" && key !== "ArrowRight") return 0;
  return key === forward ? 1 : -1;
}

/** The next block of the column, or the one before, or the day's head: free time beside the block goes with it. */
function focusNeighbour(board, id) {
  const own = board.nodes.get(id);
  const column = columnOf(board, own);
  const model = expected(board);
  const stays = (stop) => stop.dataset.id && !own.contains(stop) && placeOf(model, stop.dataset.id) !== null;
  const stops = stopsOf(column).filter((stop) => stop.dataset.id === id || stays(stop));
  const at = stops.findIndex((stop) => stop.dataset.id === id);
  const neighbour = stops[at + 1] ?? stops[at - 1] ?? column?.querySelector(".head");
  if (neighbour) rove(board, neighbour);
  board.wanted = neighbour?.dataset.id ?? "";
}

const columnsOf = (board) => [...board.parts.columns.querySelectorAll(".day"), board.parts.aside.list];
const columnOf = (board, node) => columnsOf(board).find((column) => column.contains(node));
const top = (node) => node.getBoundingClientRect().top;

function stopsOf(column) {
  const stops = [...(column?.querySelectorAll(".stop") ?? [])].filter((node) => node.offsetParent);
  return stops.sort((a, b) => top(a) - top(b) || a.getBoundingClientRect().left - b.getBoundingClientRect().left);
}

function walk(board, from, side, down) {
  const columns = columnsOf(board);
  const column = columnOf(board, from);
  if (down) {
    const stops = stopsOf(column);
    return stops[stops.indexOf(from) + down]?.focus();
  }
  let at = columns.indexOf(column) + side;
  if (board.size === "phone" && columns[at]) showDay(board, columns[at].dataset.day ?? "");
  while (columns[at] && !stopsOf(columns[at]).length) at += side;
  const near = stopsOf(columns[at]).sort((a, b) => Math.abs(top(a) - top(from)) - Math.abs(top(b) - top(from)));
  return near[0]?.focus();
}

/** Only `stop` keeps its place in Tab's round. */
function rove(board, stop) {
  if (board.stop !== stop) board.stop?.setAttribute("tabindex", "-1");
  board.stop = stop;
  stop.setAttribute("tabindex", "0");
}

function keepOneStop(board) {
  const stops = [...board.parts.frame.querySelectorAll(".stop")];
  for (const stop of stops) if (stop !== board.stop) stop.setAttribute("tabindex", "-1");
  if (!stops.includes(board.stop)) {
    const chosen = board.selected?.item ? stops.find((stop) => stop.dataset.id === board.selected.item) : null;
    if (chosen ?? stops[0]) rove(board, chosen ?? stops.find((stop) => stop.classList.contains("block")) ?? stops[0]);
  }
}
