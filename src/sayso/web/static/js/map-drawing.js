// One map of actors: shapes for kinds, styles for how firmly a thing is said, widths for origins. Colours are the page's.

import cytoscape from "../vendor/network.js";
import { Names } from "./map-names.js";

cytoscape.warnings(false); // on lines too short to be seen from afar

const SHAPES = {
  person: "ellipse",
  expert: "ellipse",
  organisation: "rectangle",
  authority: "pentagon",
  state: "diamond",
  armed_group: "triangle",
  media: "hexagon",
  collective: "rectangle",
  anonymous: "ellipse",
  unnamed: "ellipse",
};
const MANY = 800;
const SOME = 120;
const DENSE = 500;
const LARGEST = 1.4;
const LONG = 28;
const ENOUGH = 0.9; // the zoom below which things are drawn larger

function width(origins) {
  if (origins <= 1) return 2;
  return origins === 2 ? 4 : origins <= 4 ? 6 : 8;
}

/** How a map looks; from afar, all of it is drawn `larger` than it would be, so that kinds and forces stay to be seen. */
function style(larger, dense) {
  const page = getComputedStyle(document.documentElement);
  const colour = (name) => page.getPropertyValue(`--${name}`).trim();
  const line = (to, how, pattern) => ({
    "line-color": colour(to),
    "target-arrow-color": colour(to),
    "line-style": how,
    ...(pattern && { "line-dash-pattern": pattern.map((length) => length * larger) }),
  });
  return [
    {
      selector: "node",
      style: {
        width: 20 * larger,
        height: 20 * larger,
        shape: "data(shape)",
        "background-color": colour("panel"),
        "border-width": 1.5 * larger,
        "border-color": colour("ink"),
        "overlay-opacity": 0,
      },
    },
    { selector: "node[kind = 'collective']", style: { width: 26 * larger, height: 14 * larger } },
    { selector: "node[kind = 'anonymous'], node[kind = 'unnamed']", style: { "background-opacity": 0, "border-style": "dashed" } },
    {
      selector: "edge",
      style: {
        width: (edge) => edge.data("width") * larger,
        "line-opacity": dense ? 0.55 : 1,
        "curve-style": "straight",
        "target-arrow-shape": "triangle",
        "arrow-scale": 0.9,
        "overlay-opacity": 0,
        ...line("other", "solid"),
      },
    },
    { selector: "edge[?bundled]", style: { "curve-style": "bezier", "control-point-step-size": 26 } },
    { selector: "edge:loop", style: { "curve-style": "bezier", "control-point-step-size": 45 * larger } },
    { selector: "edge[style = 'passed']", style: line("accuse", "dashed", [8, 5]) },
    { selector: "edge[style = 'loose']", style: line("other", "dashed", [2, 4]) },
    { selector: "edge[style = 'denied']", style: { ...line("deny", "dashed", [11, 4, 2, 4]), "target-arrow-shape": "triangle-cross" } },
    { selector: "node.absent", style: { opacity: 0.25 } },
    { selector: ".faint", style: { opacity: 0.13 } },
    { selector: "node.chosen", style: { "border-width": 4 * larger, "border-color": colour("ring") } },
    { selector: "edge.chosen", style: { "line-opacity": 1, "underlay-color": colour("lit"), "underlay-opacity": 1, "underlay-padding": 5, "z-index": 9 } },
  ];
}

/** Show all of a map; a small one is not blown up. */
export function whole(cy) {
  cy.fit(undefined, 40);
  if (cy.zoom() <= LARGEST) return;
  cy.zoom(LARGEST);
  cy.center();
}

/** Draw one side of what the page knows in a container; `places` say where each actor stands. */
export function draw(container, { actors, sides }, at, places) {
  const { lines } = sides[at];
  const degree = new Map();
  const between = new Map();
  for (const line of lines) {
    const pair = [line.subject, line.object].sort().join(" ");
    between.set(pair, (between.get(pair) ?? 0) + 1);
    for (const end of [line.subject, line.object]) degree.set(end, (degree.get(end) ?? 0) + 1);
  }
  const dense = lines.length > DENSE;
  const cy = cytoscape({
    container,
    elements: [
      ...actors.map(({ id, name, kind }) => ({
        data: { id, name, kind, shape: SHAPES[kind] ?? "ellipse", shown: name.length > LONG ? `${name.slice(0, LONG)}…` : name },
        position: { x: places[id][0], y: places[id][1] },
        classes: degree.has(id) ? "" : "absent",
      })),
      ...lines.map((line) => ({
        data: {
          id: line.id,
          source: line.subject,
          target: line.object,
          style: line.style,
          width: width(line.origins),
          bundled: between.get([line.subject, line.object].sort().join(" ")) > 1,
          line,
        },
      })),
    ],
    style: style(1, dense),
    layout: { name: "preset", padding: 40 },
    autoungrabify: true,
    boxSelectionEnabled: false,
    minZoom: 0.02,
    maxZoom: 4,
    pixelRatio: actors.length > MANY ? 1 : "auto",
    textureOnViewport: actors.length > SOME, // while it moves, a picture of it does
  });
  const order = cy
    .nodes()
    .toArray()
    .sort((one, other) => (degree.get(other.id()) ?? 0) - (degree.get(one.id()) ?? 0));
  const names = new Names(cy, container, order);
  whole(cy);
  let larger = 1;
  const look = () => cy.style(style(larger, dense));
  const fit = () => {
    const wanted = Math.min(dense ? 1.5 : 4, Math.max(1, Math.round((1.4 * ENOUGH) / cy.zoom()) / 2));
    if (wanted === larger) return;
    larger = wanted;
    look();
  };
  names.before = fit;
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    look();
    names.look();
    names.choose();
  });
  names.choose();
  return { cy, names, lines };
}
