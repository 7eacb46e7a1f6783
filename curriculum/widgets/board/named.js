// The address names the item that is chosen, so that a reload and Back show it again. Its entry in the history is replaced:
// a click on the board is no step back. Streamlit reads the address when a page is gone to and lets it be otherwise, so
// this costs no round trip.
const ITEM = "item", PLAN = "p";

/** What the address says: the page, the plan and the item. */
function inAddress() {
  const said = new URLSearchParams(location.search);
  return { place: [location.pathname, said.get(PLAN)].join(), item: said.get(ITEM) ?? "", said };
}

/** Chooses what the address names, when Python has read another one: at the mount, and by Back to the same plan. */
function openNamed(board) {
  const { selected } = board.picture;
  const before = board.named;
  board.named = selected;
  if (before === selected || inAddress().item !== selected) return;
  const phone = board.parts.root.clientWidth < PHONE;
  Object.assign(board, { selected: selected ? { item: selected } : null, shownDay: null, view: selected && phone ? "inspector" : "board" });
}

/** Writes the chosen item into the address, unless that has gone on to another page or plan. */
function nameChosen(board) {
  const { place, item, said } = inAddress();
  const chosen = board.selected?.item ?? "";
  if (place !== board.place || item === chosen) return;
  if (chosen) said.set(ITEM, chosen);
  else said.delete(ITEM);
  history.replaceState(history.state, "", `${location.pathname}?${said}`);
}
