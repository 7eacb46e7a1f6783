// A list of modules. Redrawn whole: a card keeps no state of its own; focus is put back by card and role.
const MOUNTS = new WeakMap();

function draw({ parentElement, data, setTriggerValue }) {
  let list = MOUNTS.get(parentElement);
  if (!list) {
    const root = element("div", "root");
    list = element("ol");
    root.append(list);
    parentElement.appendChild(root);
    MOUNTS.set(parentElement, list);
  }
  const drawn = JSON.stringify(data);
  if (list.drawn === drawn) return; // a card that is replaced between down and up would lose the click
  list.drawn = drawn;
  const focused = parentElement.activeElement;
  const held = focused && { id: focused.closest("li")?.dataset.id, role: focused.dataset.role };
  const add = (card) => setTriggerValue("added", { id: card.id, at: performance.now() });
  list.replaceChildren(...data.cards.map((card) => drawCard(card, add)));
  if (held?.id) list.querySelector(`li[data-id="${CSS.escape(held.id)}"] [data-role="${held.role}"]`)?.focus({ preventScroll: true });
}

function drawCard(card, add) {
  const row = element("li", "card");
  row.dataset.id = card.id;
  row.append(margin(card), body(card), side(card, add));
  return row;
}

function margin(card) {
  const box = element("div", "margin");
  box.append(element("b", "", card.minutes), element("span", "", card.unit));
  for (const line of [...card.totals, card.level]) if (line) box.append(element("div", "", line));
  return box;
}

function body(card) {
  const box = element("div", "body");
  const title = element("h2", "title");
  title.lang = card.lang;
  const link = element("a", "", card.title);
  link.dataset.role = "open";
  leadTo(link, card.href);
  title.append(link);
  box.append(title);
  if (card.promise) { const text = element("p", "promise", card.promise); text.lang = card.lang; box.append(text); }
  if (card.mark || card.excerpt.length) box.append(excerptNode(card));
  box.append(element("p", "character", card.character));
  const chips = element("div", "chips");
  for (const theme of card.themes) chips.append(element("span", "chip", theme));
  const languages = element("span", "languages");
  card.languages.forEach((language, place) => {
    if (place) languages.append(" · ");
    const name = element("span", "", language.name);
    name.lang = language.tag;
    languages.append(name);
  });
  chips.append(languages);
  box.append(chips);
  return box;
}

/** Why it is here: the piece of text that was found, after a mark where that holds few of the words. */
function excerptNode(card) {
  const excerpt = element("p", "excerpt");
  if (card.mark) {
    const mark = element("em", "", card.mark);
    mark.title = card.mark_spoken;
    excerpt.append(mark, card.excerpt.length ? " · " : "");
  }
  const text = element("span");
  text.lang = card.lang;
  for (const [piece, marked] of card.excerpt) text.append(marked ? element("mark", "", piece) : piece);
  excerpt.append(text);
  return excerpt;
}

function side(card, add) {
  const box = element("div", "side");
  const mix = element("div", "mix");
  mix.setAttribute("role", "img");
  mix.setAttribute("aria-label", card.mix_spoken);
  mix.title = card.mix_spoken;
  for (const part of card.mix) {
    const stripe = element("i");
    stripe.style.flex = String(part.minutes);
    stripe.style.setProperty("--light", part.light);
    stripe.style.setProperty("--dark", part.dark);
    mix.append(stripe);
  }
  const button = element("button", card.button_href ? "lead" : "add", card.button);
  button.type = "button";
  button.dataset.role = "add";
  button.setAttribute("aria-label", card.button_spoken);
  button.onclick = () => (card.button_href ? goTo(card.button_href) : add(card));
  box.append(mix, button);
  if (card.note) box.append(element("span", "note", card.note));
  return box;
}
