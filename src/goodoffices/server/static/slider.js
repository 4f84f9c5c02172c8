// Beside a field for a number from 0 to 100, a slider that fills it in. The field is what counts.
for (const field of document.querySelectorAll("input[data-slider]")) {
  const [low, high] = field.dataset.slider.split(" ");
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", min: low, max: high, value: field.value || "50" });
  slider.setAttribute("aria-label", field.labels.length ? field.labels[0].textContent : "");
  slider.addEventListener("input", () => {
    field.value = slider.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  field.addEventListener("change", () => { if (field.value) slider.value = field.value; });
  field.after(slider);
}
