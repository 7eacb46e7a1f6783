// Streamlit calls this at mount and at every change of the data, which travels as bytes of JSON.
export default function (component) {
  return draw({ ...component, data: JSON.parse(new TextDecoder().decode(component.data)) });
}

// Going to another page, Streamlit writes the new query first and the new page after it, each as a step of the browser's
// history; the first is no place to come back to. Called right before a trigger that leads away.
function stepAway() {
  const here = location.pathname;
  const push = history.pushState;
  const restore = () => { if (history.pushState === oneStep) history.pushState = push; };
  function oneStep(state, title, url) {
    if (new URL(url, location.href).pathname === here) return;
    restore();
    push.call(history, state, title, url);
  }
  history.pushState = oneStep;
  setTimeout(restore, 5000);
}
