// The inspector of one item: title, minutes, start, for whom, place, groups, steps, and the ways out.
function itemPanel(board, id) {
  const { words } = board.picture;
  const block = blockOf(board, id);
  const parts = [
    heading(board),
    textField(words.title, "title", {
      name: "title-field",
      read: (item) => item.title,
      write: (title) => perform(board, rename(board, id, title)),
    }),
    isOnADay(board, id) ? row(lengthField(board, block), freeBefore(board, id)) : lengthField(board, block),
    startAndAudience(board, id),
    placeFields(board, id),
    ...(block.kind === "parallel" ? [groups(board, block)] : []),
    ...(block.steps.length ? [steps(board, block)] : []),
    details(board, block),
    ...(isOnADay(board, id) ? [adder(board, words.add_after, (kind, minutes) => add(board, kind, minutes, placeOf(expected(board), id), id), { flat: inStrand(board, id) })] : []),
    section("", textField(words.outward_title, "outward", {
      read: (item) => item.outward_title,
      write: (outward) => perform(board, renameOutward(board, id, outward)),
    })),
    waysOut(board, id),
  ];
  return { parts, signature: itemSignature(board, id) };
}

/** What decides which parts the panel has. */
function itemSignature(board, id) {
  const block = blockOf(board, id);
  return JSON.stringify([id, block.kind, isOnADay(board, id), inStrand(board, id), block.joins, block.strands.map((strand) => strand.id), block.steps.map((step) => [step.key, step.title, step.splits])]);
}

const isOnADay = (board, id) => Boolean(blockOf(board, id)?.time);
const inStrand = (board, id) => ![...board.picture.days.map((day) => day.id), ""].includes(placeOf(expected(board), id));

function heading(board) {
  const kind = element("p", "kind-word");
  const time = element("h2", "big-time");
  const problems = element("div", "problems");
  const read = element("a", "read", board.picture.words.open_module);
  read.dataset.role = "read";
  const node = element("header");
  node.append(kind, time, problems, read);
  const update = (item) => {
    kind.textContent = [item.kind_word, ...item.marks].join(" · ");
    const length = element("span", "length", [item.length, item.spare].filter(Boolean).join(" · "));
    time.replaceChildren(element("span", "spoken-only", `${item.title}, `), element("bdi", "", item.time || board.picture.words.aside), length);
    problems.replaceChildren(...item.problems.map((problem) => element("p", "problem", problem)));
    read.hidden = !item.href;
    leadTo(read, item.href || "#", () => board.go({ to: "module", item: item.id }));
  };
  return { node, update };
}

function lengthField(board, block) {
  const { words } = board.picture;
  if (!block.resizable) return { node: element("p", "note", words.length_follows), update: () => {} };
  return stepper(board, words.minutes, "minutes", {
    read: (item) => item.minutes,
    write: (minutes) => perform(board, setMinutes(board, block.id, minutes)),
    add: (by) => perform(board, lengthen(board, block.id, by)),
  });
}

/** Minutes left free before an item; what has a fixed start has none. */
function freeBefore(board, id) {
  const { node, update } = stepper(board, board.picture.words.before_it, "gap", {
    read: (item) => item.gap,
    write: (minutes) => perform(board, setGap(board, id, minutes)),
    add: (by) => perform(board, setGap(board, id, Math.max(0, (expected(board).items.get(id)?.gap ?? 0) + by))),
    least: 0,
  });
  return { node, update: (item) => { update(item); node.hidden = item.pin !== null; } };
}

function startAndAudience(board, id) {
  const { words } = board.picture;
  const team = tick(words.team_only, "team", {
    read: (item) => item.team,
    write: (wanted) => perform(board, { op: "SetFor", item: id, everyone: !wanted }),
  });
  if (!isOnADay(board, id)) return section("", team);
  const fixed = tick(words.fixed_start, "pin", { read: (item) => item.pin !== null, write: () => perform(board, pinOrFree(board, id)) });
  const at = textField(words.starts_at, "starts-at", {
    name: "clock-field",
    read: (item) => fieldTime(item.pin ?? item.start),
    write: (text) => {
      const minutes = minutesOfDay(text);
      if (minutes !== null) perform(board, { op: "Pin", item: id, at: minutes });
    },
  });
  return section("", row(fixed, team), { node: at.node, update: (item) => { at.update(item); at.node.hidden = item.pin === null; } });
}

