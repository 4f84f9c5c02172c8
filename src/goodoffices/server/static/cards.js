// Keys on a card that has the focus: accept, reject, skip, back, correct. They choose what its buttons choose, and go on to the next card; nothing is kept
// before the form is sent. Which keys, the page says (data-keys). On no card no key does anything, so that nobody decides what they do not look at.
const form = document.getElementById("cards");
const cards = form ? [...form.querySelectorAll(".card")] : [];
const keep = form?.querySelector(".keep button");
const [accept, reject, skip, back, correct] = (form?.dataset.keys ?? "").toLowerCase().split(" ");
const article = document.getElementById("article");
const pane = article.closest(".paper");
const choose = (card, value) => {
  card.querySelector(`input[type=radio][value="${value}"]`).checked = true;
};
const typing = (target) => target.matches("input:not([type=radio]), select, textarea");
form?.addEventListener("keydown", (event) => {
  const card = event.target.closest(".card");
  if (!card || event.altKey || event.ctrlKey || event.metaKey || typing(event.target)) return;
  const key = event.key.toLowerCase();
  const place = cards.indexOf(card);
  if (key === accept) choose(card, "accepted");
  else if (key === reject) choose(card, "rejected");
  else if (key === correct) {
    const details = card.querySelector("details");
    details.open = true;
    details.querySelector("input, select")?.focus();
  } else if (key !== skip && key !== back) return;
  event.preventDefault();
  if (key !== correct) (cards[place + (key === back ? -1 : 1)] ?? (key === back ? card : keep)).focus();
});
// The passage of the card in focus is marked in the article, where that stands beside the cards.
form?.addEventListener("focusin", (event) => {
  const card = event.target.closest(".card");
  for (const one of article.querySelectorAll(".here")) one.classList.remove("here");
  const at = card && document.getElementById(`p${card.dataset.place}`);
  if (!at) return;
  at.classList.add("here");
  pane.scrollTop += at.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
});
