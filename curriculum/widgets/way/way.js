// A way is gone once, at its mount.
const GONE = new WeakSet();

function draw({ parentElement, data }) {
  if (GONE.has(parentElement)) return;
  GONE.add(parentElement);
  goTo(data.href);
}
