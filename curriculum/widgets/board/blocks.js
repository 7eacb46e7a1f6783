// One item as a block. A node lives as long as its item is on the board, so that focus and pointer keep what they hold.
const ONE_LINE = 27, TWO_LINES = 42, EXTRA_LINE = 17, GROUP_HEAD = 44, GROUP_TITLE = 20; // pixels
const DENSE_ROW = 15; // pixels of a row of a title there
const DENSE_LINE = 17; // pixels of a block when the whole plan is to be seen
const LETTER = 7; // pixels of a letter of small text, with what is lost at the ends of lines
const TIGHT = 96; // pixels of width in which a begin and an end do not fit beside each other
const DRAWN = new WeakMap();

function button(name, text, onclick) {
  const node = element("button", name, text);
  node.type = "button";
  if (onclick) node.onclick = onclick;
  return node;
}

/** Pixels below which a block of this width could not be read. */
function least(block, width, dense = false) {
  if (dense) return block.kind === "parallel" ? 2 * DENSE_LINE : DENSE_LINE;
  const narrow = width < NARROW;
  const notes = linesOfProblems(block, width) * EXTRA_LINE + (narrow && block.marks.length ? EXTRA_LINE : 0);
  if (block.kind === "parallel") return GROUP_HEAD + leastOfStrands(block, width) + notes;
  if (width < TIGHT) return TWO_LINES + EXTRA_LINE + notes;
  return (narrow || notes || block.marks.length ? TWO_LINES : ONE_LINE) + notes;
}

/** How many lines its problems take when no word of them is cut. */
const linesOfProblems = (block, width) => block.problems.reduce((sum, problem) => sum + Math.ceil((problem.length * LETTER) / Math.max(LETTER, width - 2 * LETTER)), 0);

function leastOfStrands(block, width) {
  const each = strandWidth(block, width);
  const tall = block.strands.map((strand) => GROUP_TITLE + strand.blocks.reduce((sum, inner) => sum + 2 + Math.max(TWO_LINES, least(inner, each)), 0));
  return stacks(block, width) ? tall.reduce((sum, height) => sum + height + 4, 0) : Math.max(TWO_LINES, ...tall);
}

const strandWidth = (block, width) => (stacks(block, width) ? width : width / Math.max(1, block.strands.length)) - 6;
/** Groups stand side by side unless nothing could be read in them. */
const stacks = (block, width) => width / Math.max(1, block.strands.length) < 54;

function nodeOf(board, block) {
  let node = board.nodes.get(block.id);
  const tag = block.kind === "parallel" ? "DIV" : "BUTTON";
  if (node?.tagName === tag) return node;
  node = tag === "DIV" ? parallelNode(board, block) : button("block stop", "", (event) => chooseByClick(board, block.id, event));
  node.dataset.id = block.id;
  board.nodes.set(block.id, node);
  return node;
}

/** With Ctrl or Shift it is chosen together with others. */
function chooseByClick(board, id, event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return mark(board, id);
  if (board.marked.size) board.marked.clear();
  return select(board, { item: id });
}

function parallelNode(board, block) {
  const node = element("div", "block parallel");
  node.setAttribute("role", "group");
  node.append(button("title-of-group stop", "", (event) => chooseByClick(board, block.id, event)), element("div", "strands"));
  node.firstChild.dataset.id = block.id;
  return node;
}

