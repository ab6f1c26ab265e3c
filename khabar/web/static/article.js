// Selecting a card shows its words in the text; selecting words shows their card; Escape clears.
"use strict";

const text = document.getElementById("text");
const cards = [...document.querySelectorAll("button[data-record]")];
const runs = [...text.querySelectorAll("[data-records]")];

function records(run) {
  return run.dataset.records.split(" ");
}

function select(record) {
  let first = null;
  for (const run of runs) {
    const chosen = record !== null && records(run).includes(record);
    run.classList.toggle("chosen", chosen);
    if (chosen && first === null) first = run;
  }
  for (const card of cards) card.setAttribute("aria-pressed", String(card.dataset.record === record));
  return first;
}

function isVisible(element) {
  const box = element.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= window.innerHeight;
}

for (const card of cards) {
  card.addEventListener("click", () => {
    const again = card.getAttribute("aria-pressed") === "true";
    const first = select(again ? null : card.dataset.record);
    if (first && !isVisible(first)) first.scrollIntoView({ block: "center" });
  });
}

text.addEventListener("click", (event) => {
  const run = event.target.closest("[data-records]");
  if (!run) return;
  const record = records(run).at(-1); // the innermost mark stands last
  select(record);
  const card = cards.find((one) => one.dataset.record === record);
  if (card && !isVisible(card)) card.scrollIntoView({ block: "nearest" });
});

document.addEventListener("keydown", (event) => {
  if (event.code === "Escape") select(null);
});

for (const box of document.querySelectorAll("input[data-layer]")) {
  box.addEventListener("change", () => text.classList.toggle(`hide-${box.dataset.layer}`, !box.checked));
}
