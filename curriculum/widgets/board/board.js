// Streamlit calls `draw` at mount and at every change of `data`, with the same parentElement. What belongs to
// one mount lives in MOUNTS; nodes are reconciled by id; nothing is redrawn while a pointer is down.
const MOUNTS = new WeakMap();
const PHONE = 600, MIDDLE = 840; // pixels

function draw({ parentElement, data, setStateValue, setTriggerValue }) {
  let board = MOUNTS.get(parentElement);
  if (!board) {
    board = mount(parentElement);
    MOUNTS.set(parentElement, board);
  }
  board.outbox.send = (message) => setStateValue("outbox", message);
  board.go = (where) => setTriggerValue("went", where);
  board.ask = (wanted) => { board.unheard = true; setStateValue("beside", wanted); };
  board.wake = (version) => setStateValue("woken", version);
  receive(board, data);
  // Streamlit also calls this when newer data overtakes a drawing; only the end of the page is the end of the board
  return () => setTimeout(() => { if (!board.parts.root.isConnected) board.unmount(); });
}

function mount(parentElement) {
  const parts = frame();
  parentElement.appendChild(parts.root);
  const board = {
    root: parentElement.getRootNode(), parts, nodes: new Map(), outbox: newOutbox(), picture: null, panel: null, held: false, waiting: false,
    selected: null, named: null, place: inAddress().place, shownDay: null, view: "board", message: null, size: "wide",
    stop: null, // what takes part in Tab's round
    marked: new Set(), // items chosen together
    beside: { panel: "", words: "", day: "", after: "", minutes: 0, instead: "" },
    unheard: false, // what was asked of the library has not been answered aloud
    searching: false, // the search of the library gets the focus once it is drawn
    opening: false, // a panel that has been asked for and is not filled yet
    drag: null, dropped: false, lifted: null, menu: null, dense: false, scale: new Map(), elsewhere: false,
    wanted: null, // the item that gets the focus once it is drawn; "" for whatever takes part in Tab's round
  };
  const deaf = listen(board);
  listenToDrags(board);
  const unwatch = watch(board);
  const sizes = new ResizeObserver(() => { if (board.picture) redraw(board); });
  sizes.observe(parts.root);
  board.unmount = () => { deaf(); unwatch(); sizes.disconnect(); clearTimeout(board.outbox.timer); };
  return board;
}

function frame() {
  const part = Object.fromEntries(["root", "bar", "tabs", "frame", "columns", "axis", "empty", "inspector", "foot", "live", "message", "several", "area", "side", "beside", "agenda"]
    .map((name) => [name, element("div", name)]));
  const aside = { box: element("section", "aside"), heading: element("h2"), list: element("div", "list"), nothing: element("p", "note") };
  aside.box.append(aside.heading, aside.list, aside.nothing);
  part.tabs.setAttribute("role", "group");
  part.inspector.setAttribute("role", "region");
  part.live.className = "spoken-only";
  part.live.setAttribute("aria-live", "polite");
  part.message.setAttribute("role", "alert");
  const [before, after] = [button("further before", "‹"), button("further after", "›")];
  for (const further of [before, after]) further.tabIndex = -1; // the arrow keys go there by themselves
  part.agenda.append(part.columns, before, after);
  part.frame.append(part.agenda, part.empty, aside.box, part.foot);
  const [back, close] = [button("back quiet-button", ""), button("close", "×")];
  part.side.append(back, close, part.inspector, part.beside);
  part.beside.setAttribute("role", "region");
  const known = ["people", "rooms"].map((name) => Object.assign(element("datalist"), { id: `known-${name}` }));
  part.area.append(part.frame, part.side);
  part.root.append(part.bar, part.message, part.several, part.tabs, part.area, part.live, ...known);
  return { ...part, aside, back, close, before, after, known };
}

function receive(board, data) {
  const answered = acknowledge(board.outbox, data.acknowledged);
  board.picture = data;
  openNamed(board);
  if (answered) announce(board, answered);
  if (board.elsewhere) say(board, [data.words.changed_elsewhere, data.said].join(" "));
  board.elsewhere = false;
  redraw(board);
}

