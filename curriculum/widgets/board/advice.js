// What the checks say, the impossible first; a click goes to what is meant, another mends it. Then the ledger.
function drawCount(board, node) {
  const { impossible, look, words } = board.picture;
  for (const [name, number, word] of [["red", impossible, words.impossible], ["yellow", look, words.worth_a_look]]) {
    if (!number) continue;
    const count = element("span", `count ${name}`, String(number));
    count.title = word;
    count.setAttribute("aria-label", `${word}: ${number}`);
    node.append(" ", count);
  }
}

function drawAdvice(board, box) {
  const { words, advice } = board.picture;
  const drawn = JSON.stringify(advice);
  if (box.dataset.drawn === drawn && box.firstChild) return;
  box.dataset.drawn = drawn;
  const open = new Set([...box.querySelectorAll("details[open]")].map((node) => node.dataset.name));
  const parts = [element("h2", "", words.advice)];
  if (!advice.impossible.length && !advice.look.length) parts.push(element("p", "note", words.all_well));
  if (advice.impossible.length) parts.push(remarkGroup(board, words.impossible, advice.impossible, "impossible"));
  parts.push(...advice.look.map(({ name, remarks }) => remarkGroup(board, name, remarks)));
  if (advice.rest.length) parts.push(folded(advice.rest_name, "rest", open, advice.rest.map(({ name, remarks }) => remarkGroup(board, name, remarks))));
  parts.push(folded(words.ledger, "ledger", open, [ledger(advice.objectives, words), ...advice.notes.map((one) => remark(board, one))]));
  parts.push(folded(words.ways_of_learning, "learning", open, [ledger(advice.learning, words)]));
  if (advice.muted.length) parts.push(folded(advice.muted_name, "muted", open, advice.muted.map((one) => remark(board, one))));
  parts.push(button("link-button", words.numbers, () => board.go({ to: "checks" })));
  box.replaceChildren(...parts);
}

function folded(name, key, open, parts) {
  const node = element("details", "part");
  node.dataset.name = key;
  node.open = open.has(key);
  node.append(element("summary", "", name), ...parts);
  return node;
}

function remarkGroup(board, name, remarks, kind = "") {
  const node = element("section", `remarks ${kind}`.trim());
  node.append(element("h3", "", name), ...remarks.map((one) => remark(board, one)));
  return node;
}

function remark(board, one) {
  const node = element("div", "remark");
  const text = button("remark-text", one.text, () => showSubject(board, one));
  text.disabled = !one.item && !one.day;
  const ways = element("div", "ways");
  ways.append(...one.mends.map((mend) => button("quiet-button", mend.label, () => perform(board, mend.operation))));
  node.append(text);
  if (one.said) node.append(element("p", "facts", one.said));
  if (one.mutes) ways.append(muter(board, one));
  node.append(ways);
  return node;
}

/** Shows what a remark speaks of, and chooses it on the board; the advice stays where it is. */
function showSubject(board, { item, day }) {
  if (board.size === "phone") return select(board, item ? { item } : { day });
  const stop = stopFor(board, { item, day });
  stop?.scrollIntoView({ block: "center", inline: "nearest" });
  stop?.focus({ preventScroll: true });
  return undefined;
}

/** Why it is not to be said, and for what. */
function muter(board, { check, subject, item }) {
  const { words, advice } = board.picture;
  const node = element("details", "muter");
  const choice = (label, options) => {
    const field = element("select");
    field.append(...options.map(([value, text]) => Object.assign(element("option", "", text), { value })));
    field.setAttribute("aria-label", label);
    return field;
  };
  const why = choice(words.why, advice.reasons);
  const where = choice(words.where, advice.scopes.filter(([scope]) => item || scope !== "day"));
  const mute = button("quiet-button", words.mute_it, () => post(board, { deed: { name: "mute", check, subject, scope: where.value, reason: why.value } }));
  node.append(element("summary", "", words.mute), why, where, mute);
  return node;
}

function ledger(lines, words) {
  const table = element("table", "ledger");
  for (const line of lines) {
    const row = element("tr", line.gap ? "gap-line" : "");
    row.append(element("td", "", line.label), element("td", "amount", line.gap ? words.gap : line.minutes));
    table.append(row);
  }
  return table;
}
