// A combobox with a list (the ARIA pattern: focus stays in the field, `aria-activedescendant` says which name is meant).
// What stands in the field is the reader's until it is sent off; then the page says what is left of it.
const MOUNTS = new WeakMap();
const PAUSE = 120; // milliseconds without a key before the server is asked
const READ = 100; // characters that it reads
const BOUND = /["“”„«»]|^-?[A-Za-z]+:\S|^-\p{L}/u; // of a word that is a filter, an exclusion, or part of a quotation

function draw({ parentElement, data, setTriggerValue }) {
  let field = MOUNTS.get(parentElement);
  if (!field) {
    field = fieldNode();
    parentElement.appendChild(field.root);
    MOUNTS.set(parentElement, field);
  }
  field.data = data;
  field.send = (event, value) => {
    field.sent = { at: performance.now(), text: field.input.value };
    setTriggerValue(event, { ...value, at: field.sent.at });
  };
  const { input, list, clear, go } = field;
  Object.assign(input, { placeholder: data.labels.placeholder, maxLength: data.longest });
  input.setAttribute("aria-label", data.labels.name);
  list.setAttribute("aria-label", data.labels.suggestions);
  for (const [button, label] of [[clear, data.labels.clear], [go, data.labels.name]]) {
    button.setAttribute("aria-label", label);
    button.title = label;
  }
  settle(field);
}

/** The page's words replace what stands in the field when they changed, or answer what was sent, unless one types on. */
function settle(field) {
  const { input, data, sent } = field;
  const answers = sent && data.heard === sent.at;
  if ((answers && input.value === sent.text) || (data.words !== field.words && (!sent || answers))) {
    input.value = data.words;
    close(field);
  }
  if (answers) field.sent = null;
  field.words = data.words;
  field.clear.hidden = !input.value;
}

function fieldNode() {
  const [root, box] = [element("div", "root"), element("div", "box")];
  const [input, list, said] = [element("input"), element("ul", "list"), element("div", "spoken-only")];
  const [go, clear] = [iconButton("go", "search"), iconButton("clear", "close")];
  const field = { root, input, list, said, go, clear, data: null, words: null, sent: null, offers: [], at: -1, timer: 0, asked: 0 };
  const known = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "names" };
  for (const [name, value] of Object.entries(known)) input.setAttribute(name, value);
  go.tabIndex = -1; // Enter does the same
  Object.assign(input, { type: "text", autocomplete: "off", spellcheck: false, enterKeyHint: "search", dir: "auto" });
  list.id = "names";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  said.setAttribute("role", "status");
  input.oninput = () => typed(field);
  input.onkeydown = (event) => pressed(field, event);
  input.onblur = () => close(field);
  // A button that took the focus would close the list; the field keeps it
  for (const node of [list, go, clear]) node.onpointerdown = (event) => event.preventDefault();
  go.onclick = () => submit(field);
  clear.onclick = () => { input.value = ""; submit(field); input.focus(); };
  box.append(go, input, clear);
  root.append(box, list, said);
  return field;
}

function iconButton(name, icon) {
  const button = element("button", `icon ${name}`, icon);
  button.type = "button";
  return button;
}

/** Where the words begin that may become a name: after the last filter, exclusion or quotation. */
function looseFrom(text) {
  const marks = text.match(/["“”„«»]/g)?.length ?? 0;
  if (marks % 2) return text.length;
  let from = text.length;
  for (const word of [...text.matchAll(/\S+/g)].reverse()) {
    if (BOUND.test(word[0])) break;
    from = word.index;
  }
  return from;
}

function typed(field) {
  field.clear.hidden = !field.input.value;
  clearTimeout(field.timer);
  const loose = field.input.value.slice(looseFrom(field.input.value)).trim();
  field.asked += 1; // whatever is still under way is stale
  if (!loose) { close(field); return; }
  field.timer = setTimeout(() => ask(field, loose, field.asked), PAUSE);
}

async function ask(field, loose, turn) {
  let answer;
  try {
    const said = await fetch(field.data.ask + encodeURIComponent([...loose].slice(0, READ).join("")));
    answer = said.ok ? await said.json() : null;
  } catch { answer = null; } // half a character, or the server went away: the page says that itself
  if (turn !== field.asked || !field.input.matches(":focus")) return;
  show(field, answer);
}

function show(field, answer) {
  field.offers = answer?.suggestions ?? [];
  field.list.replaceChildren(...field.offers.map((offer, place) => offerNode(field, offer, place)));
  field.list.hidden = !field.offers.length;
  field.input.setAttribute("aria-expanded", String(!field.list.hidden));
  field.said.textContent = answer?.said ?? "";
  point(field, -1);
}

function offerNode(field, offer, place) {
  const row = element("li");
  row.id = `name-${place}`;
  row.setAttribute("role", "option");
  const name = element("span", "name", offer.text);
  Object.assign(name, { lang: offer.lang, dir: "auto" });
  const what = element("span", "what");
  what.append(name);
  if (offer.detail) what.append(element("span", "detail", offer.detail));
  row.append(element("span", "kind", offer.label), what, element("span", "count", offer.count));
  row.onpointermove = () => { if (field.at !== place) point(field, place); };
  row.onclick = () => take(field, offer);
  return row;
}

function point(field, place) {
  field.at = place;
  [...field.list.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === place)));
  const row = field.list.children[place];
  if (row) field.input.setAttribute("aria-activedescendant", row.id);
  else field.input.removeAttribute("aria-activedescendant");
  row?.scrollIntoView({ block: "nearest" });
}

function close(field) {
  clearTimeout(field.timer);
  field.asked += 1;
  if (field.list.hidden) return;
  show(field, null);
}

function pressed(field, event) {
  if (event.isComposing) return;
  const open = !field.list.hidden;
  const last = field.offers.length - 1;
  if (event.key === "Enter") {
    event.preventDefault();
    if (open && field.at >= 0) take(field, field.offers[field.at]);
    else submit(field);
  } else if (event.key === "Escape" && open) {
    event.preventDefault();
    close(field);
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!open) typed(field);
    else if (event.key === "ArrowDown") point(field, field.at === last ? -1 : field.at + 1);
    else point(field, field.at === -1 ? last : field.at - 1);
  }
}

function take(field, offer) {
  const rest = field.input.value.slice(0, looseFrom(field.input.value)).trim();
  close(field);
  field.send("taken", { kind: offer.kind, value: offer.value, uid: offer.uid, lang: offer.lang, rest });
}

function submit(field) {
  close(field);
  field.send("sent", { words: field.input.value });
}
