// What others do to the same plan: the server is asked how many changes it has seen, and when there are more than the
// board shows, Python draws it again. Nothing is asked while nobody looks, or while something is in the hand.
const GLANCE = 3000; // milliseconds between two questions

function watch(board) {
  const timer = setInterval(() => glance(board), GLANCE);
  return () => clearInterval(timer);
}

async function glance(board) {
  const { picture, outbox, held } = board;
  if (!picture || held || outbox.pending.length || document.visibilityState !== "visible") return;
  try {
    const answer = await fetch(new URL(`/version/${picture.plan}`, location.href));
    const { version } = await answer.json();
    if (version === null || version <= board.picture.version || board.outbox.pending.length) return;
    board.elsewhere = true;
    board.wake(version);
  } catch {
    // the server is away; it is asked again
  }
}
