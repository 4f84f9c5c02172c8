// A passage that is selected in the article, by mouse, finger or keys, is offered to be added, so that it need not be typed.
"use strict";
const article = document.getElementById("article");
const chosen = document.getElementById("chosen");
const add = document.getElementById("add");
let passage = "";
document.addEventListener("selectionchange", () => {
  const selected = document.getSelection();
  if (!selected || selected.isCollapsed || !article.contains(selected.anchorNode) || !article.contains(selected.focusNode)) return;
  passage = selected.toString().trim();
  chosen.hidden = passage === "";
  document.getElementById("add_passage").value = passage;
});
chosen.addEventListener("click", (event) => {
  const kind = event.target.value;
  if (!kind) return;
  document.getElementById("add_passage").value = passage;
  document.getElementById("add_kind").value = kind;
  add.open = true;
  chosen.hidden = true;
  add.querySelector(`.of-${kind} input, .of-${kind} select`).focus();
});
