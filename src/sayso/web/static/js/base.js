// What every page can do: send a change with the visit's token, and say what became of it.

const token = document.querySelector('meta[name="csrf"]').content;

/** Send a change; `what` becomes JSON. Resolves to the answer's JSON, rejects with an Error whose message can be shown. */
export async function send(address, what, method = "POST") {
  const answer = await fetch(address, {
    method,
    headers: { "Content-Type": "application/json", "X-CSRF-Token": token },
    body: JSON.stringify(what),
  });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const { problem = "The server did not answer.", advice = "" } = told.error ?? {};
    throw new Error(advice ? `${problem}; ${advice}` : problem);
  }
  return told;
}

/** Tell what happened, for eyes and screen readers alike. */
export function say(words) {
  const place = document.getElementById("said");
  place.textContent = words;
  place.classList.add("shown");
  clearTimeout(say.hiding);
  say.hiding = setTimeout(() => place.classList.remove("shown"), 6000);
}

/** Whether somebody is typing, so that single keys are letters and no commands. */
export function typing(event) {
  return event.target.closest("input, textarea, select, [contenteditable]") !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event)) return;
  const field = document.getElementById("find");
  if (!field) return;
  event.preventDefault();
  field.focus();
});
