"use strict";
// Walk along the frontier: by the slider (keys), by its buttons, or by pointing at the chart. Without this script the page says the same.
(() => {
  const box = document.querySelector(".explore");
  const data = JSON.parse(document.getElementById("points").textContent);
  const slider = document.getElementById("place");
  const order = box.querySelector(".order");
  const figure = document.querySelector(".explored figure");
  const charts = [...figure.querySelectorAll("svg[viewBox][role=img]")].map((svg) => ({
    svg, cursor: svg.querySelector(".cursor"), axes: data.charts[svg.getAttribute("aria-labelledby").replace(/-title$/, "")],
  }));
  let walk = data.points.map((_, place) => place);
  let now = 0;

  const number = (value) => value.toLocaleString(document.documentElement.lang);
  const on = (axis, score) => axis[2] + (axis[3] - axis[2]) * (score - axis[0]) / (axis[1] - axis[0]);
  const fill = (kind, texts) => box.querySelectorAll(kind).forEach((cell, place) => { cell.textContent = texts[place]; });

  function show(place) {
    now = place;
    const point = data.points[place];
    const step = walk.indexOf(place);
    slider.value = String(step);
    fill(".say", point.say);
    fill(".over", point.over);
    fill(".take", point.take.map((option, issue) => data.options[issue][option]));
    box.querySelectorAll(".take").forEach((cell, issue) => {
      cell.classList.toggle("changed", data.text[issue] >= 0 && point.take[issue] !== data.text[issue]);
    });
    const scores = data.parties.map((party, number) => `${party} ${point.say[number]}`).join(", ");
    const told = data.place.replace("%(step)s", number(step + 1)).replace("%(points)s", number(walk.length));
    box.querySelector(".where").textContent = point.alike ? `${told} · ${data.sayings[point.alike]}` : told;
    const care = box.querySelector(".tells");
    care.hidden = !point.tells;
    care.textContent = data.sayings[point.tells];
    slider.setAttribute("aria-valuetext", `${told}: ${scores}`);
    for (const chart of charts) draw(chart, point);
  }

  function draw(chart, point) {
    const at = point.at.map((score, number) => on(chart.axes[number], score));
    chart.cursor.setAttribute("visibility", "visible");
    if (data.scatter) {
      chart.cursor.setAttribute("transform", `translate(${at[0]} ${at[1]})`);
      return;
    }
    const rings = [...chart.cursor.querySelectorAll("circle")];
    rings.forEach((ring, number) => ring.setAttribute("cx", String(at[number])));
    const line = rings.map((ring, number) => `${at[number]} ${ring.getAttribute("cy")}`).join("L");
    chart.cursor.querySelector("path").setAttribute("d", `M${line}`);
  }

  function nearest(chart, x, y) {
    if (data.scatter) {
      const far = (point) => Math.hypot(on(chart.axes[0], point.at[0]) - x, on(chart.axes[1], point.at[1]) - y);
      return best((point) => [far(point), 0]);
    }
    const rows = [...chart.cursor.querySelectorAll("circle")].map((ring) => Math.abs(Number(ring.getAttribute("cy")) - y));
    const row = rows.indexOf(Math.min(...rows));
    const here = data.points[now];
    const apart = (point) => Math.max(...point.at.map((score, number) =>
      Math.abs(score - here.at[number]) / (chart.axes[number][1] - chart.axes[number][0])));
    return best((point) => [Math.abs(on(chart.axes[row], point.at[row]) - x), apart(point)]);
  }

  function best(cost) {
    let found = 0, least = [Infinity, Infinity];
    data.points.forEach((point, place) => {
      const [first, second] = cost(point);
      if (first < least[0] - 1e-6 || (first < least[0] + 1e-6 && second < least[1])) { found = place; least = [first, second]; }
    });
    return found;
  }

  for (const chart of charts) {
    const point = (event) => {
      const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(chart.svg.getScreenCTM().inverse());
      show(nearest(chart, place.x, place.y));
    };
    chart.svg.addEventListener("pointerdown", point);
    chart.svg.addEventListener("pointermove", (event) => { if (event.buttons) point(event); });
  }
  slider.addEventListener("input", () => show(walk[Number(slider.value)]));
  box.querySelectorAll("button").forEach((button) => {
    button.addEventListener("click", () => show(Number(button.dataset.place)));
  });
  if (order) {
    order.addEventListener("change", () => {
      const party = Number(order.value);
      walk = data.points.map((_, place) => place).sort((a, b) => data.points[b].at[party] - data.points[a].at[party] || a - b);
      show(now);
    });
  }
  const first = box.querySelector("button");
  box.hidden = false;
  figure.parentElement.classList.add("can-walk");
  show(first ? Number(first.dataset.place) : 0);
})();
