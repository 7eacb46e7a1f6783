// The inspector of one day, and what stands there when nothing is chosen.
function dayPanel(board, id) {
  const { words } = board.picture;
  const time = (label, name) => textField(label, name, {
    name: "clock-field",
    read: (day) => fieldTime(day[name]),
    write: (text) => {
      const minutes = minutesOfDay(text);
      if (minutes !== null) perform(board, setDay(board, id, name, minutes));
    },
  });
  const library = button("quiet-button", words.find_after, () => searchFor(board, { day: id }));
  library.dataset.role = "find";
  const pauses = button("quiet-button", words.copy_pauses, () => post(board, { deed: { name: "pauses", day: id } }));
  pauses.dataset.role = "copy-pauses";
  const parts = [
    dayHeading(),
    adder(board, words.add_to_day, (kind, minutes) => addToDay(board, kind, minutes, id), { open: true }),
    { node: library, update: () => {} },
    section("",
      textField(words.title, "title", { read: (day) => day.title, write: (title) => perform(board, setDay(board, id, "title", title)) }),
      textField(words.date, "date", { type: "date", read: (day) => day.date, write: (date) => perform(board, setDay(board, id, "date", date)) }),
      textField(words.remark, "remark", { most: 500, read: (day) => day.remark, write: (remark) => perform(board, setDay(board, id, "remark", remark)) }),
      row(time(words.day_start, "start"), time(words.day_end, "end")),
    ),
    fallbackOf(board, id),
    section("",
      row(
        { node: pauses, update: () => { pauses.hidden = board.picture.days.length < 2; } },
        action(board, words.day_earlier, "day-earlier", () => shiftDay(board, id, -1)),
        action(board, words.day_later, "day-later", () => shiftDay(board, id, 1)),
      ),
      row(
        action(board, words.add_day_after, "add-day", () => addDay(board, id)),
        action(board, words.remove_day, "remove-day", () => ({ op: "RemoveDay", day: id }), { name: "quiet-button danger" }),
      ),
    ),
  ];
  return { parts, signature: `day ${id}` };
}

/** Another content for the same hours: made, switched to and back, taken away. */
function fallbackOf(board, id) {
  const { words } = board.picture;
  const why = element("p", "note", words.fallback_why);
  const make = button("quiet-button", words.add_fallback, () => post(board, { deed: { name: "fallback", day: id } }));
  make.dataset.role = "add-fallback";
  const turn = action(board, words.switch_day, "switch-day", () => ({ op: "SwitchDay", day: id }));
  const away = action(board, words.remove_fallback, "remove-fallback", () => ({ op: "SetFallback", day: id, items: [], on_fallback: false }), { name: "quiet-button danger", possible: (day) => !day.switched });
  const node = element("section", "part");
  node.append(why, make, turn.node, " ", away.node);
  const update = (day) => {
    why.hidden = make.hidden = Boolean(day.fallback);
    turn.node.hidden = away.node.hidden = !day.fallback;
    turn.node.textContent = day.switched ? words.switch_back : words.switch_day;
    away.update(day);
  };
  return { node, update };
}

function dayHeading() {
  const name = element("h2", "big-time");
  const summary = element("p", "kind-word");
  const node = element("header");
  node.append(name, summary);
  return { node, update: (day) => { name.textContent = day.name; summary.textContent = [day.label, day.summary].filter(Boolean).join(" · "); } };
}

/** The item or the day that is chosen, as it is expected to be; undefined when nothing is, or it is not drawn yet. */
function chosenOf(board, model) {
  const { item, day } = board.selected ?? {};
  return item ? blockOf(board, item) && model.items.get(item) : model.days.find((other) => other.id === day);
}

/** Draws the inspector of what is chosen; a new one only when something else is chosen or its parts change. */
function drawInspector(board) {
  const box = board.parts.inspector;
  const model = expected(board);
  const { item, day } = board.selected ?? {};
  const chosen = chosenOf(board, model);
  if (!chosen) {
    if (box.contains(board.root.activeElement)) board.wanted ??= "";
    if (!board.outbox.pending.length) Object.assign(board, { view: board.view === "inspector" ? "board" : board.view, selected: null });
    board.panel = null;
    box.replaceChildren();
    return;
  }
  const wanted = item ? itemSignature(board, item) : `day ${day}`;
  if (board.panel?.signature !== wanted) {
    const role = box.contains(board.root.activeElement) ? board.root.activeElement.dataset.role : null;
    board.panel = item ? itemPanel(board, item) : dayPanel(board, day);
    box.replaceChildren(...board.panel.parts.map((part) => part.node));
    if (role) box.querySelector(`[data-role="${CSS.escape(role)}"]`)?.focus({ preventScroll: true });
  }
  board.panel.parts.forEach((part) => part.update(chosen));
}

function blockOf(board, id) {
  const within = (blocks) => {
    for (const block of blocks) {
      if (block.id === id) return block;
      for (const strand of block.strands) {
        const inner = within(strand.blocks);
        if (inner) return inner;
      }
    }
    return null;
  };
  return within([...board.picture.days.flatMap((day) => day.blocks), ...board.picture.aside]);
}
