// What can be done to one item, as a menu beside it: for the right button of a mouse, a key, and a button in the inspector.
function menuOf(board, id) {
  const { words } = board.picture;
  const model = expected(board);
  const item = model.items.get(id);
  const block = blockOf(board, id);
  if (!item || !block) return [];
  const place = placeOf(model, id);
  const deed = (name) => () => post(board, { deed: { name, item: id } });
  const half = splitPoint(block);
  const days = board.picture.days.filter((day) => day.id !== place);
  return [
    [words.duplicate, deed("duplicate")],
    (block.href || item.kind === "custom") && [block.href ? words.replace : words.session_instead, () => searchFor(board, { instead: id, words: block.href ? "" : ownTitle(board, block) })],
    block.shortens && [words.shorten, deed("shorten")],
    half && [words.split_half, () => perform(board, { op: "SplitItem", item: id, after_step: half, new: crypto.randomUUID() })],
    block.time && [item.pin === null ? words.fix_start : words.free_start, () => perform(board, pinOrFree(board, id))],
    place !== "" && [words.set_aside, () => perform(board, setAside(board, id))],
    ...days.map((day) => [words.move_to.replace("{place}", day.name), () => perform(board, moveTo(board, id, day.id))]),
    [removing(board, block), () => perform(board, remove(board, id))],
  ].filter(Boolean);
}

/** What the library is searched for in the place of something of one's own: its title, once it has been given one. */
function ownTitle({ picture: { kinds } }, { title }) {
  return kinds.some((kind) => kind.label === title) ? "" : title;
}

/** Guests cancel: who looks for that finds it in its own words. */
function removing({ picture: { words } }, block) {
  return block.kind === "ceremony" ? words.guest_cancels : words.remove;
}

/** The step behind which a session is best cut: the one nearest to its middle. */
function splitPoint({ steps, minutes }) {
  let at = 0;
  let best = null;
  for (const step of steps) {
    if (step.on) at += step.minutes;
    if (step.splits && (best === null || Math.abs(at - minutes / 2) < best.far)) best = { key: step.key, far: Math.abs(at - minutes / 2) };
  }
  return best?.key ?? null;
}

function onMenuWanted(board, event) {
  const node = event.target.closest(".block.stop, .title-of-group");
  if (!node) return;
  event.preventDefault();
  if (event.pointerType === "touch" || board.drag?.live) return; // a finger that rests takes up
  openMenu(board, node.dataset.id, node, event.clientX, event.clientY);
}

/** Opens it at a point of the window, or under the node that asks for it. */
function openMenu(board, id, from, x = 0, y = 0) {
  closeMenu(board);
  const entries = menuOf(board, id);
  if (!entries.length) return;
  const menu = element("div", "menu");
  menu.setAttribute("role", "menu");
  menu.setAttribute("aria-label", blockOf(board, id).title);
  menu.append(...entries.map(([label, does]) => {
    const entry = button("choice", label, () => { closeMenu(board, true); does(); });
    entry.setAttribute("role", "menuitem");
    entry.tabIndex = -1;
    return entry;
  }));
  board.parts.root.append(menu);
  board.menu = { node: menu, from };
  const place = box(from);
  const at = { x: x || place.left, y: y || place.bottom };
  menu.style.left = `${Math.max(4, Math.min(at.x, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(4, Math.min(at.y, innerHeight - menu.offsetHeight - 8))}px`;
  menu.addEventListener("keydown", (event) => walkMenu(board, event));
  menu.addEventListener("focusout", ({ relatedTarget }) => { if (!menu.contains(relatedTarget)) closeMenu(board); });
  menu.firstChild.focus();
}

function walkMenu(board, event) {
  const entries = [...board.menu.node.children];
  const at = entries.indexOf(board.root.activeElement);
  const goal = { ArrowDown: (at + 1) % entries.length, ArrowUp: (at - 1 + entries.length) % entries.length, Home: 0, End: entries.length - 1 }[event.key];
  if (goal !== undefined) { event.preventDefault(); entries[goal].focus(); }
  if (event.key === "Escape" || event.key === "Tab") { event.preventDefault(); closeMenu(board, true); }
  event.stopPropagation();
}

function closeMenu(board, back = false) {
  const { menu } = board;
  if (!menu) return;
  board.menu = null;
  menu.node.remove();
  if (back && menu.from.isConnected) menu.from.focus({ preventScroll: true });
}
