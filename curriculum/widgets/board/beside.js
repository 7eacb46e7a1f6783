// What stands beside the agenda when nothing is chosen: the library, what has been done, or
// what the checks say. Python fills it.
const PANELS = { library: drawLibrary, history: drawHistory, advice: drawAdvice };
const TYPING = 250; // milliseconds after the last letter before the library is searched

/** Opens a panel, or changes what it is for; the same again closes it. */
function openBeside(board, wanted) {
  board.beside = { ...board.beside, ...wanted };
  Object.assign(board, { selected: null, view: board.beside.panel && board.size === "phone" ? "beside" : "board" });
  board.opening = board.view === "beside"; // on a phone it begins below everything else
  board.ask(board.beside);
  redraw(board);
}

function toggleBeside(board, panel) {
  const open = board.beside.panel === panel && !board.selected;
  openBeside(board, { panel: open ? "" : panel, instead: "", day: "", after: "", minutes: 0 });
}

function drawBeside(board) {
  const { panel } = board.beside;
  const box = board.parts.beside;
  box.hidden = !panel || Boolean(chosenOf(board, expected(board)));
  board.parts.root.dataset.beside = box.hidden ? "none" : panel;
  if (box.hidden || board.picture.beside !== panel) return;
  if (box.dataset.panel !== panel) box.replaceChildren();
  box.dataset.panel = panel;
  PANELS[panel](board, box);
  if (board.opening) board.parts.root.scrollIntoView({ block: "start" });
  board.opening = false;
}
