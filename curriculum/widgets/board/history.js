// What has been done, the newest first; a step of one's own can be gone back to.
function drawHistory(board, box) {
  const { words, history } = board.picture;
  if (!box.firstChild) box.append(element("h2"), element("p", "note"), element("ol", "chapters"));
  const [heading, nothing, list] = box.children;
  heading.textContent = words.history;
  nothing.textContent = words.no_history;
  nothing.hidden = history.length > 0;
  list.replaceChildren(...history.map((chapter) => {
    const node = element("li", chapter.stands ? "" : "undone");
    const facts = [chapter.when, chapter.who, chapter.stands ? "" : words.undone].filter(Boolean).join(" · ");
    node.append(element("span", "words", chapter.words), element("span", "facts", facts));
    if (chapter.undoes) {
      const back = button("link-button", words.undo_to_here, () => { for (let step = 0; step < chapter.undoes; step += 1) command(board, "undo"); });
      back.setAttribute("aria-label", joined(board, words.undo_to_here, chapter.words));
      node.append(back);
    }
    return node;
  }));
}
