// Who leads an item and where, what it needs, a private note, and what happens if somebody is absent.
const setItem = (id, field, value) => ({ op: "SetItem", item: id, field, value });

function details(board, block) {
  const { words, needs, absences } = board.picture;
  const { id } = block;
  const open = element("details", "part details");
  const summary = element("summary", "", words.who_and_where);
  summary.dataset.role = "details";
  const parts = [
    ...whoAndWhere(board, id, {}),
    ...(block.kind === "visit" ? [row(travel(board, id, "travel_out", words.travel_out), travel(board, id, "travel_back", words.travel_back))] : []),
    textField(words.materials, "materials", { most: 500, read: (item) => item.materials, write: (text) => perform(board, setItem(id, "materials", text.trim() || null)) }),
    ticks(words.needs, needs.map(([key, label]) => tick(label, `need-${key}`, {
      read: (item) => item.needs.includes(key),
      write: (on) => {
        const now = expected(board).items.get(id)?.needs ?? [];
        perform(board, setItem(id, "needs", needs.map(([other]) => other).filter((other) => (other === key ? on : now.includes(other)))));
      },
    }))),
    longField(board, words.note, "note", { read: (item) => item.note, write: (text) => tell(board, id, "note", [text]) }),
    choiceField(words.if_absent, "if-absent", [["", words.nothing_said], ...absences], {
      read: (item) => item.if_absent, write: (value) => perform(board, setItem(id, "if_absent", value || null)),
    }),
    longField(board, words.absent_note, "absent-note", { read: (item) => item.absent_note, write: (text) => tell(board, id, "absent_note", [text]), shown: (item) => Boolean(item.if_absent) }),
    tick(words.officials, "officials", { read: (item) => item.officials, write: (on) => perform(board, setItem(id, "officials", on)) }),
  ];
  open.append(summary, ...parts.map((part) => part.node));
  open.open = board.details ?? false;
  open.ontoggle = () => { board.details = open.open; };
  return { node: open, update: (item) => parts.forEach((part) => part.update(item)) };
}

/** The people who lead and the room: of an item, or of a group. */
function whoAndWhere(board, id, { strand = false, read = (item) => item }) {
  const { words } = board.picture;
  const suffix = strand ? `-${id}` : "";
  const who = textField(words.leads, `leads${suffix}`, {
    most: 600, read: (item) => read(item).leads.join(", "), write: (text) => tell(board, id, "leads", text.split(/[,;،、]/), strand),
  });
  const where = textField(words.room, `room${suffix}`, { read: (item) => read(item).room, write: (text) => tell(board, id, "room", [text], strand) });
  const [leads, room] = [who, where].map((part) => part.node.querySelector("input"));
  leads.setAttribute("list", "known-people");
  leads.title = words.leads_hint;
  room.setAttribute("list", "known-rooms");
  return [who, where];
}

/** What is typed here becomes rows of its own: operations only name them. */
function tell(board, of, field, texts, strand = false) {
  post(board, { told: { of, field, strand, texts: texts.map((text) => text.trim()).filter(Boolean).slice(0, 12) } });
}

function travel(board, id, field, label) {
  const now = () => expected(board).items.get(id)?.[field] ?? 0;
  const set = (minutes) => { if (minutes !== now()) perform(board, setItem(id, field, within(minutes, 0))); };
  return stepper(board, label, field, { read: (item) => item[field], write: set, add: (by) => set(now() + by), least: 0 });
}

function ticks(label, parts) {
  const node = element("fieldset", "ticks");
  node.append(element("legend", "label", label), ...parts.map((part) => part.node));
  return { node, update: (item) => parts.forEach((part) => part.update(item)) };
}

function longField(board, label, role, { read, write, shown = () => true }) {
  const text = element("textarea");
  Object.assign(text, { rows: 2, maxLength: 10000, dir: "auto" });
  text.dataset.role = role;
  const kept = typing(text, (value) => write(value));
  const node = labelled(label, text);
  return { node, update: (item) => { kept(read(item)); node.hidden = !shown(item); } };
}

function choiceField(label, role, options, { read, write }) {
  const choice = element("select");
  choice.dataset.role = role;
  choice.append(...options.map(([value, text]) => Object.assign(element("option", "", text), { value })));
  choice.onchange = () => write(choice.value);
  return { node: labelled(label, choice), update: (item) => { choice.value = read(item); } };
}
