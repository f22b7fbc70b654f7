// The queue by keyboard: y, n, and u for the last one; each decision is kept at once, and the next thing comes up.
import { say, send, typing } from "./base.js";

const items = [...document.querySelectorAll(".item")];
const decided = [];
for (const button of document.querySelectorAll(".verdicts .script")) button.hidden = false;

const requests = {
  claim: {
    y: (form) => ["/api/judgements/accept", { claim: form.claim.value }],
    n: (form) => ["/api/judgements/reject", { claim: form.claim.value }],
  },
  actors: {
    y: (form) => ["/api/judgements/merge", { actor: form.dataset.second, into: form.dataset.first }],
    n: (form) => ["/api/judgements/distinct", { actor: form.dataset.first, other: form.dataset.second }],
  },
  alike: {
    y: (form) => ["/api/judgements/same", { one: form.one.value, other: form.other.value, why: form.why.value }],
    n: (form) => ["/api/judgements/apart", { one: form.one.value, other: form.other.value, why: form.why.value }],
  },
};

async function decide(item, key) {
  const form = item.querySelector(".verdicts");
  if (item.classList.contains("decided")) return;
  item.classList.add("decided");
  try {
    const made = await send(...requests[form.dataset.api][key](form));
    decided.push({ item, number: made.number });
    tell(item, form.querySelector(`[data-key="${key}"]`).lastChild.textContent.trim());
  } catch (error) {
    item.classList.remove("decided");
    say(error.message);
    return;
  }
  const next = items.find((other) => !other.classList.contains("decided"));
  if (next) next.focus();
  else location.reload();
}

async function takeBack() {
  const last = decided.pop();
  if (!last) return say("Nothing was decided on this page yet; the log has the rest.");
  try {
    await send(`/api/judgements/${last.number}/undo`, {});
  } catch (error) {
    return say(error.message);
  }
  last.item.classList.remove("decided");
  tell(last.item, "");
  last.item.focus();
  say("Taken back.");
}

function tell(item, words) {
  const place = item.querySelector(".outcome");
  place.hidden = !words;
  place.textContent = words && `${words}. Press u to take it back.`;
}

function step(from, by) {
  const at = items.indexOf(from);
  items[Math.min(Math.max(at + by, 0), items.length - 1)]?.focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".verdicts [data-key]");
  if (!button) return;
  event.preventDefault();
  decide(button.closest(".item"), button.dataset.key);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event)) return;
  const item = event.target.closest(".item") ?? items.find((one) => !one.classList.contains("decided"));
  const key = event.key;
  if (key === "u") takeBack();
  else if (!item) return;
  else if (key === "y" || key === "n") decide(item, key);
  else if (key === "j") step(event.target.closest(".item"), 1);
  else if (key === "k") step(event.target.closest(".item"), -1);
  else if (key === "Enter" && event.target === item) location.assign(item.dataset.open);
  else return;
  event.preventDefault();
});

items[0]?.focus();
