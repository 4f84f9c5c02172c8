// What is typed is sealed by the desk while it is typed, and stands in its form again after a lock, an error or a way back.
// Nothing of it goes into the browser's storage. A form takes part where it has the token that makes it count once (name="form").
"use strict";
(() => {
  const WAIT = 700;
  const places = new Map();
  const waiting = new Set();
  const typed = (field) =>
    field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type) && field.name !== "form";
  const fields = (form) => [...form.elements].filter(typed);
  const body = (form, values) => {
    const sent = new URLSearchParams(values ? [...new FormData(form)].filter(([, value]) => typeof value === "string") : []);
    sent.set("draft", places.get(form).place);
    sent.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    if (values) for (const field of form.querySelectorAll("input[type=password]")) sent.delete(field.name);
    return sent;
  };
  const tell = (form, name) => {
    if (form.querySelector(`[data-told=${name}]`)) return null;
    const note = document.getElementById(name).content.firstElementChild.cloneNode(true);
    note.dataset.told = name;
    form.prepend(note);
    return note;
  };
  const keep = async (form, leaving) => {
    const state = places.get(form);
    clearTimeout(state.timer);
    waiting.delete(form);
    const sent = body(form, true);
    // A browser takes at most 64 kB of what outlives its page.
    const keepalive = leaving && sent.toString().length < 60000;
    const answer = await fetch("/drafts/keep/", { method: "POST", body: sent, keepalive }).catch(() => null);
    if (answer?.status === 204) form.querySelector("[data-told=draft-not-kept]")?.remove();
    else tell(form, "draft-not-kept");
  };
  const later = (form) => {
    const state = places.get(form);
    clearTimeout(state.timer);
    waiting.add(form);
    state.timer = setTimeout(keep, WAIT, form);
  };
  const flush = (leaving) => Promise.all([...waiting].map((form) => keep(form, leaving)));
  const put = (field, values) => {
    if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
    else if (field.options) for (const option of field.options) option.selected = values.includes(option.value);
    else field.value = values.shift() ?? field.value;
  };
  const back = async (form) => {
    const answer = await fetch(`/drafts/give/?draft=${encodeURIComponent(places.get(form).place)}`).catch(() => null);
    if (answer?.status !== 200 || waiting.has(form)) return;
    const before = body(form, true).toString();
    const kept = (await answer.json()).fields;
    // An address that names things by their numbers may mean another one by now; and what a form was filled with goes with what was typed.
    if (form.elements.key && kept.key && kept.key[0] !== form.elements.key.value) return;
    // But an answer that says what stands by now was filled with that.
    if (form.elements.shown && kept.shown && !form.querySelector("[role=alert]")) form.elements.shown.value = kept.shown[0];
    for (const field of fields(form)) {
      if (!(field.name in kept)) continue;
      const stood = field.value;
      put(field, kept[field.name]);
      if (field.value !== stood) field.closest("details")?.setAttribute("open", "");
    }
    if (body(form, true).toString() === before) return;
    form.dispatchEvent(new Event("change", { bubbles: true }));
    waiting.delete(form);
    clearTimeout(places.get(form).timer);
    form.closest("details")?.setAttribute("open", "");
    tell(form, "draft-back")?.querySelector("button").addEventListener("click", async () => {
      await fetch("/drafts/drop/", { method: "POST", body: body(form, false) });
      form.reset();
      form.querySelector("[data-told=draft-back]").remove();
    });
  };
  const take = (root) => {
    for (const form of root.querySelectorAll("form[method=post]")) {
      if (places.has(form) || !form.elements.namedItem("form") || !fields(form).length || form.dataset.draft === "no") continue;
      const where = new URL(form.getAttribute("action") || location.pathname, location.href).pathname;
      const number = [...places.values()].filter((state) => state.where === where).length;
      places.set(form, { where, place: `${where}#${number}`, timer: 0 });
      back(form);
    }
  };
  document.addEventListener("input", ({ target }) => target.form && places.has(target.form) && later(target.form));
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (new URL(form.action, location.href).pathname === "/lock/" && waiting.size) {
      event.preventDefault();
      await flush(false);
      form.submit();
    } else if (places.has(form)) {
      // What was typed in the last moment is kept before it is sent: where no answer comes, or an error, it is back. One that is acknowledged is dropped,
      // and its token takes no later draft.
      if (waiting.has(form)) keep(form, true);
      clearTimeout(places.get(form).timer);
      waiting.delete(form);
      const mark = form.querySelector("input[name=draft]") ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "draft" }));
      mark.value = places.get(form).place;
    }
  }, true);
  document.addEventListener("visibilitychange", () => document.hidden && flush(true));
  addEventListener("pagehide", () => flush(true));
  document.addEventListener("htmx:afterSwap", ({ target }) => take(target.parentNode ?? document));
  take(document);
})();