/** After an answer: what was done, and the new times of what is in the hand. */
function announce(board, { command }) {
  const { words, message, undo, redo, said } = board.picture;
  board.unheard = false;
  const hand = board.root.activeElement?.dataset?.id ?? board.selected?.item;
  const block = hand && blockOf(board, hand);
  const done = { undo: joined(board, words.undo, redo), redo: joined(board, words.redo, undo) }[command] ?? said;
  say(board, [message?.text || done, block?.spoken].filter(Boolean).join(". "));
}

function say(board, text) {
  board.parts.live.textContent = text;
}

function redraw(board) {
  if (board.held) { board.waiting = true; return; }
  board.waiting = false;
  const { root, parts, picture } = { ...board, root: board.parts.root };
  const width = root.clientWidth;
  board.size = width < PHONE ? "phone" : width < MIDDLE ? "middle" : "wide";
  root.dataset.size = board.size;
  root.dataset.version = picture.version;
  root.dataset.chosen = chosenOf(board, expected(board)) ? "one" : "none";
  if (board.shownDay === null || (board.shownDay && !picture.days.some((day) => day.id === board.shownDay))) board.shownDay = firstShown(board);
  parts.aside.box.classList.toggle("shown", board.shownDay === "");
  parts.columns.setAttribute("aria-label", picture.words.board);
  parts.tabs.setAttribute("aria-label", picture.words.days);
  parts.inspector.setAttribute("aria-label", picture.words.inspector);
  const focused = board.root.activeElement?.classList.contains("stop") ? board.root.activeElement : null;
  const home = focused?.parentNode;
  drawBar(board);
  drawMessage(board);
  drawKnown(board);
  drawSeveral(board);
  drawTabs(board);
  drawDays(board);
  drawAside(board);
  drawFoot(board);
  drawInspector(board);
  drawBeside(board);
  root.dataset.look = board.dense ? "dense" : "roomy";
  root.dataset.view = board.view;
  if (focused?.isConnected && board.root.activeElement !== focused) focused.focus({ preventScroll: focused.parentNode === home });
  keepOneStop(board);
  focusWanted(board);
  focusSearch(board);
  forget(board);
  nameChosen(board);
}

function firstShown(board) {
  const { days } = board.picture;
  const holding = days.find((day) => dayOf(board, placeOf(expected(board), board.selected?.item)) === day.id);
  return (holding ?? days[0])?.id ?? "";
}

function drawBar(board) {
  const { words, undo, redo } = board.picture;
  const { bar } = board.parts;
  if (!bar.childElementCount) {
    bar.append(button("undo", "", () => command(board, "undo")), button("redo", "", () => command(board, "redo")), element("span", "state"), button("add-day", "", () => perform(board, addDay(board, null))),
      button("dense", "", () => { board.dense = !board.dense; redraw(board); }), button("open-library", "", () => toggleBeside(board, "library")), button("open-history", "", () => toggleBeside(board, "history")), button("open-advice", "", () => toggleBeside(board, "advice")));
    bar.children[2].setAttribute("aria-hidden", "true");
  }
  const [back, again, state, day, dense, library, history, advice] = bar.children;
  for (const [node, word, pressed] of [[dense, words.whole_plan, board.dense], [library, words.library, board.beside.panel === "library"], [history, words.history, board.beside.panel === "history"], [advice, words.advice, board.beside.panel === "advice"]]) {
    node.textContent = word;
    node.setAttribute("aria-pressed", String(pressed));
  }
  drawCount(board, advice);
  for (const [node, word, what] of [[back, words.undo, undo], [again, words.redo, redo]]) {
    node.replaceChildren(element("b", "", word), element("span", "what", clipped(what)));
    node.title = what;
    node.disabled = !what && !board.outbox.pending.length;
  }
  state.textContent = board.outbox.pending.length ? words.saving : words.saved;
  day.textContent = words.add_day;
  board.parts.root.dataset.pending = String(board.outbox.pending.length);
  board.parts.empty.textContent = words.no_days;
  board.parts.back.textContent = `‹ ${words.back}`;
  board.parts.close.setAttribute("aria-label", words.close);
  board.parts.close.title = words.close;
  for (const way of [board.parts.back, board.parts.close]) way.onclick = () => leaveInspector(board);
  for (const [further, label, by] of [[board.parts.before, words.more_days_before, -1], [board.parts.after, words.more_days_after, 1]]) {
    further.setAttribute("aria-label", label);
    further.title = label;
    further.onclick = () => goFurther(board, by);
  }
  board.parts.columns.onscroll = () => showFurther(board);
}

