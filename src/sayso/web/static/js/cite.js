// Copy a claim as a sentence with its voices, force, report, date, address and exact words, wherever a claim is shown.

import { say, typing } from "./base.js";

document.documentElement.classList.add("scripted");

const FORMS = { plain: "as plain text", markdown: "as Markdown", html: "as HTML" };

let pointed = null;
document.addEventListener("pointerover", (event) => {
  pointed = event.target.closest("[data-claim]");
});

/** The claim that a key is meant for: the one in focus, pointed at, chosen, or the only one. */
function wanted() {
  const all = document.querySelectorAll("main [data-claim]");
  return (
    document.activeElement?.closest("[data-claim]") ??
    (pointed?.isConnected ? pointed : null) ??
    document.querySelector("main [data-claim].lit, main [data-claim]:target, main .full[data-claim]") ??
    (all.length === 1 ? all[0] : null)
  );
}

const citations = new Map();

function citationOf(id) {
  if (!citations.has(id)) {
    const asked = fetch(`/claims/${encodeURIComponent(id)}/cite`).then((answer) => {
      if (!answer.ok) throw new Error("The citation could not be had.");
      return answer.json();
    });
    asked.catch(() => citations.delete(id));
    citations.set(id, asked);
  }
  return citations.get(id);
}

/** Copy a claim's citation. Plain text goes with its HTML beside it, for programs that paste with links. */
async function copy(id, form) {
  const asked = citationOf(id);
  const blob = (kind, words) => asked.then((told) => new Blob([words(told)], { type: kind }));
  try {
    if (navigator.clipboard?.write && window.ClipboardItem) {
      const item = { "text/plain": blob("text/plain", (told) => told[form]) };
      if (form === "plain") item["text/html"] = blob("text/html", (told) => told.html);
      await navigator.clipboard.write([new ClipboardItem(item)]);
    } else {
      copyAsOfOld((await asked)[form]);
    }
    say(`Copied ${FORMS[form]}: ${(await asked).plain}`);
  } catch (error) {
    say(error.name === "NotAllowedError" ? "The browser does not let this page copy." : error.message);
  }
}

/** Without https there is no clipboard to write to but through a selection. */
function copyAsOfOld(words) {
  const field = document.createElement("textarea");
  const before = document.activeElement;
  field.value = words;
  field.className = "hidden";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  before?.focus();
  if (!done) throw new Error("The browser does not let this page copy.");
}

function offer(claim) {
  const menu = document.createElement("dialog");
  menu.className = "cite-menu";
  menu.setAttribute("aria-label", "Copy this claim");
  for (const [form, called] of Object.entries(FORMS)) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `Copy ${called}`;
    button.addEventListener("click", () => {
      menu.close();
      copy(claim.dataset.claim, form);
    });
    menu.append(button);
  }
  menu.addEventListener("close", () => menu.remove());
  menu.addEventListener("click", (event) => {
    if (event.target === menu) menu.close();
  });
  document.body.append(menu);
  menu.showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "c" || event.ctrlKey || event.metaKey || event.altKey || typing(event)) return;
  if (document.querySelector("dialog[open]")) return;
  const claim = wanted();
  if (!claim) return say("Choose a claim first: point at it, or go to it with the keyboard.");
  event.preventDefault();
  if (event.shiftKey) offer(claim);
  else copy(claim.dataset.claim, "plain");
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-cite]");
  const claim = button && (button.closest("[data-claim]") ?? wanted());
  if (claim) copy(claim.dataset.claim, button.dataset.cite);
});
