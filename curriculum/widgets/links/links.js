// Links are few and hold no state: they are drawn anew when they change, and only then, for a link that is replaced
// between a finger's down and up would lose the click. A way given in `go` is gone once, at the mount.
const MOUNTS = new WeakMap();

function draw({ parentElement, data }) {
  let root = MOUNTS.get(parentElement);
  if (!root) {
    root = element(data.label ? "nav" : "div");
    parentElement.appendChild(root);
    MOUNTS.set(parentElement, root);
    if (data.go) { goTo(data.go); return; }
  }
  const drawn = JSON.stringify(data);
  if (root.drawn === drawn) return;
  root.drawn = drawn;
  root.className = `root ${data.look}`;
  if (data.label) root.setAttribute("aria-label", data.label);
  const focused = [...root.children].indexOf(parentElement.activeElement);
  root.replaceChildren(...data.links.map(drawLink));
  root.children[focused]?.focus({ preventScroll: true });
}

function drawLink(link) {
  const node = element("a");
  leadTo(node, link.href);
  if (link.current) node.setAttribute("aria-current", "page");
  if (link.icon) {
    const icon = element("span", "icon", link.icon);
    icon.setAttribute("aria-hidden", "true");
    node.append(icon);
  }
  const label = element("span", "", link.label);
  if (link.lang) label.lang = link.lang;
  node.append(label);
  if (link.note) label.append(element("small", "", link.note));
  return node;
}
