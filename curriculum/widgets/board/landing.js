// Where something that is dropped would land, and what that means as operations. In free time it begins at the minute
// under its upper edge; over an item it goes before or behind it, and what follows makes room.
const MAGNET = 10; // minutes from an edge of free time within which it sticks to that edge

/** The place under the pointer: {into, after, at, gap, hold, box} with `at` in minutes, or null where nothing can be dropped. */
function landingAt(board, x, y, load) {
  const strand = strandAt(board, x, y);
  if (strand && !load.parallel) return inList(board, strand.dataset.strand, strand.lastChild, y, load);
  const { aside } = board.parts;
  if (inside(aside.box, x, y)) return inList(board, "", aside.list, y, load);
  const column = [...board.parts.columns.querySelectorAll(".day")].find((node) => node.offsetParent && x >= left(node) && x <= right(node));
  const day = column && board.picture.days.find((other) => other.id === column.dataset.day);
  return day ? inDay(board, day, column.children[1], y, load) : null;
}

const box = (node) => node.getBoundingClientRect();
const left = (node) => box(node).left;
const right = (node) => box(node).right;
const inside = (node, x, y) => node.offsetParent && x >= left(node) && x <= right(node) && y >= top(node) && y <= box(node).bottom;
const strandAt = (board, x, y) => [...board.parts.columns.querySelectorAll(".strand")].find((node) => inside(node, x, y));

/** In a group or in what is set aside: between the two that the pointer is between. */
function inList(board, into, list, y, load) {
  const rows = [...list.children].filter((node) => !load.ids.includes(node.dataset.id));
  const next = rows.find((node) => y < (top(node) + box(node).bottom) / 2);
  const before = next ? rows[rows.indexOf(next) - 1] : rows.at(-1);
  return { into, after: before?.dataset.id ?? null, at: null, gap: 0, hold: null, list, next };
}

function inDay(board, day, body, y, load) {
  const blocks = day.blocks.filter((block) => !load.ids.includes(block.id)).sort((a, b) => a.start - b.start);
  const pointed = minuteAt(board.scale, y - top(body));
  const over = blocks.find((block) => block.start <= pointed && pointed < block.end);
  return over ? nextTo(board, day, body, blocks, over, pointed, load) : inHole(board, day, body, blocks, pointed, y, load);
}

function nextTo(board, day, body, blocks, over, pointed, load) {
  const behind = pointed >= (over.start + over.end) / 2;
  const order = orderWithout(board, day.id, load.ids);
  const after = behind ? over.id : order[order.indexOf(over.id) - 1] ?? null;
  const at = endOf(board, day, order, after);
  const follows = order[after ? order.indexOf(after) + 1 : 0];
  const { gap = 0, pin = null } = expected(board).items.get(follows) ?? {};
  const hold = follows && gap && pin === null ? { item: follows, gap: Math.max(0, gap - load.minutes) } : null;
  return { into: day.id, after, at, gap: 0, hold, body, line: behind ? over.end : over.start };
}

function inHole(board, day, body, blocks, pointed, y, load) {
  const before = blocks.filter((block) => block.end <= pointed).sort((a, b) => a.end - b.end).at(-1);
  const hole = { start: before?.end ?? Math.min(day.start, pointed), end: blocks.find((block) => block.start >= pointed)?.start ?? Math.max(day.end, pointed) };
  const at = startIn(hole, stepped(minuteAt(board.scale, y - load.grip - top(body))), load.minutes);
  const order = orderWithout(board, day.id, load.ids);
  const after = before?.id ?? null;
  const follows = order[after ? order.indexOf(after) + 1 : 0];
  const next = blocks.find((block) => block.id === follows);
  const gap = Math.max(0, at - endOf(board, day, order, after));
  const hold = next && next.pin === null ? { item: follows, gap: Math.max(0, next.start - at - load.minutes) } : null;
  return { into: day.id, after, at, gap, hold, body };
}

const stepped = (minutes) => Math.round(minutes / STRIDE) * STRIDE;

/** A start in free time: at its edges rather than a few minutes from them, and not past its end where it fits. */
function startIn(hole, wanted, minutes) {
  const latest = hole.end - minutes;
  if (latest < hole.start || wanted < hole.start + MAGNET) return hole.start;
  return wanted > latest - MAGNET ? latest : wanted;
}

const orderWithout = (board, place, ids) => (expected(board).places.get(place) ?? []).filter((id) => !ids.includes(id));

/** When `after` will end in `order`, which has closed up behind what was taken out. */
function endOf(board, day, order, after) {
  const { items } = expected(board);
  let at = day.start;
  if (!after) return at;
  for (const id of order) {
    const { pin = null, gap = 0, minutes = 0 } = items.get(id) ?? {};
    const begin = pin ?? at + gap;
    at = Math.max(at, begin + minutes);
    if (id === after) return begin + minutes;
  }
  return at;
}

/** The items at a landing, one behind the other, as one gesture. */
function moveThere(board, ids, landing) {
  const model = expected(board);
  const operations = [];
  let { after } = landing;
  for (const id of ids) {
    const place = placeOf(model, id);
    const order = model.places.get(place) ?? [];
    const stands = order[order.indexOf(id) - 1] ?? null;
    if (place !== landing.into || stands !== after) operations.push({ op: "MoveItem", item: id, into: landing.into || null, after });
    after = id;
  }
  operations.push(...timed(model.items.get(ids[0]), ids[0], landing));
  return together(operations, ids.length > 1 ? "move" : "place");
}

/** The start of what has landed: its pin goes with it, else the minutes before it; what follows stays where it was. */
function timed(item, id, landing) {
  const operations = [];
  if (landing.at !== null && item.pin !== null) {
    if (item.pin !== landing.at) operations.push({ op: "Pin", item: id, at: landing.at });
  } else if (item.gap !== landing.gap) operations.push({ op: "SetGap", item: id, minutes: landing.gap });
  if (landing.hold) operations.push({ op: "SetGap", item: landing.hold.item, minutes: landing.hold.gap });
  return operations;
}

/** Minutes <-> pixels on the scale that the days are drawn with, straight between its marks. */
function pixelAt(scale, minute) {
  return between([...scale], minute);
}

function minuteAt(scale, pixel) {
  return between([...scale].map(([minute, at]) => [at, minute]), pixel);
}

function between(marks, wanted) {
  if (marks.length < 2) return wanted;
  const next = Math.max(1, marks.findIndex(([from]) => from >= wanted));
  const at = marks.some(([from]) => from >= wanted) ? next : marks.length - 1;
  const [[from, to], [until, end]] = [marks[at - 1], marks[at]];
  return until === from ? to : to + ((wanted - from) * (end - to)) / (until - from);
}
