// The steps of a module's item: on or off, minutes, own words, and where the item can be cut in two.
function steps(board, block) {
  return section(board.picture.words.steps, ...block.steps.map((step) => stepRow(board, block.id, step)));
}

function stepRow(board, id, { key, title, splits }) {
  const { words } = board.picture;
  const read = (item) => item.steps.find((step) => step.key === key);
  const now = () => read(expected(board).items.get(id))?.minutes ?? 0;
  const parts = [
    tick(title, `on-${key}`, {
      read: (item) => read(item)?.on ?? false,
      write: (on) => perform(board, { op: "SwitchStep", item: id, step: key, on }),
    }),
    stepper(board, joined(board, words.minutes, title), `minutes-${key}`, {
      small: true,
      read: (item) => read(item)?.minutes ?? 1,
      write: (minutes) => perform(board, setStepMinutes(board, id, key, minutes)),
      add: (by) => perform(board, setStepMinutes(board, id, key, now() + by)),
    }),
    facts(read),
    ownWords(board, id, key, title, read),
  ];
  if (splits) parts.push(action(board, words.split, `split-${key}`, () => ({ op: "SplitItem", item: id, after_step: key, new: crypto.randomUUID() }), { name: "link-button split" }));
  const node = element("div", "step");
  node.append(...parts.map((part) => part.node));
  parts[0].node.lang = board.picture.lang;
  parts[0].node.dir = "auto";
  const update = (item) => {
    parts.forEach((part) => part.update(item));
    node.classList.toggle("off", !read(item)?.on);
  };
  return { node, update };
}

function facts(read) {
  const node = element("span", "facts");
  return { node, update: (item) => { node.textContent = [read(item)?.note, read(item)?.wrote].filter(Boolean).join(" · "); } };
}

function ownWords(board, id, key, title, read) {
  const { words } = board.picture;
  const text = element("textarea");
  Object.assign(text, { rows: 3, maxLength: 10000, dir: "auto" });
  text.dataset.role = `words-${key}`;
  text.setAttribute("aria-label", joined(board, words.own_words, title));
  const kept = typing(text, (value) => post(board, { words: { item: id, step: key, text: value.trim() } }));
  const node = element("details", "own-words");
  node.append(element("summary", "", words.own_words), text);
  node.firstChild.dataset.role = `own-${key}`;
  let first = true;
  const update = (item) => {
    const mine = read(item)?.words ?? "";
    if (first) node.open = mine !== "";
    first = false;
    const pending = board.outbox.pending.some((entry) => entry.words?.item === id && entry.words?.step === key);
    if (!pending) kept(mine);
  };
  return { node, update };
}
