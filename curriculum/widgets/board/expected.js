// The agenda as it will be once Python has answered: what was drawn last, with all pending operations done to it.
// It knows order, lengths and switches, so that fast clicks and keys build on each other; clock times are Python's.
function expected(board) {
  const model = { places: new Map(), items: new Map(), days: [] };
  for (const day of board.picture.days) {
    model.days.push({ ...day });
    fill(model, day.id, day.blocks);
  }
  fill(model, "", board.picture.aside);
  for (const { operation, told } of board.outbox.pending) {
    if (operation) follow(model, operation);
    if (told) hear(model, told);
  }
  return model;
}

function fill(model, place, blocks) {
  model.places.set(place, blocks.map((block) => block.id));
  for (const block of blocks) {
    const copies = (things) => things.map((thing) => ({ ...thing }));
    model.items.set(block.id, { ...block, steps: copies(block.steps), strands: copies(block.strands) });
    for (const strand of block.strands) fill(model, strand.id, strand.blocks);
  }
}

function placeOf(model, id) {
  for (const [place, order] of model.places) if (order.includes(id)) return place;
  return null;
}

function strandOf(model, id) {
  for (const { strands = [] } of model.items.values()) {
    const strand = strands.find((other) => other.id === id);
    if (strand) return strand;
  }
  return null;
}

function hear(model, { of, field, strand, texts }) {
  const thing = strand ? strandOf(model, of) : model.items.get(of);
  if (thing) thing[field] = field === "leads" ? texts : texts[0] ?? "";
}

function follow(model, operation) {
  EFFECTS[operation.op]?.(model, operation, model.items.get(operation.item), operation.item);
}

const EFFECTS = {
  Several: (model, several) => several.operations.forEach((operation) => follow(model, operation)),
  MoveItem(model, move, item, id) {
    const from = placeOf(model, id);
    if (from === null) return;
    model.places.set(from, model.places.get(from).filter((other) => other !== id));
    insert(model, id, move.into, move.after);
  },
  RemoveItem(model, remove, item, id) {
    const from = placeOf(model, id);
    if (from !== null) model.places.set(from, model.places.get(from).filter((other) => other !== id));
  },
  AddItem(model, { item, into, after }) {
    model.items.set(item.uid, { gap: 0, pin: null, leads: [], room: "", needs: [], ...item, steps: [] });
    insert(model, item.uid, into, after);
  },
  SetMinutes(model, change, item) { if (item) item.minutes = change.minutes; },
  SetGap(model, change, item) { if (item) item.gap = change.minutes; },
  Pin(model, pin, item) { if (item) item.pin = pin.at; },
  Rename(model, rename, item) { if (item) item.title = rename.title; },
  RenameOutward(model, rename, item) { if (item) item.outward_title = rename.outward_title ?? ""; },
  RenameStrand(model, rename) {
    const strand = strandOf(model, rename.strand);
    if (strand) strand.title = rename.title;
  },
  SetItem(model, change, item) { if (item) item[change.field] = change.value ?? ""; },
  SetStrand(model, change) {
    const strand = strandOf(model, change.strand);
    if (strand) strand[change.field] = change.value;
  },
  SetFor(model, change, item) { if (item) item.team = !change.everyone; },
  SwitchStep(model, change, item) {
    const step = item?.steps.find((other) => other.key === change.step);
    if (!step || step.on === change.on) return;
    step.on = change.on;
    item.minutes += change.on ? step.minutes : -step.minutes;
  },
  SetStepMinutes(model, change, item) {
    const step = item?.steps.find((other) => other.key === change.step);
    if (!step) return;
    if (step.on) item.minutes += change.minutes - step.minutes;
    step.minutes = change.minutes;
  },
  SetDay(model, change) {
    const day = model.days.find((other) => other.id === change.day);
    if (day) day[change.field] = change.value ?? "";
  },
};

function insert(model, id, into, after) {
  const order = [...(model.places.get(into ?? "") ?? [])];
  order.splice(after ? order.indexOf(after) + 1 : 0, 0, id);
  model.places.set(into ?? "", order);
}
