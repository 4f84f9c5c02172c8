// What is selected in the article goes into the form below it, so that it need not be typed.
"use strict";
document.addEventListener("mouseup", () => {
  const article = document.getElementById("article");
  const passage = document.getElementById("add_passage");
  const selected = document.getSelection();
  if (!article || !passage || !selected || selected.isCollapsed) return;
  if (!article.contains(selected.anchorNode) || !article.contains(selected.focusNode)) return;
  passage.value = selected.toString().trim();
  passage.closest("details").open = true;
});
