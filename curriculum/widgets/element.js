// Makes a node; words reach the page through `textContent` only, so that nothing in them is markup.
function element(tag, name, text) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text !== undefined) node.textContent = text;
  return node;
}
