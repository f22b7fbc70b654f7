// Words of a report and the claims that rest on them light up together: by pointer, by key, by address.

import { typing } from "./base.js";

const text = document.querySelector(".text");
const column = document.getElementById("claims");
const claims = [...column.querySelectorAll("[data-claim]")];
const narrow = matchMedia("(max-width: 59.99rem)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** What belongs to each claim, by its number; there is no claim 0. */
const parts = [null, ...claims.map((claim) => ({ claim, evidence: [], speaking: [] }))];
const passages = new Map();
const numbers = (value) => (value ? value.split(" ").map(Number) : []);
for (const words of text.querySelectorAll("[data-evidence], [data-speaking], [data-passages]")) {
  for (const number of numbers(words.dataset.evidence)) parts[number]?.evidence.push(words);
  for (const number of numbers(words.dataset.speaking)) parts[number]?.speaking.push(words);
  for (const number of numbers(words.dataset.passages)) {
    if (!passages.has(number)) passages.set(number, []);
    passages.get(number).push(words);
  }
}

let chosen = [];
let lit = [];

/** Light claims with their words and speakers, and nothing else. */
function light(wanted) {
  if (wanted.join() === lit.join()) return;
  for (const number of lit) mark(number, false);
  for (const number of wanted) mark(number, true);
  lit = wanted;
}

function mark(number, on) {
  const { claim, evidence, speaking } = parts[number];
  claim.classList.toggle("lit", on);
  for (const words of evidence) words.classList.toggle("lit", on);
  for (const words of speaking) words.classList.toggle("speaks", on);
}

/** Choose claims: they stay lit, the first of them is brought where it can be read, and the page's address names it. */
function choose(wanted, { words = false, focus = false } = {}) {
  chosen = wanted;
  light(wanted);
  if (!wanted.length) {
    shut();
    history.replaceState(null, "", location.pathname + location.search);
    return;
  }
  const { claim, evidence } = parts[wanted[0]];
  history.replaceState(null, "", `#${claim.id}`);
  if (narrow.matches) column.classList.add("open");
  if (focus) claim.focus({ preventScroll: true });
  bring(claim);
  if (words && evidence.length) show(evidence[0]);
}

/** Bring words into view: smoothly where they are near, else at once and again, as paragraphs on the way get their heights. */
function show(words, left = 8) {
  const place = words.getBoundingClientRect();
  const bottom = narrow.matches ? innerHeight / 2 : innerHeight;
  if (place.top >= 0 && place.bottom <= bottom) return;
  const near = Math.abs(place.top) < 2 * innerHeight;
  words.scrollIntoView({ block: narrow.matches ? "start" : "center", behavior: near && !calm.matches ? "smooth" : "instant" });
  if (!near && left) requestAnimationFrame(() => show(words, left - 1));
}

/** Only the column of claims moves: the reader's place in the report stays where it is. */
function bring(claim) {
  const frame = column.getBoundingClientRect();
  const place = claim.getBoundingClientRect();
  if (place.top >= frame.top && place.bottom <= Math.min(frame.bottom, innerHeight)) return;
  column.scrollTop += place.top - frame.top - 48;
}

function shut() {
  column.classList.remove("open");
}

/** The claims that somebody points at, by number. */
function meant(target) {
  const claim = target.closest("[data-number]");
  if (claim) return [Number(claim.dataset.number)];
  const words = target.closest("[data-evidence], [data-speaking]");
  return words && text.contains(words) ? numbers(words.dataset.evidence || words.dataset.speaking) : [];
}

function step(by) {
  const now = chosen.length ? chosen[0] : 0;
  const next = Math.min(Math.max(now + by, 1), claims.length);
  if (claims.length) choose([next], { words: true, focus: true });
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  compare(event.target);
  const pointed = meant(event.target);
  light(pointed.length ? pointed : chosen);
});

document.addEventListener("click", (event) => {
  if (!getSelection().isCollapsed || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const claim = event.target.closest("[data-number]");
  if (claim) {
    const link = event.target.closest("a");
    if (link?.classList.contains("number")) event.preventDefault();
    else if (link) return;
    choose([Number(claim.dataset.number)], { words: true });
    return;
  }
  const reference = event.target.closest(".ref");
  if (reference) event.preventDefault();
  else if (event.target.closest("a, button, summary")) return;
  const pointed = meant(event.target);
  if (!pointed.length || !text.contains(event.target)) return;
  // Words that several claims rest on: each click brings the next of them.
  const again = pointed.length > 1 && pointed.includes(chosen[0]);
  const turned = again ? pointed.indexOf(chosen[0]) + 1 : 0;
  choose([...pointed.slice(turned), ...pointed.slice(0, turned)], { focus: reference !== null, words: narrow.matches });
});

/** Mark the very words that stand in the other report, too, of which a note in the margin speaks. */
function compare(target) {
  const note = target.closest("[data-passage]");
  for (const words of text.querySelectorAll(".s.same")) words.classList.remove("same");
  if (note) for (const words of passages.get(Number(note.dataset.passage)) ?? []) words.classList.add("same");
}
text.addEventListener("focusin", (event) => compare(event.target));

column.addEventListener("focusin", (event) => light(meant(event.target).length ? meant(event.target) : chosen));
document.getElementById("close-claims").addEventListener("click", () => choose([]));

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event)) return;
  const claim = event.target.closest("[data-number]");
  const key = event.key;
  if (key === "j" || (key === "ArrowDown" && claim)) step(1);
  else if (key === "k" || (key === "ArrowUp" && claim)) step(-1);
  else if (key === "Enter" && claim === event.target) choose([Number(claim.dataset.number)], { words: true });
  else if (key === "Escape" && chosen.length) choose([]);
  else return;
  event.preventDefault();
});

/** Light the claim that the address names. */
function arrive() {
  const named = document.getElementById(location.hash.slice(1));
  const number = Number(named?.dataset.number ?? (named?.classList.contains("ref") ? named.dataset.evidence : 0));
  if (number) choose([number], { words: true });
}
addEventListener("hashchange", arrive);
arrive();
