// Minutes to pixels, one scale for all days, so that the same hour stands at the same height everywhere. In proportion,
// but it stretches where something short must stay readable: so blocks never overlap and hours stay level.
const ROOMY = 1.05; // pixels of a minute: nine to five in about 500
const CLOSE = 0.7; // the same in about 340, before anything stretches
const DENSE = 0.25; // when the whole plan is to be seen
const AIR = 3; // pixels between blocks

/** The roomiest scale whose days end within `room` pixels; the closest where none does. */
function fitting(spans, marks, room, closest = CLOSE) {
  for (let pixels = ROOMY; ; pixels -= 0.05) {
    const heights = scale(spans, marks, pixels);
    if (pixels <= closest || Math.max(0, ...heights.values()) <= room) return heights;
  }
}

/** spans: {start, end, least} with least in pixels; marks: minutes that must have a place, such as full hours. */
function scale(spans, marks, pixels) {
  const times = [...new Set([...spans.flatMap(({ start, end }) => [start, end]), ...marks])].sort((a, b) => a - b);
  const ending = new Map();
  for (const span of spans) ending.set(span.end, [...(ending.get(span.end) ?? []), span]);
  const at = new Map();
  let before = times[0];
  for (const time of times) {
    const plain = (at.get(before) ?? 0) + (time - before) * pixels;
    const needed = (ending.get(time) ?? []).map(({ start, least }) => at.get(start) + least + AIR);
    at.set(time, Math.round(Math.max(plain, ...needed)));
    before = time;
  }
  return at;
}

/** Side by side where clock times overlap: each block's lane, and how many lanes it shares the column with. */
function lanes(blocks) {
  const placed = new Map();
  let cluster = [];
  let until = -Infinity;
  const close = () => {
    const width = Math.max(0, ...cluster.map(({ lane }) => lane + 1));
    for (const entry of cluster) placed.set(entry.block.id, { lane: entry.lane, of: width });
    cluster = [];
  };
  for (const block of [...blocks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (block.start >= until) close();
    const taken = new Set(cluster.filter((entry) => entry.block.end > block.start).map((entry) => entry.lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    cluster.push({ block, lane });
    until = Math.max(until, block.end);
  }
  close();
  return placed;
}
