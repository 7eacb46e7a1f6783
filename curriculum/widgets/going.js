// Goes to another page of Sala within the session, with one entry in the browser's history: what Back and Forward do.
// (Streamlit's own switch_page writes two entries, so that Back shows a page that never was.)
function goTo(href) {
  history.pushState(null, "", href);
  dispatchEvent(new PopStateEvent("popstate", { state: null }));
}
