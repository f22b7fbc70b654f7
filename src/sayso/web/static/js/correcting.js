// Words of a report that somebody selects can be made part of the claim that is chosen: its speaker, or whom it is about.
import { say, send } from "./base.js";

const box = document.getElementById("correcting");
const text = document.querySelector(".text");
const quoted = box.querySelector("q");
const about = box.querySelector(".of-claim");

/** The claim that is chosen or, where none is, the only one that rests on the selected words. */
function meant(range) {
  const chosen = document.querySelector(".claims [data-claim].lit");
  if (chosen) return chosen;
  const paragraph = range.startContainer.parentElement?.closest("p");
  const numbers = new Set();
  for (const words of paragraph?.querySelectorAll("[data-evidence]") ?? [])
    if (range.intersectsNode(words)) for (const number of words.dataset.evidence.split(" ")) numbers.add(number);
  return numbers.size === 1 ? document.querySelector(`.claims [data-number="${[...numbers][0]}"]`) : null;
}

/** The selected words, without the numbers of claims that stand between them. */
function words(range) {
  const copy = range.cloneContents();
  for (const reference of copy.querySelectorAll(".ref")) reference.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

/** The id of the one actor whose name somebody selected, if that is all they selected. */
function actor(range, chosen) {
  const holder = range.commonAncestorContainer;
  const link = (holder.nodeType === Node.TEXT_NODE ? holder.parentElement : holder).closest("a.name");
  return link && link.textContent.replace(/\s+/g, " ").trim() === chosen ? link.pathname.split("/").pop() : "";
}

function look() {
  const selection = getSelection();
  if (box.contains(document.activeElement)) return;
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const chosen = range && text.contains(range.commonAncestorContainer) ? words(range) : "";
  box.hidden = !chosen || chosen.length > 300;
  if (box.hidden) return;
  const claim = meant(range);
  quoted.textContent = chosen;
  box.dataset.claim = claim?.dataset.claim ?? "";
  box.dataset.actor = actor(range, chosen);
  about.textContent = claim ? `claim ${claim.dataset.number}` : "a claim: choose one first";
  for (const button of box.querySelectorAll("[data-part]")) button.disabled = !claim;
}

document.addEventListener("selectionchange", () => {
  clearTimeout(look.waiting);
  look.waiting = setTimeout(look, 200);
});

box.addEventListener("click", async (event) => {
  const part = event.target.closest("[data-part]")?.dataset.part;
  if (!part) return;
  const claim = box.dataset.claim;
  const who = (part !== "place" && box.dataset.actor) || quoted.textContent;
  try {
    await send("/api/judgements/correct", { claim, [part]: who, why: `the report's words: ${quoted.textContent}` });
  } catch (error) {
    say(error.message);
    return;
  }
  location.hash = `c-${claim}`;
  location.reload();
});

box.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  box.hidden = true;
  getSelection().removeAllRanges();
});
