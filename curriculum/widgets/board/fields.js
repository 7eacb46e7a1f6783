// The inspector's parts. Each is {node, update}: built once for what is chosen, then kept up to date, so that nothing is
// rebuilt under a pointer and what somebody is typing is never overwritten.
function labelled(text, control, name = "") {
  const label = element("label", `field ${name}`.trim());
  label.append(element("span", "label", text), control);
  return label;
}

/** “Minutes: Draw the river”: a name and what it belongs to, in the order and with the signs of the reader's language. */
function joined(board, name, whole) {
  return board.picture.words.joined.replace(/\{(name|whole)\}/g, (mark, part) => (part === "name" ? name : whole));
}

/** A field of one line; `write` gets what stands in it when it is left or Enter is pressed. */
function textField(label, role, { read, write, type = "text", most = 200, name = "" }) {
  const input = element("input");
  Object.assign(input, { type, maxLength: most });
  if (type === "text") input.dir = "auto";
  input.dataset.role = role;
  const kept = typing(input, write);
  return { node: labelled(label, input, name), update: (chosen) => kept(read(chosen)) };
}

/** Hands on what was typed once; the returned function shows a value unless somebody is typing another. */
function typing(input, write) {
  let shown = input.value;
  input.onchange = () => {
    if (input.value === shown) return;
    shown = input.value;
    write(input.value);
  };
  input.onblur = () => { input.value = shown; };
  return (value) => {
    const beingTyped = input.getRootNode().activeElement === input && input.value !== shown;
    shown = String(value);
    if (!beingTyped && input.value !== shown) input.value = shown;
  };
}

/** Minutes with − and +. */
function stepper(board, label, role, { read, write, add, least = 1, small = false }) {
  const { words } = board.picture;
  const input = element("input");
  Object.assign(input, { type: "number", min: String(least), max: String(LONGEST), step: "1", inputMode: "numeric" });
  input.dataset.role = role;
  const less = button("less", "−", () => add(-STRIDE));
  const more = button("more", "+", () => add(STRIDE));
  less.setAttribute("aria-label", joined(board, words.less, label));
  more.setAttribute("aria-label", joined(board, words.more, label));
  less.dataset.role = `${role}-less`;
  more.dataset.role = `${role}-more`;
  const box = element("span", "stepper");
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", label);
  box.append(less, input, more);
  const kept = typing(input, (text) => /^\d+$/.test(text) && write(Number(text)));
  input.setAttribute("aria-label", label);
  const update = (chosen) => { kept(read(chosen)); less.disabled = read(chosen) <= least; };
  if (small) return { node: box, update };
  const field = element("div", "field");
  field.append(element("span", "label", label), box);
  return { node: field, update };
}

function tick(label, role, { read, write }) {
  const input = element("input");
  input.type = "checkbox";
  input.dataset.role = role;
  input.onchange = () => write(input.checked);
  const box = element("label", "tick");
  box.append(input, element("span", "", label));
  return { node: box, update: (chosen) => { input.checked = read(chosen); } };
}

/** A button that does one thing, where that is possible. */
function action(board, label, role, gesture, { name = "quiet-button", possible = () => true } = {}) {
  const node = button(name, label, () => perform(board, gesture()));
  node.dataset.role = role;
  return { node, update: (chosen) => { node.disabled = !possible(chosen); } };
}

function section(title, ...parts) {
  const box = element("section", "part");
  if (title) box.append(element("h3", "", title));
  box.append(...parts.map((part) => part.node));
  return { node: box, update: (chosen) => parts.forEach((part) => part.update(chosen)) };
}

function row(...parts) {
  const box = element("div", "row");
  box.append(...parts.map((part) => part.node));
  return { node: box, update: (chosen) => parts.forEach((part) => part.update(chosen)) };
}

/** Buttons for what can be added without the library; `put(kind, minutes)` gives the operation, minutes 0 the usual. */
function adder(board, title, put, options = {}) {
  const { kinds, words } = board.picture;
  const minutes = element("input");
  Object.assign(minutes, { type: "number", min: "1", max: String(LONGEST), step: "5", inputMode: "numeric" });
  minutes.dataset.role = "add-minutes";
  minutes.setAttribute("aria-label", joined(board, title, words.minutes));
  const buttons = element("div", "kinds");
  for (const kind of kinds) {
    if (options.flat && kind.strands.length) continue;
    const node = button("kind", kind.label, () => perform(board, put(kind, Number(minutes.value))));
    node.append(" ", element("span", "length", kind.length));
    node.dataset.role = `add-${kind.label}`;
    buttons.append(node);
  }
  minutes.oninput = () => buttons.classList.toggle("timed", Number(minutes.value) > 0);
  const box = element("details", "part adder");
  box.open = Boolean(options.open);
  box.append(element("summary", "", title), labelled(words.minutes, minutes, "inline"), buttons);
  box.firstChild.dataset.role = "adder";
  return { node: box, update: () => {} };
}
