// What a click or a key means: one operation, from the agenda as it is expected to be. Nothing to do gives null.
const STRIDE = 5; // minutes
const LONGEST = 1440;

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

function rename(board, id, title, outward) {
  const item = expected(board).items.get(id);
  const wanted = title.trim() || item.title;
  if (!item || (wanted === item.title && outward.trim() === item.outward_title)) return null;
  return { op: "Rename", item: id, title: wanted, outward_title: outward.trim() || null };
}

function pinOrFree(board, id) {
  const item = expected(board).items.get(id);
  if (!item || !item.time) return null;
  return { op: "Pin", item: id, at: item.pin === null ? Math.min(item.start, LONGEST) : null };
}

/** Earlier or later in the order of its place. */
function shift(board, id, by) {
  const model = expected(board);
  const place = placeOf(model, id);
  const order = model.places.get(place) ?? [];
  const at = order.indexOf(id);
  if (place === null || at + by < 0 || at + by >= order.length) return null;
  return { op: "MoveItem", item: id, into: place || null, after: by < 0 ? order[at - 2] ?? null : order[at + 1] };
}

/** To another day, strand or "" (set aside): behind what begins before it there; to the end when it has no time. */
function moveTo(board, id, into) {
  const model = expected(board);
  const item = model.items.get(id);
  const order = model.places.get(into);
  if (!item || !order || placeOf(model, id) === into) return null;
  const earlier = order.filter((other) => !item.time || !into || (model.items.get(other)?.start ?? 0) < item.start);
  return { op: "MoveItem", item: id, into: into || null, after: earlier.at(-1) ?? null };
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
  if (kind.strands.length) item.strands = kind.strands.map((title) => newStrand(board, title, minutes));
  else item.minutes = within(minutes || kind.minutes, 1);
  board.selected = { item: item.uid };
  board.wanted = item.uid;
  return { op: "AddItem", item, into: into || null, after };
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

function setDay(board, id, change) {
  const day = expected(board).days.find((other) => other.id === id);
  if (!day) return null;
  const { title, date, start, end } = { ...day, ...change };
  if (title === day.title && date === day.date && start === day.start && end === day.end) return null;
  return { op: "SetDay", day: id, title: title.trim() || null, date: date || null, start, end };
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
