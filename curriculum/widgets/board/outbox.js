// What was done and is not yet acknowledged. Every message carries all of it, because a newer message replaces one that
// still waits; Python takes what is new to it and answers with the number up to which it is done.
const PATIENCE = 4000; // milliseconds without an answer before everything is sent again

function newOutbox() {
  return { client: crypto.randomUUID(), last: 0, pending: [], send: null, timer: 0, attempt: 0 };
}

function post(board, entry) {
  board.outbox.pending.push({ sequence: ++board.outbox.last, ...entry });
  deliver(board.outbox);
  redraw(board);
}

function perform(board, operation) {
  if (operation) post(board, { operation });
}

function deliver(outbox) {
  // the attempt makes a repeated message differ from the last one, or it would not be sent
  outbox.send({ client: outbox.client, entries: outbox.pending, attempt: ++outbox.attempt });
  clearTimeout(outbox.timer);
  if (outbox.pending.length) outbox.timer = setTimeout(() => deliver(outbox), PATIENCE);
}

/** Forgets what has been done; gives the last of it, if there is any. */
function acknowledge(outbox, { client, sequence }) {
  if (client !== outbox.client) return undefined;
  const done = outbox.pending.filter((entry) => entry.sequence <= sequence);
  outbox.pending = outbox.pending.filter((entry) => entry.sequence > sequence);
  if (!outbox.pending.length) clearTimeout(outbox.timer);
  return done.at(-1);
}
