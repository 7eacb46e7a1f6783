// The days side by side with the hours at their edge; what is set aside; the line of undo and redo above them.
const NARROW = 190; // pixels of a column in which title and times do not fit on one line

function drawDays(board) {
  const { days, hours } = board.picture;
  const width = columnWidth(board, days.length);
  const heights = scale(spansOf(days, width), marksOf(days, hours));
  const end = Math.max(0, ...heights.values());
  board.parts.columns.style.setProperty("--days", String(Math.max(1, days.length)));
  board.parts.columns.style.setProperty("--height", `${end}px`);
  drawHours(board, hours, heights);
  keep(board.parts.columns, [board.parts.axis, ...days.map((day) => drawDay(board, day, heights, width))]);
  board.parts.empty.hidden = days.length > 0;
}

function columnWidth(board, count) {
  if (board.size === "phone") return board.parts.root.clientWidth - 60;
  return Math.max(100, Math.floor((board.parts.frame.clientWidth - 44) / Math.max(1, count)) - 6);
}

function spansOf(days, width) {
  return days.flatMap((day) => {
    const places = lanes(day.blocks);
    return [
      ...day.blocks.map((block) => ({ start: block.start, end: block.end, least: least(block, width / places.get(block.id).of) })),
      ...day.gaps.map((gap) => ({ start: gap.start, end: gap.end, least: width < NARROW && gap.invitation ? 36 : 22 })),
    ];
  });
}

const marksOf = (days, hours) => [...hours.map(([at]) => at), ...days.flatMap((day) => [day.start, day.end])];

function drawHours(board, hours, heights) {
  board.parts.axis.replaceChildren(...hours.map(([at, label]) => {
    const node = element("bdi", "", label);
    node.style.insetBlockStart = `${heights.get(at)}px`;
    return node;
  }));
}

function drawDay(board, day, heights, width) {
  let node = board.nodes.get(day.id);
  if (!node) {
    node = element("section", "day");
    const head = button("head stop", "", () => select(board, { day: day.id }));
    head.append(element("b"), element("span", "label"), element("span", "summary"));
    head.dataset.day = day.id;
    const foot = button("add stop", board.picture.words.add_here, () => select(board, { day: day.id }, true));
    foot.dataset.day = day.id;
    node.append(head, element("div", "body"), foot);
    board.nodes.set(day.id, node);
  }
  const [head, body, foot] = node.children;
  node.dataset.day = day.id;
  node.classList.toggle("shown", board.shownDay === day.id);
  node.setAttribute("aria-label", day.spoken);
  [day.name, day.label, day.summary].forEach((text, place) => { head.children[place].textContent = text; });
  head.classList.toggle("over", Boolean(day.overrun));
  head.setAttribute("aria-label", day.spoken);
  head.setAttribute("aria-pressed", String(board.selected?.day === day.id));
  foot.setAttribute("aria-label", `${board.picture.words.add_to_day}: ${day.name}`);
  const places = lanes(day.blocks);
  keep(body, [
    ...hourLines(board, heights),
    ...day.gaps.map((gap) => drawGap(board, day, gap, heights)),
    ...day.blocks.map((block) => placed(board, block, places.get(block.id), heights, width)),
    ...(day.overrun ? [hardEnd(day, heights)] : []),
  ]);
  return node;
}

function hourLines(board, heights) {
  return board.picture.hours.map(([at]) => {
    const line = element("i", "hour");
    line.style.insetBlockStart = `${heights.get(at)}px`;
    return line;
  });
}

function placed(board, block, { lane, of }, heights, width) {
  const top = heights.get(block.start);
  const height = heights.get(block.end) - top - AIR;
  const node = drawBlock(board, block, height, Math.floor(width / of));
  Object.assign(node.style, {
    insetBlockStart: `${top + 1}px`, blockSize: `${height}px`,
    insetInlineStart: `${(100 * lane) / of}%`, inlineSize: `calc(${100 / of}% - ${of > 1 ? 2 : 0}px)`,
  });
  return node;
}

function drawGap(board, day, gap, heights) {
  const key = `${day.id}/${gap.after}`;
  let node = board.nodes.get(key);
  if (!node) {
    node = button("gap stop", "");
    node.append(element("span", "free"), element("span", "invitation"));
    board.nodes.set(key, node);
  }
  node.onclick = () => board.go({ to: "find", day: day.id, after: gap.after, minutes: String(gap.end - gap.start) });
  node.firstChild.textContent = gap.label;
  node.lastChild.textContent = gap.invitation;
  node.setAttribute("aria-label", gap.spoken);
  node.style.insetBlockStart = `${heights.get(gap.start) + 1}px`;
  node.style.blockSize = `${heights.get(gap.end) - heights.get(gap.start) - AIR}px`;
  return node;
}

function hardEnd(day, heights) {
  const rule = element("div", "hard-end");
  rule.style.insetBlockStart = `${heights.get(day.end)}px`;
  rule.append(element("bdi", "", day.overrun));
  return rule;
}

function drawAside(board) {
  const { aside, words } = board.picture;
  const { list, heading, nothing } = board.parts.aside;
  heading.textContent = words.aside;
  nothing.textContent = words.nothing_aside;
  nothing.hidden = aside.length > 0;
  keep(list, aside.map((block) => {
    const node = drawBlock(board, block, 0, NARROW - 1);
    node.removeAttribute("style");
    return node;
  }));
}

function drawTabs(board) {
  const { days, aside, words } = board.picture;
  const tabs = [...days.map((day) => [day.id, day.name]), ["", `${words.aside} ${aside.length || ""}`.trim()]];
  const nodes = [...board.parts.tabs.children];
  keep(board.parts.tabs, tabs.map(([id, label]) => {
    const tab = nodes.find((node) => node.dataset.tab === id) ?? button("tab", "", () => showDay(board, id));
    tab.dataset.tab = id;
    tab.textContent = label;
    tab.setAttribute("aria-pressed", String(board.shownDay === id));
    return tab;
  }));
}

function showDay(board, id) {
  board.shownDay = id;
  redraw(board);
}
