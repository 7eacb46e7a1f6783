// The library beside the agenda: search, and drag a session to its place or add it where it fits.
function drawLibrary(board, box) {
  const { words, library, kinds } = board.picture;
  if (!box.firstChild) box.append(...libraryFrame(board));
  const [heading, search, own, aim, remark, list, nothing, longer, all] = box.children;
  heading.textContent = words.library;
  if (search.getRootNode().activeElement !== search && search.value !== board.beside.words) search.value = board.beside.words;
  aim.hidden = !library.aim;
  aim.replaceChildren(element("span", "", library.aim), button("link-button", words.leave_aim, () => openBeside(board, { instead: "", day: "", after: "", minutes: 0 })));
  remark.textContent = library.remark;
  remark.hidden = !library.remark;
  nothing.hidden = library.found.length > 0 || Boolean(library.remark);
  nothing.textContent = words.nothing_found;
  longer.hidden = !board.beside.minutes;
  longer.textContent = words.any_length;
  list.setAttribute("aria-label", `${words.library}, ${library.said}`);
  const nodes = new Map([...list.children].map((node) => [node.dataset.module, node]));
  keep(list, library.found.map((found) => foundNode(board, nodes.get(found.id), found)));
  tellFound(board, list, [library.aim, library.said, library.remark].filter(Boolean).join(". "));
  own.hidden = Boolean(board.beside.instead);
  if (own.dataset.drawn !== String(kinds.length)) {
    own.dataset.drawn = String(kinds.length);
    own.replaceChildren(element("summary", "", words.own_things), ...kinds.map((kind) => kindNode(board, kind)));
  }
  all.textContent = words.all_filters;
}

/** What was found is heard as well. */
function tellFound(board, list, found) {
  if (board.unheard && list.dataset.told !== found) {
    say(board, found);
    board.unheard = false;
  }
  list.dataset.told = found;
}

/** Whoever asked for sessions goes on from the search, once it is drawn. */
function focusSearch(board) {
  const search = board.searching && !board.parts.beside.hidden && board.parts.beside.querySelector(".search");
  if (!search) return;
  search.focus({ preventScroll: true });
  board.searching = false;
}

/** Opens the library for one place; on a phone a field would call up the keyboard of the screen. */
function searchFor(board, wanted) {
  board.searching = board.size !== "phone";
  openBeside(board, { panel: "library", words: "", day: "", after: "", minutes: 0, instead: "", ...wanted });
}

function libraryFrame(board) {
  const { words } = board.picture;
  const search = element("input", "search");
  Object.assign(search, { type: "search", placeholder: words.search, maxLength: 400 });
  search.setAttribute("aria-label", words.search);
  search.dataset.role = "search";
  let timer = 0;
  search.oninput = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { board.beside = { ...board.beside, words: search.value.trim() }; board.ask(board.beside); }, TYPING);
  };
  const aim = element("p", "aim");
  const list = element("ul", "found");
  const own = element("details", "own-things");
  const all = button("link-button", "", () => {
    const { day, after, minutes } = board.beside;
    board.go({ to: "find", day: day || board.picture.days[0]?.id || "", after, ...(minutes ? { minutes: String(minutes) } : {}) });
  });
  const longer = button("link-button", "", () => openBeside(board, { minutes: 0 }));
  return [element("h2"), search, own, aim, element("p", "note"), list, element("p", "note"), longer, all];
}

function foundNode(board, known, found) {
  const { words } = board.picture;
  const node = known ?? element("li", "session-found");
  const instead = board.beside.instead;
  const label = instead ? words.put_instead : words.add;
  node.dataset.module = found.id;
  node.dataset.carries = "";
  node.carried = { title: found.title, minutes: found.minutes, put: (landing) => putSession(board, found, landing) };
  const drawn = JSON.stringify([found, instead]);
  if (node.dataset.drawn === drawn) return node;
  node.dataset.drawn = drawn;
  const title = element("a", "title", found.title);
  Object.assign(title, { lang: found.lang, dir: "auto", draggable: false });
  leadTo(title, found.href, () => board.go({ to: "module", module: found.id }));
  const facts = element("p", "facts", [found.length, found.character].filter(Boolean).join(" · "));
  const note = element("p", "suits", found.note);
  const bar = mixBar(found);
  const put = button("quiet-button", label, () => (instead ? putInstead(board, instead, found) : addSession(board, found)));
  put.setAttribute("aria-label", joined(board, label, found.title));
  node.replaceChildren(title, ...(found.note ? [note] : []), facts, bar, put);
  return node;
}

/** Done: the panel has nothing more to say, and the focus goes back to the agenda. */
function putInstead(board, item, found) {
  focusNeighbour(board, item);
  post(board, { deed: { name: "replace", item, module: found.id } });
  openBeside(board, { panel: "", instead: "", words: "" });
}

/** Exactly where it was dropped. */
function putSession(board, found, { into, after, gap, hold }) {
  const uid = crypto.randomUUID();
  board.wanted = uid;
  const also = hold ? [{ op: "SetGap", item: hold.item, minutes: hold.gap }] : [];
  post(board, { session: { module: found.id, uid, into: into || null, after, gap: gap || 0, also } });
}

/** Into the free time that was chosen, or the first that holds it, cut at a pause if need be; else it is set aside. */
function addSession(board, found) {
  const { day, after } = board.beside;
  post(board, { deed: { name: "add", module: found.id, day: day || null, after: after || null } });
  if (day) openBeside(board, { day: "", after: "", minutes: 0 });
}

function kindNode(board, kind) {
  const node = button("kind", kind.label, () => {
    const day = board.beside.day || board.shownDay || board.picture.days[0]?.id;
    if (day) perform(board, addToDay(board, kind, 0, day));
  });
  node.append(" ", element("span", "length", kind.length));
  node.dataset.carries = "";
  node.carried = {
    title: kind.label, minutes: kind.minutes, parallel: kind.strands.length > 0,
    put: ({ into, after, gap, hold }) => {
      const { item, ...rest } = add(board, kind, 0, into, after);
      perform(board, together([{ ...rest, item: { ...item, gap: gap || 0 } }, ...(hold ? [{ op: "SetGap", item: hold.item, minutes: hold.gap }] : [])], "place"));
    },
  };
  return node;
}
