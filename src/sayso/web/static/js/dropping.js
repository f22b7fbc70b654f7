// Files dropped anywhere on a page are handed in.
import { say } from "./base.js";

/** Take files that are dropped on the page; `then` is called once the room has them. */
export function acceptDrops(then) {
  const root = document.documentElement;
  let over = 0;
  const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragenter", (event) => {
    if (holdsFiles(event)) root.classList.toggle("dropping", ++over > 0);
  });
  addEventListener("dragleave", (event) => {
    if (holdsFiles(event)) root.classList.toggle("dropping", --over > 0);
  });
  addEventListener("dragover", (event) => {
    if (holdsFiles(event)) event.preventDefault();
  });
  addEventListener("drop", async (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    over = 0;
    root.classList.remove("dropping");
    const form = new FormData();
    for (const file of event.dataTransfer.files) form.append("files", file);
    const answer = await fetch("/add", {
      method: "POST",
      headers: { "X-CSRF-Token": document.querySelector('meta[name="csrf"]').content },
      body: form,
    });
    if (answer.ok) then();
    else say("The files could not be handed in.");
  });
}
