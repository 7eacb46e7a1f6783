// Goes to another page of Sala within the session, with one entry in the browser's history: what Back and Forward do.
// (Streamlit's own switch_page writes two entries, so that Back shows a page that never was.) The page that one is on
// is gone to as well: with another address, or anew.
function goTo(href) {
  history.pushState(null, "", href);
  dispatchEvent(new PopStateEvent("popstate", { state: null }));
}

/** Makes `node` a real link to `href` that a plain click follows by `go`; a new tab is the browser's affair. */
function leadTo(node, href, go = goTo) {
  node.href = href;
  node.onclick = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(href);
  };
}
