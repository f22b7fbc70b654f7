
"use strict";
document.body.classList.add("lighting");
for (const article of document.querySelectorAll("article")) {
  const column = article.querySelector(".claims");
  const parts = new Map();
  const part = (number) => {
    if (!parts.has(number)) parts.set(number, { claim: null, evidence: [], speaking: [] });
    return parts.get(number);
  };
  const numbers = (value) => (value ? value.split(" ") : []);
  for (const claim of article.querySelectorAll("[data-claim]")) part(claim.dataset.claim).claim = claim;
  for (const words of article.querySelectorAll("[data-evidence], [data-speaking]")) {
    for (const number of numbers(words.dataset.evidence)) part(number).evidence.push(words);
    for (const number of numbers(words.dataset.speaking)) part(number).speaking.push(words);
  }
  let lit = "";

  const light = (wanted, bringClaim) => {
    if (wanted.join(" ") === lit) return;
    lit = wanted.join(" ");
    for (const element of article.querySelectorAll(".lit, .speaks")) element.classList.remove("lit", "speaks");
    for (const number of wanted) {
      const { claim, evidence, speaking } = part(number);
      for (const words of evidence) words.classList.add("lit");
      for (const words of speaking) words.classList.add("speaks");
      if (claim) claim.classList.add("lit");
    }
    if (bringClaim && wanted.length) bring(part(wanted[0]).claim);
  };

  // Only the column of claims moves: the reader's place in the report stays where it is.
  const bring = (claim) => {
    if (!claim || getComputedStyle(column).position !== "sticky") return;
    const frame = column.getBoundingClientRect();
    const place = claim.getBoundingClientRect();
    if (place.top >= frame.top && place.bottom <= frame.bottom) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    column.scrollBy({ top: place.top - frame.top - 48, behavior: still ? "auto" : "smooth" });
  };

  const follow = (event) => {
    const claim = event.target.closest("[data-claim]");
    if (claim) return light([claim.dataset.claim], false);
    const words = event.target.closest("[data-evidence], [data-speaking]");
    if (words) return light(numbers(words.dataset.evidence || words.dataset.speaking), true);
    return light([], false);
  };
  article.addEventListener("pointerover", follow);
  article.addEventListener("focusin", follow);
  article.addEventListener("pointerleave", () => light([], false));
  article.addEventListener("focusout", () => light([], false));
}
