// The days side by side with the hours at their edge; what is set aside; the line of undo and redo above them.
const NARROW = 190; // pixels of a column in which title and times do not fit on one line
const FOOT = 40; // pixels of what stands under each day
const WIDE = 230, SLIM = 140; // pixels of a column in which free time says all on one line; and on two

function drawDays(board) {
  const { days, hours } = board.picture;
  const width = columnWidth(board, days.length);
  board.parts.columns.classList.toggle("bare", width >= WIDE && days.every((day) => !day.label));
  const heights = fitting(spansOf(days, width, board.dense), marksOf(days, hours), roomForDays(board), board.dense ? DENSE : CLOSE);
  board.scale = heights;
  const end = Math.max(0, ...heights.values());
  board.parts.columns.style.setProperty("--days", String(Math.max(1, days.length)));
  board.parts.columns.style.setProperty("--height", `${end}px`);
  drawHours(board, hours, heights);
  keep(board.parts.columns, [board.parts.axis, ...days.map((day) => drawDay(board, day, heights, width))]);
  board.parts.empty.hidden = days.length > 0;
  showFurther(board);
}

function columnWidth(board, count) {
  if (board.size === "phone") return board.parts.root.clientWidth - 60;
  return Math.max(board.dense ? 40 : 100, Math.floor((board.parts.frame.clientWidth - 44) / Math.max(1, count)) - 6);
}

/** Pixels from where the days begin to the foot of the window, while the page stands at its top; a phone scrolls. */
function roomForDays({ size, parts: { axis } }) {
  if (size === "phone" || !axis.isConnected) return Infinity;
  let top = axis.getBoundingClientRect().top;
  for (let node = axis; node; node = node.parentNode ?? node.host) top += node.scrollTop ?? 0;
  return window.innerHeight - top - FOOT;
}

function spansOf(days, width, dense) {
  return days.flatMap((day) => {
    const places = lanes(day.blocks);
    return [
      ...day.blocks.map((block) => ({ start: block.start, end: block.end, least: least(block, width / places.get(block.id).of, dense) })),
      ...day.gaps.map((gap) => ({ start: gap.start, end: gap.end, least: leastOfGap(gap, width, dense) })),
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
    head.append(element("b"), element("span", "label"), element("span", "summary"), element("span", "mix"));
    head.dataset.day = day.id;
    const title = element("h2");
    title.append(head);
    const foot = button("add stop", board.picture.words.add_here, () => select(board, { day: day.id }, true));
    foot.dataset.day = day.id;
    node.append(title, element("div", "body"), foot);
    board.nodes.set(day.id, node);
  }
  const [{ firstChild: head }, body, foot] = node.children;
  node.dataset.day = day.id;
  node.classList.toggle("shown", board.shownDay === day.id);
  node.setAttribute("aria-label", day.spoken);
  [day.name, [day.holiday, day.label, day.remark].filter(Boolean).join(" · "), [day.summary, day.fallback].filter(Boolean).join(" · ")].forEach((text, place) => { head.children[place].textContent = text; });
  drawMixOfDay(head.children[3], day);
  head.classList.toggle("over", Boolean(day.overrun));
  head.setAttribute("aria-label", day.spoken);
  head.setAttribute("aria-pressed", String(board.selected?.day === day.id));
  foot.setAttribute("aria-label", joined(board, board.picture.words.add_to_day, day.name));
  const places = lanes(day.blocks);
  keep(body, [
    ...hourLines(board, heights),
    ...byTime(day).map((one) => (one.id ? placed(board, one, places.get(one.id), heights, width) : drawGap(board, day, one, heights, width))),
    ...(day.overrun ? [hardEnd(day, heights)] : []),
  ]);
  return node;
}

/** How people learn on that day, as a thin bar. */
function drawMixOfDay(bar, day) {
  const drawn = JSON.stringify(day.mix);
  if (bar.dataset.drawn === drawn) return;
  bar.dataset.drawn = drawn;
  bar.title = day.mix_spoken;
  bar.replaceChildren(...day.mix.map((part) => stripe(part, part.minutes)));
}

/** A day's blocks and free times in the order of the clock, which is the order in which they are read out. */
const byTime = (day) => [...day.gaps, ...day.blocks].sort((a, b) => a.start - b.start || a.end - b.end);

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

/** Shows at the board's edges that there are days beyond them; a click there goes on. */
function showFurther(board) {
  const { columns, before, after } = board.parts;
  const beyondEnd = columns.scrollWidth - columns.clientWidth - Math.abs(columns.scrollLeft);
  before.hidden = Math.abs(columns.scrollLeft) < 2;
  after.hidden = beyondEnd < 2;
}

function goFurther(board, by) {
  const { columns, root } = board.parts;
  const forward = getComputedStyle(root).direction === "rtl" ? -1 : 1;
  columns.scrollBy({ left: by * forward * columns.clientWidth * 0.8 });
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
  const { days, aside_name: aside } = board.picture;
  const tabs = [...days.map((day) => [day.id, day.name]), ["", aside]];
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
