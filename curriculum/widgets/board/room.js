// Where an item finds room: the first free time of a day that holds it, so that what stands there is neither pushed nor
// covered. Free time is the picture's, less what pending operations have put into it.
function holes(model, place) {
  const day = model.days.find((other) => other.id === place);
  if (!day?.gaps) return []; // groups and what is set aside have no hours
  const order = model.places.get(place);
  const drawn = new Set(day.blocks.map((block) => block.id));
  return day.gaps.filter((gap) => !gap.after || order.includes(gap.after)).map((gap) => {
    const hole = { after: gap.after || null, minutes: gap.end - gap.start };
    for (const id of order.slice(gap.after ? order.indexOf(gap.after) + 1 : 0)) {
      if (drawn.has(id)) break;
      hole.after = id;
      hole.minutes -= lengthOf(model, id);
    }
    return hole;
  });
}

/** Minutes that an item takes, with those left free before it. */
function lengthOf(model, id) {
  const { minutes, gap } = model.items.get(id) ?? {};
  return (minutes || 0) + (gap || 0);
}

/** `operationAt(after)` where `minutes` find room in a day; at the end of its order when nothing holds them. */
function whereRoomIs(model, place, minutes, operationAt) {
  const hole = holes(model, place).find((free) => free.minutes >= minutes);
  if (!hole) return operationAt(model.places.get(place)?.at(-1) ?? null);
  return filling(model, place, hole.after, minutes, operationAt(hole.after));
}

/** `operation` puts `minutes` behind `after`; what is left free before the next item shrinks by them, so that it stays. */
function filling(model, place, after, minutes, operation) {
  const order = model.places.get(place);
  const next = order[after ? order.indexOf(after) + 1 : 0];
  const { gap = 0, pin } = model.items.get(next) ?? {};
  if (!gap || pin !== null) return operation;
  return { op: "Several", operations: [operation, { op: "SetGap", item: next, minutes: Math.max(0, gap - minutes) }] };
}

/** Behind what the item goes when it passes its neighbour; over a fixed one to the nearest free time that holds it. */
function beyond(model, place, id, by) {
  const order = model.places.get(place);
  const at = order.indexOf(id);
  const fixed = (other) => (model.items.get(other)?.pin ?? null) !== null;
  const landing = by < 0 ? order[at - 2] ?? null : order[at + 1];
  const next = by < 0 ? order[at - 1] : order[at + 2];
  const length = lengthOf(model, id);
  const free = holes(model, place).filter((hole) => hole.minutes >= length);
  const fits = !fixed(next) || free.some((hole) => hole.after === landing);
  if (!fixed(order[at + by]) || fits) return landing;
  const far = free.filter(({ after }) => (by < 0 ? order.indexOf(after) < at - 1 : order.indexOf(after) > at));
  const hole = by < 0 ? far.at(-1) : far[0];
  return hole ? hole.after : landing;
}
