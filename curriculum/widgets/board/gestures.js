// What a click or a key means: one operation, from the agenda as it is expected to be. Nothing to do gives null.
const STRIDE = 5; // minutes
const LONGEST = 1440;
const HALF_AN_HOUR = 30;

const within = (minutes, least) => Math.min(LONGEST, Math.max(least, minutes));

function lengthen(board, id, by) {
  const item = expected(board).items.get(id);
  return item?.resizable ? setMinutes(board, id, item.minutes + by) : null;
}

function setMinutes(board, id, wanted) {
  const item = expected(board).items.get(id);
  const minutes = within(wanted, 1);
  return item && Number.isInteger(wanted) && minutes !== item.minutes ? { op: "SetMinutes", item: id, minutes } : null;
}

function setGap(board, id, wanted) {
  const item = expected(board).items.get(id);
  const minutes = within(wanted, 0);
  return item && Number.isInteger(wanted) && minutes !== item.gap ? { op: "SetGap", item: id, minutes } : null;
}

function setStepMinutes(board, id, key, wanted) {
  const step = expected(board).items.get(id)?.steps.find((other) => other.key === key);
  const minutes = within(wanted, 1);
  return step && Number.isInteger(wanted) && minutes !== step.minutes ? { op: "SetStepMinutes", item: id, step: key, minutes } : null;
}

function rename(board, id, wanted) {
  const item = expected(board).items.get(id);
  const title = wanted.trim();
  return item && title && title !== item.title ? { op: "Rename", item: id, title } : null;
}

function renameOutward(board, id, wanted) {
  const item = expected(board).items.get(id);
  const outward = wanted.trim();
  return item && outward !== item.outward_title ? { op: "RenameOutward", item: id, outward_title: outward || null } : null;
}

function renameStrand(board, id, wanted) {
  const strand = strandOf(expected(board), id);
  const title = wanted.trim();
  return strand && title && title !== strand.title ? { op: "RenameStrand", strand: id, title } : null;
}

function pinOrFree(board, id) {
  const item = expected(board).items.get(id);
  if (!item || !item.time) return null;
  return { op: "Pin", item: id, at: item.pin === null ? Math.min(item.start, LONGEST) : null };
}

/** Earlier or later in the order of its place; what has a fixed start stays where it is. */
function shift(board, id, by) {
  const model = expected(board);
  const place = placeOf(model, id);
  const order = model.places.get(place) ?? [];
  const at = order.indexOf(id);
  if (place === null || isFixed(board, id) || at + by < 0 || at + by >= order.length) return null;
  const after = beyond(model, place, id, by);
  return { op: "MoveItem", item: id, into: place || null, after };
}

const isFixed = (board, id) => (expected(board).items.get(id)?.pin ?? null) !== null;

/** To another day, strand or "" (set aside): where there is room for it; with a fixed start, behind what begins before. */
function moveTo(board, id, into) {
  const model = expected(board);
  const item = model.items.get(id);
  const order = model.places.get(into);
  if (!item || !order || placeOf(model, id) === into) return null;
  const behind = (after) => ({ op: "MoveItem", item: id, into: into || null, after });
  if (item.pin === null || !into) return whereRoomIs(model, into, lengthOf(model, id), behind);
  return behind(order.filter((other) => (model.items.get(other)?.start ?? 0) < item.pin).at(-1) ?? null);
}

/** One day to the side; what is set aside goes to the first day. */
function moveSideways(board, id, by) {
  const model = expected(board);
  const places = [...model.days.map((day) => day.id), ""];
  const at = places.indexOf(dayOf(board, placeOf(model, id)));
  const target = places[at + by];
  return at < 0 || target === undefined ? null : moveTo(board, id, target);
}

/** The day that a place is or lies in; "" for what is set aside. */
function dayOf(board, place) {
  const holds = (block) => block.strands.some((strand) => strand.id === place);
  return board.picture.days.find((day) => day.id === place || day.blocks.some(holds))?.id ?? "";
}

function add(board, kind, minutes, into, after) {
  const item = { uid: crypto.randomUUID(), kind: kind.kind, title: kind.label };
  const length = within(minutes || kind.minutes, 1);
  if (kind.strands.length) item.strands = kind.strands.map((title) => newStrand(board, title, length));
  else item.minutes = length;
  board.selected = { item: item.uid };
  board.wanted = item.uid;
  return { op: "AddItem", item, into: into || null, after };
}

/** Something new on a day, in the first free time that holds it. */
function addToDay(board, kind, minutes, day) {
  const length = within(minutes || kind.minutes, 1);
  return whereRoomIs(expected(board), day, length, (after) => add(board, kind, length, day, after));
}

/** Something of one's own in free time, for half an hour if there is that much. */
function addToGap(board, day, gap) {
  const own = board.picture.kinds.find((kind) => kind.kind === "custom");
  const minutes = Math.min(HALF_AN_HOUR, gap.end - gap.start);
  const after = gap.after || null;
  return filling(expected(board), day, after, minutes, add(board, own, minutes, day, after));
}

/** Takes an item out of the plan; the focus goes to what stands next to it. */
function remove(board, id) {
  focusNeighbour(board, id);
  return { op: "RemoveItem", item: id };
}

/** Sets an item aside, and the focus goes with it. */
function setAside(board, id) {
  board.wanted = id;
  return moveTo(board, id, "");
}

/** A group with one item of its own, so that it takes time from the start. */
function newStrand(board, title, minutes) {
  const own = board.picture.kinds.find((kind) => kind.kind === "custom");
  const item = { uid: crypto.randomUUID(), kind: own.kind, title: own.label, minutes: within(minutes || own.minutes, 1) };
  return { uid: crypto.randomUUID(), title, items: [item] };
}

function addDay(board, after) {
  const { days } = expected(board);
  const like = days.find((day) => day.id === after) ?? days.at(-1);
  const day = { uid: crypto.randomUUID(), start: like?.start ?? 540, end: like?.end ?? 1020 };
  if (like?.date) day.date = nextDate(like.date);
  board.selected = { day: day.uid };
  return { op: "AddDay", day, after: like?.id ?? null };
}

function nextDate(iso) {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** One field: what somebody else does to another at the same time stays. */
function setDay(board, id, field, wanted) {
  const day = expected(board).days.find((other) => other.id === id);
  const value = typeof wanted === "string" ? wanted.trim() : wanted;
  return day && value !== day[field] ? { op: "SetDay", day: id, field, value: value === "" ? null : value } : null;
}

function shiftDay(board, id, by) {
  const order = board.picture.days.map((day) => day.id);
  const at = order.indexOf(id);
  if (at + by < 0 || at + by >= order.length) return null;
  return { op: "MoveDay", day: id, after: by < 0 ? order[at - 2] ?? null : order[at + 1] };
}

/** "9:30", "0930", "9.30" or "9" -> minutes from midnight; what is no time gives null. */
function minutesOfDay(text) {
  const [, hours, minutes = "00"] = /^(\d{1,2})(?:\s*[:.h]?\s*(\d\d))?$/.exec(text.trim()) ?? [];
  const at = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && at <= LONGEST ? at : null;
}

/** 570 -> "09:30", as a field for a time shows it: the browser's own would follow its language, not Sala's. */
function fieldTime(minutes) {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