/** Fills a block's node; height is in pixels, or 0 where it may be as tall as its words. */
function drawBlock(board, block, height, width) {
  const node = nodeOf(board, block);
  const face = node.tagName === "DIV" ? node.firstChild : node;
  const size = height && height < TWO_LINES - AIR ? "line" : "full";
  for (const part of [node, face]) {
    part.dataset.kind = block.kind;
    part.dataset.size = size;
  }
  node.classList.toggle("session", block.kind === "module" || block.kind === "activity");
  node.classList.toggle("quiet-time", block.kind === "break" || block.kind === "pause" || block.kind === "free");
  node.classList.toggle("team", block.team);
  node.classList.toggle("troubled", block.problems.length > 0);
  node.classList.toggle("chosen", board.selected?.item === block.id);
  node.classList.toggle("marked", board.marked.has(block.id));
  node.classList.toggle("lifted", board.lifted === block.id);
  node.classList.toggle("tight", width < TIGHT);
  face.setAttribute("aria-label", block.spoken);
  face.title = [block.title, block.time || block.length].join("\n");
  face.setAttribute("aria-pressed", String(board.selected?.item === block.id));
  const drawn = signature(board, block, height, width);
  if (DRAWN.get(face) !== drawn) face.replaceChildren(...lines(board, block, height, width), ...(block.resizable && block.time ? [element("i", "edge")] : []));
  DRAWN.set(face, drawn);
  if (node !== face) drawStrands(board, block, node.lastChild, width);
  return node;
}

const signature = (board, block, height, width) => JSON.stringify([board.dense, block.title, block.time, block.length, block.pin, block.marks, block.by, block.problems, block.mix, height, width, block.resizable]);

function lines(board, block, height, width) {
  const narrow = width < NARROW;
  const title = element("span", "title", block.title);
  title.lang = board.picture.lang;
  title.dir = "auto";
  const time = element("span", "time");
  if (block.pin !== null) {
    const pin = element("i", "pin");
    pin.title = block.fixed;
    time.append(pin);
  }
  time.append(element("bdi", "clock", block.time || block.length));
  const drawn = [title, time];
  if (!narrow && height >= TWO_LINES - AIR) time.append(element("span", "length", [block.length, block.fixed, block.by, ...block.marks].filter(Boolean).join(" · ")));
  else if (block.marks.length) drawn.push(element("span", "marks", block.marks.join(" · ")));
  for (const problem of block.problems) drawn.push(element("span", "problem", problem));
  const others = drawn.length - 2 - block.problems.length + linesOfProblems(block, width) + (width < TIGHT ? 1 : 0);
  const spent = TWO_LINES - 15 + others * EXTRA_LINE;
  const apart = block.by && narrow && height - spent >= EXTRA_LINE;
  if (apart) drawn.push(element("span", "marks by", block.by));
  const room = block.kind === "parallel" ? 1 : board.dense ? Math.floor(height / DENSE_ROW) : Math.floor((height - spent - (apart ? EXTRA_LINE : 0)) / 17);
  title.style.setProperty("--lines", String(Math.max(1, room)));
  if (block.mix.length) drawn.push(mixBar(block));
  return drawn;
}

function mixBar(block) {
  const bar = element("span", "mix");
  bar.title = block.mix_spoken;
  bar.append(...block.mix.map((part) => stripe(part, part.minutes)));
  return bar;
}

function stripe(part, share) {
  const node = element("i");
  if (share) node.style.flex = String(share);
  node.style.setProperty("--light", part.light);
  node.style.setProperty("--dark", part.dark);
  return node;
}

function drawStrands(board, block, box, width) {
  box.classList.toggle("stacked", stacks(block, width));
  const columns = new Map([...box.children].map((column) => [column.dataset.strand, column]));
  keep(box, block.strands.map((strand) => {
    let column = columns.get(strand.id);
    if (!column) {
      column = element("div", "strand");
      column.dataset.strand = strand.id;
      column.append(element("span", "strand-title"), element("div", "rows"));
    }
    const told = [strand.title, strand.by].filter(Boolean).join(" · ");
    Object.assign(column.firstChild, { textContent: told, title: told });
    keep(column.lastChild, strand.blocks.map((inner) => drawBlock(board, inner, 0, strandWidth(block, width))));
    return column;
  }));
}

/** Makes `nodes` the children of `box` in this order, and leaves alone what already stands right. */
function keep(box, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...box.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, place) => {
    if (box.children[place] !== node) box.insertBefore(node, box.children[place] ?? null);
  });
}
