// The map of actors: draws what the page knows, once or twice with the same places; a line opens its words.

import { say } from "./base.js";
import { draw, whole } from "./map-drawing.js";

const STEP = 60;
const CLOSER = 1.3;
const element = (id) => document.getElementById(id);
const known = element("drawing") && JSON.parse(element("drawing").textContent);
if (known) begin();

function begin() {
  element("tools").hidden = false;
  element("stage").hidden = false;
  const worker = new Worker(new URL("./map-layout.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => {
    worker.terminate();
    element("doing").textContent = "";
    ready(data);
  };
  worker.onerror = () => (element("doing").textContent = "The map cannot be drawn here; its lines stand below.");
  worker.postMessage({
    actors: known.actors.map(({ id }) => id),
    lines: known.sides.flatMap(({ lines }) => lines.map(({ subject, object }) => [subject, object])),
    ratio: known.sides.length > 1 ? 0.9 : 1.7,
  });
}

function ready(places) {
  const containers = [...document.querySelectorAll(".canvas")];
  const maps = containers.map((container, at) => draw(container, known, at, places));
  const names = new Map(known.actors.map(({ id, name }) => [id, name]));
  let chosen = null; // an actor
  let current = null; // a line, with its map
  let back = null; // who had the focus before words were opened

  const every = (change) => maps.forEach(({ cy }) => cy.batch(() => change(cy)));
  const wording = ({ subject, relation, object, denied }) =>
    `${denied ? "denied" : "said"}: ${names.get(subject)} → ${relation === "says" ? "(other words)" : relation.replaceAll("_", " ")} → ${names.get(object)}`;

  function zoom(cy, factor) {
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  }

  function clear() {
    every((cy) => cy.elements().removeClass("faint chosen"));
    maps.forEach(({ names: labels }) => labels.marked.clear());
    [chosen, current] = [null, null];
  }

  function rename() {
    maps.forEach(({ names: labels }) => labels.choose());
  }

  /** Light up an actor and what is said between them and others. */
  function choose(id, move) {
    clear();
    chosen = id;
    every((cy) => {
      const node = cy.getElementById(id);
      cy.elements().not(node.closedNeighborhood()).addClass("faint");
      node.addClass("chosen");
    });
    maps.forEach(({ cy, names: labels }) => {
      labels.marked.add(id);
      if (move) {
        cy.zoom(Math.max(cy.zoom(), 1));
        cy.center(cy.getElementById(id));
      }
    });
    rename();
    list(id);
  }

  /** Light up a line in its map. */
  function point(map, line) {
    const edge = map.cy.getElementById(line.id);
    every((cy) => cy.edges().removeClass("chosen"));
    edge.addClass("chosen");
    map.names.marked = new Set([line.subject, line.object, ...(chosen ? [chosen] : [])]);
    current = { map, line };
    const box = edge.renderedBoundingBox({ includeLabels: false });
    if (box.x1 < 0 || box.y1 < 0 || box.x2 > map.cy.width() || box.y2 > map.cy.height()) map.cy.center(edge);
    rename();
  }

  const told = (line) => `${line.force} by ${line.whose}; ${wording(line)}`;

  function step(map, forward) {
    const lines = chosen ? map.lines.filter(({ subject, object }) => subject === chosen || object === chosen) : map.lines;
    if (!lines.length) return say("No line here.");
    const at = current?.map === map ? lines.findIndex(({ id }) => id === current.line.id) : -1;
    const next = at < 0 ? (forward ? 0 : lines.length - 1) : (at + (forward ? 1 : -1) + lines.length) % lines.length;
    point(map, lines[next]);
    say(told(lines[next]));
  }

  function show(...nodes) {
    element("words").replaceChildren(...nodes);
    element("opened").hidden = false;
    element("opened").scrollTop = 0;
  }

  function close() {
    element("opened").hidden = true;
    clear();
    rename();
    back?.focus();
    back = null;
  }

  /** Open the words of a line; they come from the server as they stand on every page. */
  async function open(map, line) {
    point(map, line);
    back ??= document.activeElement;
    const { query } = known.sides[maps.indexOf(map)];
    const answer = await fetch(`/map/line?${query}&line=${encodeURIComponent(line.id)}&bare=true`);
    if (!answer.ok) return say("The words of this line cannot be read just now.");
    const made = new DOMParser().parseFromString(await answer.text(), "text/html");
    show(...made.body.childNodes);
    element("opened").focus();
  }

  /** List the lines of an actor, each to be opened. */
  function list(id) {
    const heading = document.createElement("h2");
    const link = document.createElement("a");
    link.href = `/actors/${id}`;
    link.textContent = names.get(id);
    heading.append(link);
    const lines = document.createElement("ul");
    lines.className = "around";
    for (const map of maps) {
      for (const line of map.lines.filter(({ subject, object }) => subject === id || object === id)) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = told(line);
        button.addEventListener("click", () => open(map, line));
        const item = document.createElement("li");
        item.append(button);
        lines.append(item);
      }
    }
    const only = document.createElement("a");
    const asked = new URLSearchParams(location.search);
    asked.set("about", id);
    asked.delete("page");
    only.href = `/map?${asked}`;
    only.textContent = "Only what surrounds them";
    show(heading, lines, only);
  }

  maps.forEach((map, at) => {
    const { cy } = map;
    cy.on("tap", "node", ({ target }) => {
      back = containers[at];
      choose(target.id(), false);
    });
    cy.on("tap", "edge", ({ target }) => {
      back = containers[at];
      open(map, target.data("line"));
    });
    cy.on("tap", ({ target }) => target === cy && close());
    cy.on("mouseover", "node, edge", () => (containers[at].style.cursor = "pointer"));
    cy.on("mouseout", "node, edge", () => (containers[at].style.cursor = ""));
    cy.on("viewport", () => follow(map));
    containers[at].addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const act = {
        ArrowLeft: () => cy.panBy({ x: STEP, y: 0 }),
        ArrowRight: () => cy.panBy({ x: -STEP, y: 0 }),
        ArrowUp: () => cy.panBy({ x: 0, y: STEP }),
        ArrowDown: () => cy.panBy({ x: 0, y: -STEP }),
        "+": () => zoom(cy, CLOSER),
        "=": () => zoom(cy, CLOSER),
        "-": () => zoom(cy, 1 / CLOSER),
        0: () => whole(cy),
        j: () => step(map, true),
        k: () => step(map, false),
        Enter: () => current && open(current.map, current.line),
        Escape: close,
      }[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    });
  });

  let following = false;
  /** Two maps side by side show the same ground. */
  function follow(moved) {
    if (following || maps.length < 2) return;
    following = true;
    for (const { cy } of maps.filter((map) => map !== moved)) cy.viewport({ zoom: moved.cy.zoom(), pan: { ...moved.cy.pan() } });
    following = false;
  }

  element("nearer").addEventListener("click", () => zoom(maps[0].cy, CLOSER));
  element("farther").addEventListener("click", () => zoom(maps[0].cy, 1 / CLOSER));
  element("all").addEventListener("click", () => whole(maps[0].cy));
  element("close").addEventListener("click", close);
  element("opened").addEventListener("keydown", (event) => event.key === "Escape" && close());
  element("seek").addEventListener("change", ({ target }) => {
    const asked = target.value.trim().toLowerCase();
    if (!asked) return;
    const found = known.actors.find(({ name }) => name.toLowerCase() === asked) ?? known.actors.find(({ name }) => name.toLowerCase().includes(asked));
    if (!found) return say(`Nobody on this map is called ${target.value}.`);
    back = target;
    choose(found.id, true);
  });
  document.querySelectorAll("a.open").forEach((link) => {
    link.addEventListener("click", (event) => {
      const map = maps.find(({ lines }, at) => lines.some(({ id }) => id === link.dataset.line) && new URL(link.href).search.includes(known.sides[at].query));
      if (!map || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      back = link;
      element("stage").scrollIntoView({ block: "nearest" });
      open(map, map.lines.find(({ id }) => id === link.dataset.line));
    });
  });
  document.body.dataset.map = "ready";
  globalThis.mapsDrawn = maps; // for whoever measures (scripts/benchmark_map.py)
}
