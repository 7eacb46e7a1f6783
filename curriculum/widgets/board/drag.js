// Dragging with a mouse, a pen or a finger: items, days, sessions of the library and things of one's own. A mouse drags
// once it has moved a little; a finger rests first, so that it can still scroll. Nothing changes before it is let go.
const SLACK = 5; // pixels that a mouse may tremble
const REST = 350; // milliseconds that a finger rests before it takes up
const EDGE = 48; // pixels at an edge within which the agenda scrolls

function listenToDrags(board) {
  const { root } = board.parts;
  const grab = (event) => takeUp(board, event);
  const hold = (event) => { if (board.drag?.live) event.preventDefault(); };
  const noMenu = (event) => onMenuWanted(board, event);
  root.addEventListener("pointerdown", grab);
  root.addEventListener("touchmove", hold, { passive: false });
  root.addEventListener("contextmenu", noMenu);
  root.addEventListener("click", (event) => {
    if (!board.dropped) return;
    board.dropped = false;
    event.stopPropagation();
    event.preventDefault();
  }, true);
}

function takeUp(board, event) {
  if (event.button !== 0 || board.drag) return;
  const finger = event.pointerType === "touch"; // it would change minutes where it means to scroll
  const edge = event.target.closest(finger ? ".chosen .edge" : ".edge");
  const load = edge ? null : loadOf(board, event.target, event);
  if (!edge && !load) return;
  const drag = { pointer: event.pointerId, x: event.clientX, y: event.clientY, touch: finger, load, live: false, landing: null };
  board.drag = drag;
  if (edge) return startResizing(board, edge, event);
  const move = (moved) => onMove(board, moved);
  const end = (ended) => onEnd(board, ended.type === "pointerup");
  drag.stop = listenWhile(drag.pointer, move, end);
  if (drag.touch) drag.timer = setTimeout(() => begin(board), REST);
  return undefined;
}

/** Follows one pointer wherever it goes; gives what ends that. */
function listenWhile(pointer, move, end) {
  const of = (does) => (event) => { if (event.pointerId === pointer) does(event); };
  const listeners = [["pointermove", of(move)], ["pointerup", of(end)], ["pointercancel", of(end)]];
  for (const [name, does] of listeners) window.addEventListener(name, does, true);
  return () => { for (const [name, does] of listeners) window.removeEventListener(name, does, true); };
}

/** What lies under the pointer and can be carried: {ids, minutes, title, grip, parallel, put}. */
function loadOf(board, target, event) {
  const source = target.closest("[data-carries]");
  if (source?.carried) return { ids: [], grip: 12, parallel: false, ...source.carried };
  const head = target.closest(".head");
  if (head) return { ids: [], day: head.dataset.day, title: head.firstChild.textContent, grip: 0 };
  const node = target.closest(".block.stop, .title-of-group");
  if (!node || target.closest("input, textarea, select, a")) return null;
  const { id } = node.dataset;
  const ids = togetherWith(board, id);
  const items = ids.map((other) => expected(board).items.get(other)).filter(Boolean);
  if (!items.length) return null;
  return {
    ids, minutes: items.reduce((sum, item) => sum + item.minutes, 0), parallel: items.some((item) => item.kind === "parallel"),
    title: ids.length > 1 ? chosenText(board) : items[0].title, grip: ids[0] === id ? event.clientY - top(node) : 12,
    put: (landing) => perform(board, moveThere(board, ids, landing)),
  };
}

function onMove(board, event) {
  const { drag } = board;
  const far = Math.hypot(event.clientX - drag.x, event.clientY - drag.y);
  if (!drag.live) {
    if (drag.touch) { if (far > 2 * SLACK) onEnd(board, false); return; }
    if (far < SLACK) return;
    begin(board);
  }
  event.preventDefault();
  Object.assign(drag, { toX: event.clientX, toY: event.clientY });
  track(board);
}

function begin(board) {
  const { drag } = board;
  drag.live = true;
  board.held = true;
  closeMenu(board);
  drag.ghost = element("div", "ghost", drag.load.title);
  drag.marker = element("div", drag.load.day ? "landing upright" : "landing");
  drag.marker.append(element("bdi"));
  Object.assign(drag, { toX: drag.x, toY: drag.y });
  board.parts.root.append(drag.ghost);
  board.parts.root.dataset.dragging = "yes";
  for (const id of drag.load.ids) board.nodes.get(id)?.classList.add("carried");
  drag.scroller = setInterval(() => scrollAtEdges(board), 30);
  track(board);
}

