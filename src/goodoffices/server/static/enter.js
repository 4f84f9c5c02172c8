// In a field of several lines that is made for one breath (data-enter), Enter sends the form and Shift+Enter begins a new line. Without this script its
// button sends it. While letters are composed (Chinese, Japanese, Korean), Enter belongs to the composing.
"use strict";
document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || !field.matches?.("textarea[data-enter]")) return;
  event.preventDefault();
  field.form.requestSubmit();
});