function placeFields(board, id) {
  const { words } = board.picture;
  const choice = element("select");
  choice.dataset.role = "place";
  choice.onchange = () => perform(board, moveTo(board, id, choice.value));
  const update = () => {
    const options = placesFor(board, id).map(([value, label]) => Object.assign(element("option", "", label), { value }));
    choice.replaceChildren(...options);
    choice.value = placeOf(expected(board), id) ?? "";
  };
  const free = { possible: (item) => item.pin === null };
  const why = element("p", "note why", words.start_is_fixed);
  return section("", { node: labelled(words.place, choice), update }, row(
    action(board, `↑ ${words.earlier}`, "earlier", () => shift(board, id, -1), free),
    action(board, `↓ ${words.later}`, "later", () => shift(board, id, 1), free),
    { node: why, update: (item) => { why.hidden = item.pin === null; } },
  ));
}

/** Days, groups (not for a parallel item), and the list of what is set aside. */
function placesFor(board, id) {
  const places = [];
  const parallel = blockOf(board, id)?.kind === "parallel";
  for (const day of board.picture.days) {
    places.push([day.id, [day.name, day.label].filter(Boolean).join(" · ")]);
    if (parallel) continue;
    for (const block of day.blocks) for (const strand of block.strands) places.push([strand.id, `${day.name} · ${block.title} · ${strand.title}`]);
  }
  return [...places, ["", board.picture.words.aside]];
}

function groups(board, block) {
  const { words } = board.picture;
  const more = action(board, words.add_group, "add-group", () => ({
    op: "AddStrand", item: block.id, after: block.strands.at(-1)?.id ?? null, strand: newStrand(board, block.next_group, block.minutes),
  }));
  return section(words.groups, ...block.strands.map(({ id }) => group(board, id, block.strands.length > 1)), more);
}

function group(board, id, removable) {
  const { words } = board.picture;
  const read = (item) => item.strands.find((strand) => strand.id === id)?.title ?? "";
  const put = (kind, minutes) => add(board, kind, minutes, id, expected(board).places.get(id)?.at(-1) ?? null);
  const strandOfItem = (item) => item.strands.find((strand) => strand.id === id) ?? { leads: [], room: "", people: null };
  const parts = [
    textField(words.group_name, `group-${id}`, { read, write: (title) => perform(board, renameStrand(board, id, title)) }),
    adder(board, words.add_to_group, put, { flat: true }),
    ...whoAndWhere(board, id, { strand: true, read: strandOfItem }),
    textField(words.people, `people-${id}`, {
      name: "clock-field", read: (item) => strandOfItem(item).people ?? "",
      write: (text) => perform(board, { op: "SetStrand", strand: id, field: "people", value: /^\d+$/.test(text.trim()) ? Math.min(1000, Math.max(1, Number(text))) : null }),
    }),
  ];
  if (removable) parts.push(action(board, words.remove_group, `remove-${id}`, () => ({ op: "RemoveStrand", strand: id })));
  const { node, update } = section("", ...parts);
  node.classList.add("group");
  node.setAttribute("role", "group");
  return { node, update: (item) => { node.setAttribute("aria-label", read(item)); update(item); } };
}

function waysOut(board, id) {
  const { words } = board.picture;
  const block = blockOf(board, id);
  const more = button("quiet-button", `${words.menu} …`, () => openMenu(board, id, more));
  more.dataset.role = "menu";
  const ways = [{ node: more, update: () => {} }, action(board, removing(board, block), "remove", () => remove(board, id), { name: "quiet-button danger" })];
  if (placeOf(expected(board), id) !== "") ways.unshift(action(board, words.set_aside, "set-aside", () => setAside(board, id)));
  if (block.joins) ways.unshift(action(board, words.join, "join", () => ({ op: "JoinItems", item: id, second: block.joins })));
  return row(...ways);
}