/** A quoted title is cut rather than what was done to it. */
function clipped(text) {
  return text.replace(/([“„«「])([^“„«「”»」]{21,})([“”»」])/gu, (whole, open, title, shut) => `${open}${[...title].slice(0, 18).join("").trimEnd()}…${shut}`);
}

/** Names that were used before, for the fields in which one is typed. */
function drawKnown(board) {
  const lists = [board.picture.known_people, board.picture.known_rooms];
  board.parts.known.forEach((list, place) => {
    if (list.childElementCount === lists[place].length) return;
    list.replaceChildren(...lists[place].map((name) => Object.assign(element("option"), { value: name })));
  });
}

function command(board, name) {
  post(board, { command: name });
}

/** A sentence that waits for a decision, with what can be decided. */
function drawMessage(board) {
  const { message } = board.picture;
  if (board.message === JSON.stringify(message)) return;
  board.message = JSON.stringify(message);
  const choices = (message?.choices ?? []).map((choice) => button("quiet-button", choice.label, () => {
    board.picture.message = null;
    if (choice.operation) perform(board, choice.operation);
    else redraw(board);
  }));
  board.parts.message.replaceChildren(...(message ? [element("p", "", message.text), ...choices] : []));
}

function drawFoot(board) {
  const { hint, words, legend } = board.picture;
  if (board.parts.foot.dataset.drawn === String(legend.length)) return;
  board.parts.foot.dataset.drawn = String(legend.length);
  const learning = element("p", "legend");
  for (const part of legend) { const entry = element("span", "entry"); entry.append(stripe(part), part.label); learning.append(entry); }
  const keys = element("p", "keys");
  keys.append(element("b", "", words.keys));
  for (const [name, does] of Object.entries(hint)) { const entry = element("span", "entry"); entry.append(element("kbd", "", name), ` ${does}`); keys.append(entry); }
  board.parts.foot.replaceChildren(learning, keys);
}

/** Chooses an item or a day; with `enter` the inspector gets the focus, on a phone the screen. */
function select(board, what, enter = false) {
  board.selected = what;
  const phone = board.size === "phone";
  board.view = phone ? "inspector" : "board";
  redraw(board);
  if (!phone) stopFor(board, what)?.scrollIntoView({ block: "nearest", inline: "nearest" }); // the days are narrower now
  if (phone) board.parts.back.focus(); // a field would call up the keyboard of the screen
  else if (enter) board.parts.inspector.querySelector("input, button, select, summary")?.focus();
  if (phone) board.parts.root.scrollIntoView({ block: "start" });
}

/** Puts the focus where a gesture wants it, once that is there. */
function focusWanted(board) {
  if (board.wanted === null || board.view !== "board") return;
  const stop = board.wanted ? stopFor(board, { item: board.wanted }) : board.stop;
  if (!stop) return;
  stop.focus({ preventScroll: true });
  board.wanted = null;
}

function stopFor(board, { item, day }) {
  return [...board.parts.frame.querySelectorAll(".stop")].find((node) => (item ? node.dataset.id === item : node.dataset.day === day));
}

/** Nothing is chosen any more; the focus goes back to what was. */
function leaveInspector(board) {
  const chosen = board.selected ?? {};
  if (!board.selected && board.beside.panel) {
    if (board.parts.side.contains(board.root.activeElement)) board.wanted = "";
    return openBeside(board, { panel: "" });
  }
  Object.assign(board, { view: "board", selected: null });
  redraw(board);
  if (chosen.item || chosen.day) stopFor(board, chosen)?.focus();
}

/** Nodes of what is no longer drawn. */
function forget(board) {
  for (const [id, node] of board.nodes) if (!node.isConnected) board.nodes.delete(id);
}
