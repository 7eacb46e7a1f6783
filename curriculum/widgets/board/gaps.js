// Free time between items: as large as it is long, it leads to what would fill it, or takes something of one's own.
const GAP_LINE = 17; // pixels of a line of its words

/** Pixels below which free time could not be read in a column of this width. */
function leastOfGap(gap, width, dense = false) {
  if (dense) return 4;
  if (!gap.invitation || width >= WIDE) return 22;
  return 4 + GAP_LINE * (width < SLIM ? 3 : 2);
}

function drawGap(board, day, gap, heights, width) {
  const key = `${day.id}/${gap.after}`;
  const node = board.nodes.get(key) ?? gapNode();
  board.nodes.set(key, node);
  const [find, own] = node.children;
  find.onclick = () => findFor(board, day, gap);
  find.firstChild.textContent = gap.label;
  find.lastChild.textContent = gap.invitation;
  find.setAttribute("aria-label", gap.spoken);
  own.onclick = () => perform(board, addToGap(board, day.id, gap));
  own.textContent = gap.own;
  own.hidden = !gap.own;
  node.classList.toggle("narrow", width < WIDE);
  node.classList.toggle("slim", width < SLIM);
  own.setAttribute("aria-label", gap.own_spoken);
  node.style.insetBlockStart = `${heights.get(gap.start) + 1}px`;
  node.style.blockSize = `${heights.get(gap.end) - heights.get(gap.start) - AIR}px`;
  return node;
}

/** Sessions that fit there, beside the agenda; a phone has no room for both. */
function findFor(board, day, gap) {
  const minutes = gap.end - gap.start;
  if (board.size === "phone") return board.go({ to: "find", day: day.id, after: gap.after, minutes: String(minutes) });
  return searchFor(board, { day: day.id, after: gap.after, minutes });
}

function gapNode() {
  const node = element("div", "gap");
  const find = button("fill stop", "");
  find.append(element("span", "free"), element("span", "invitation"));
  node.append(find, button("own stop", ""));
  return node;
}
