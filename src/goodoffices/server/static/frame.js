// The report's frame is as tall as the report, so that the page scrolls as one; without script it scrolls in itself.
"use strict";
const frame = document.getElementById("report");
const fit = () => {
  const page = frame.contentDocument?.body;
  if (!page) return;
  frame.classList.add("whole");
  const grow = () => {
    frame.style.blockSize = `${Math.ceil(page.getBoundingClientRect().height)}px`;
  };
  new ResizeObserver(grow).observe(page);
  grow();
};
if (frame) {
  frame.addEventListener("load", fit);
  if (frame.contentDocument?.readyState === "complete" && frame.contentDocument.URL !== "about:blank") fit();
}