/** Shows where it would land, and from when until when. */
function track(board) {
  const { drag } = board;
  drag.ghost.style.translate = `${drag.toX + 12}px ${drag.toY + 12}px`;
  if (drag.load.day) return followDay(board);
  drag.landing = landingAt(board, drag.toX, drag.toY, drag.load);
  const { landing, marker } = drag;
  if (!landing) return marker.remove();
  marker.firstChild.textContent = landing.at === null ? "" : `${fieldTime(landing.at)}–${fieldTime(landing.at + drag.load.minutes)}`;
  if (landing.list) {
    landing.list.insertBefore(marker, landing.next ?? null);
    marker.className = "landing row-line";
    return undefined;
  }
  const from = pixelAt(board.scale, landing.line ?? landing.at);
  marker.className = landing.line === undefined ? "landing" : "landing line";
  marker.style.insetBlockStart = `${from}px`;
  marker.style.blockSize = landing.line === undefined ? `${Math.max(14, pixelAt(board.scale, landing.at + drag.load.minutes) - from)}px` : "0";
  if (marker.parentNode !== landing.body) landing.body.append(marker);
  return undefined;
}

function followDay(board) {
  const { drag } = board;
  const columns = [...board.parts.columns.querySelectorAll(".day")].filter((node) => node.offsetParent);
  const rtl = getComputedStyle(board.parts.root).direction === "rtl";
  const passed = columns.filter((node) => (rtl ? drag.toX < (left(node) + right(node)) / 2 : drag.toX > (left(node) + right(node)) / 2));
  const others = passed.filter((node) => node.dataset.day !== drag.load.day);
  drag.landing = { after: others.at(-1)?.dataset.day ?? null };
  const next = columns.filter((node) => node.dataset.day !== drag.load.day)[others.length];
  const column = next ?? columns.at(-1);
  drag.marker.classList.toggle("behind", !next);
  drag.marker.style.insetBlockStart = "0";
  drag.marker.style.blockSize = "100%";
  if (column && drag.marker.parentNode !== column.children[1]) column.children[1].append(drag.marker);
}

function onEnd(board, letGo) {
  const { drag } = board;
  if (!drag) return;
  drag.stop();
  clearTimeout(drag.timer);
  clearInterval(drag.scroller);
  Object.assign(board, { drag: null, held: false });
  if (!drag.live) return;
  drag.ghost.remove();
  drag.marker.remove();
  delete board.parts.root.dataset.dragging;
  for (const id of drag.load.ids) board.nodes.get(id)?.classList.remove("carried");
  board.dropped = true;
  setTimeout(() => { board.dropped = false; }, 0);
  if (!letGo || !drag.landing) return;
  if (drag.load.day) return dropDay(board, drag.load.day, drag.landing.after);
  drag.load.put(drag.landing);
}

function dropDay(board, day, after) {
  const order = board.picture.days.map((other) => other.id);
  if ((order[order.indexOf(day) - 1] ?? null) !== after) perform(board, { op: "MoveDay", day, after });
}

/** While something is carried to an edge, the days or the page go on under it. */
function scrollAtEdges(board) {
  const { columns } = board.parts;
  const { toX, toY } = board.drag;
  const sides = box(columns);
  if (toY > sides.top && toY < sides.bottom) columns.scrollLeft += pull(toX, Math.max(0, sides.left), Math.min(innerWidth, sides.right));
  const by = pull(toY, 0, innerHeight);
  if (by) scrollerOf(board)?.scrollBy(0, by);
}

const pull = (at, from, until) => (at < from + EDGE ? -12 : at > until - EDGE ? 12 : 0);

function scrollerOf(board) {
  for (let node = board.parts.root; node; node = node.parentNode ?? node.host) {
    if (node.scrollHeight > node.clientHeight + 1 && ["auto", "scroll"].includes(getComputedStyle(node instanceof Element ? node : document.body).overflowY)) return node;
  }
  return null;
}
