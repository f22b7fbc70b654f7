// Dropping files anywhere on the page, and watching how far each is.
import { say } from "./base.js";
import { acceptDrops } from "./dropping.js";

const list = document.getElementById("jobs");

async function watch() {
  const answer = await fetch("/add/jobs");
  if (!answer.ok) return;
  const told = await answer.text();
  if (told !== watch.told) list.innerHTML = watch.told = told; // our own template, escaped by the server
  if (answer.headers.get("X-Busy") === "yes") setTimeout(watch, 700);
}

acceptDrops(() => {
  say("Handed in.");
  watch();
});
watch();
