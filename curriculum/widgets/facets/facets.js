// `draw` is called at mount and at every change of the data, with the same parentElement.
// What belongs to one mount lives in MOUNTS; rows are reconciled by id, so that focus and open groups stay.
const MOUNTS = new WeakMap();

function draw({ parentElement, data, setTriggerValue }) {
  let mount = MOUNTS.get(parentElement);
  if (!mount) {
    const root = element("div", "root");
    parentElement.appendChild(root);
    mount = { root, groups: new Map(), showsAll: new Set(), unheard: new Map(), sent: null };
    MOUNTS.set(parentElement, mount);
  }
  // An answer to an earlier tick must not take a later one away; null comes from a session that heard none.
  if (data.heard === mount.sent || data.heard === null) mount.unheard.clear();
  mount.pick = (group, chosen) => {
    mount.sent = performance.now();
    mount.unheard.set(group, chosen);
    setTriggerValue("picked", { groups: Object.fromEntries(mount.unheard), at: mount.sent });
  };
  drawGroups(mount, data.groups.map((group) => asTicked(group, mount.unheard.get(group.id))));
}

function asTicked(group, ticked) {
  if (!ticked) return group;
  return { ...group, choices: group.choices.map((choice) => ({ ...choice, chosen: ticked.includes(choice.id) })) };
}

function drawGroups(mount, groups) {
  groups.forEach((group, place) => {
    let box = mount.groups.get(group.id);
    if (!box) {
      box = groupNode(group.id);
      box.open = group.open;
      mount.groups.set(group.id, box);
    }
    if (group.choices.some((choice) => choice.chosen)) box.open = true;
    box.firstChild.textContent = group.label;
    drawChoices(mount, group, box.children[1]);
    drawMore(mount, group, box);
    if (mount.root.children[place] !== box) mount.root.insertBefore(box, mount.root.children[place] ?? null);
  });
  const ids = new Set(groups.map((group) => group.id));
  for (const [id, box] of mount.groups) if (!ids.has(id)) { box.remove(); mount.groups.delete(id); }
}

/** A group that opens and closes, named by its summary. */
function groupNode(id) {
  const [box, summary] = [element("details", "group"), element("summary")];
  box.dataset.group = id;
  summary.id = `name-${id}`;
  box.setAttribute("role", "group");
  box.setAttribute("aria-labelledby", summary.id);
  box.append(summary, element("ul"));
  return box;
}

function visible(mount, group) {
  const chosen = new Set(group.choices.filter((choice) => choice.chosen).map((choice) => choice.id));
  const opened = new Set(group.choices.filter((choice) => choice.chosen && choice.parent).map((choice) => choice.parent));
  return group.choices.filter((choice) => {
    const branchOpen = !choice.parent || chosen.has(choice.parent) || opened.has(choice.parent);
    const worthSeeing = !group.more || choice.count > 0 || choice.chosen || mount.showsAll.has(group.id);
    return branchOpen && worthSeeing;
  });
}

function drawChoices(mount, group, list) {
  const rows = new Map([...list.children].map((row) => [row.dataset.id, row]));
  visible(mount, group).forEach((choice, place) => {
    let row = rows.get(choice.id);
    if (!row) {
      row = element("li");
      row.dataset.id = choice.id;
      const label = element("label");
      const box = element("input");
      box.type = "checkbox";
      label.append(box, element("span", "name"), element("span", "count"));
      row.append(label);
    }
    rows.delete(choice.id);
    const [box, name, count] = row.firstChild.children;
    row.dataset.depth = choice.depth;
    row.className = choice.count ? "" : "none";
    name.textContent = choice.label;
    if (choice.lang) name.lang = choice.lang;
    count.textContent = choice.number;
    box.checked = choice.chosen;
    box.onchange = () => {
      const boxes = new Set(group.choices.filter((other) => other.chosen).map((other) => other.id));
      boxes[box.checked ? "add" : "delete"](choice.id);
      choice.chosen = box.checked;
      mount.pick(group.id, [...boxes]);
    };
    if (list.children[place] !== row) list.insertBefore(row, list.children[place] ?? null);
  });
  rows.forEach((row) => row.remove());
}

function drawMore(mount, group, box) {
  const hidden = group.more && !mount.showsAll.has(group.id) && group.choices.some((choice) => !choice.count && !choice.chosen);
  let button = box.querySelector(".more");
  if (!hidden) { button?.remove(); return; }
  if (!button) {
    button = element("button", "more");
    button.type = "button";
    box.append(button);
  }
  button.textContent = group.more;
  button.onclick = () => {
    mount.showsAll.add(group.id);
    drawChoices(mount, group, box.children[1]);
    button.remove();
    box.querySelector("input")?.focus();
  };
}
