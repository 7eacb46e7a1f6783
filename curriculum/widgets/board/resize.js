// The lower edge of a block changes its minutes, five at a time; the block grows under the pointer and says its new end.
function startResizing(board, edge, event) {
  const node = edge.closest("[data-id]");
  const { id } = node.dataset;
  const block = blockOf(board, id);
  const item = expected(board).items.get(id);
  const { drag } = board;
  event.preventDefault();
  event.stopPropagation();
  Object.assign(board, { held: true });
  node.classList.add("resizing");
  const clock = node.querySelector(".clock");
  const body = node.closest(".body");
  drag.minutes = item.minutes;
  const move = (moved) => {
    const pointed = body ? minuteAt(board.scale, moved.clientY - top(body)) : block.start + item.minutes + (moved.clientY - drag.y);
    drag.minutes = within(stepped(pointed - block.start), STRIDE);
    drag.live = drag.live || Math.abs(moved.clientY - drag.y) >= 2;
    if (body) node.style.blockSize = `${Math.max(8, pixelAt(board.scale, block.start + drag.minutes) - pixelAt(board.scale, block.start) - AIR)}px`;
    if (clock) clock.textContent = body ? `${fieldTime(block.start)}–${fieldTime(block.start + drag.minutes)}` : String(drag.minutes);
  };
  const end = (ended) => {
    drag.stop();
    board.drag = null;
    node.classList.remove("resizing");
    DRAWN.delete(node);
    if (drag.live) {
      board.dropped = true;
      setTimeout(() => { board.dropped = false; }, 0);
    }
    board.held = false;
    if (drag.live && ended.type === "pointerup") perform(board, setMinutes(board, id, drag.minutes));
    redraw(board);
  };
  drag.stop = listenWhile(drag.pointer, move, end);
}
