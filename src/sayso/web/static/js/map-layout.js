// Where the actors of a map stand: worked out beside the page, so that it never waits, and the same for the same lines.
// In: {actors: [id], lines: [[id, id]], ratio}. Out: {id: [x, y]}.

import cytoscape from "../vendor/network.js";

const GAP = 70;
const MANY = 800;
const ROOM = 100; // the side of the ground that an actor has, on average
const APART = 52;

/** Chance that is the same every time: fcose draws its first guess from it. */
function steady(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What hangs together, the largest first. */
function parts(actors, lines) {
  const beside = new Map(actors.map((id) => [id, []]));
  for (const [one, other] of lines) {
    beside.get(one).push(other);
    beside.get(other).push(one);
  }
  const seen = new Set();
  const found = [];
  for (const start of actors) {
    if (seen.has(start)) continue;
    seen.add(start);
    const part = [start];
    for (const one of part) {
      for (const other of beside.get(one)) {
        if (!seen.has(other)) {
          seen.add(other);
          part.push(other);
        }
      }
    }
    found.push(part);
  }
  return found.sort((one, other) => other.length - one.length);
}

/** Push apart, in place, what stands closer than it may, until nothing does or it has been tried often enough. */
function spread(places, apart) {
  for (let round = 0; round < 60; round++) {
    const cells = new Map();
    const cell = ([, x, y]) => [Math.floor(x / apart), Math.floor(y / apart)];
    for (const place of places) {
      const key = cell(place).join(" ");
      cells.set(key, [...(cells.get(key) ?? []), place]);
    }
    let moved = false;
    for (const one of places) {
      const [column, row] = cell(one);
      for (let x = column - 1; x <= column + 1; x++) {
        for (let y = row - 1; y <= row + 1; y++) {
          for (const other of cells.get(`${x} ${y}`) ?? []) {
            if (other[0] <= one[0]) continue;
            let [right, down] = [other[1] - one[1], other[2] - one[2]];
            const far = Math.hypot(right, down);
            if (far >= apart) continue;
            if (far < 0.01) [right, down] = [0.01, 0.005]; // one over the other: some way has to be the first
            const push = (apart - far) / 2 / Math.max(Math.hypot(right, down), 0.01);
            one[1] -= right * push;
            one[2] -= down * push;
            other[1] += right * push;
            other[2] += down * push;
            moved = true;
          }
        }
      }
    }
    if (!moved) return;
  }
}

/** Places within one part, from 0 on, with the ground they take. */
function within(part, lines) {
  if (part.length <= 2) {
    const width = part.length === 2 ? 110 : 0;
    return { places: part.map((id, at) => [id, at * width, 0]), width, height: 0 };
  }
  const members = new Set(part);
  const pairs = new Set(lines.filter(([one]) => members.has(one)).map(([one, other]) => [one, other].sort().join(" ")));
  Math.random = steady(part.length);
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    elements: [
      ...part.map((id) => ({ data: { id } })),
      ...[...pairs].map((pair) => ({ data: { source: pair.split(" ")[0], target: pair.split(" ")[1] } })),
    ],
    style: [{ selector: "node", style: { width: 22, height: 22 } }],
  });
  cy.layout({
    name: "fcose",
    animate: false,
    randomize: true,
    quality: part.length > MANY ? "draft" : "default",
    nodeSeparation: 110,
    idealEdgeLength: (edge) => 90 + 14 * Math.sqrt(Math.min(edge.source().degree(), edge.target().degree())),
    nodeRepulsion: 9000,
    gravity: 0.2,
    nodeDimensionsIncludeLabels: false,
  }).run();
  const places = cy.nodes().map((node) => [node.id(), node.position("x"), node.position("y")]);
  cy.destroy();
  const sides = () => [1, 2].map((axis) => places.map((place) => place[axis])).map((all) => [Math.min(...all), Math.max(...all)]);
  const [[left, right], [top, bottom]] = sides();
  const crowded = Math.sqrt((part.length * ROOM ** 2) / Math.max(1, (right - left) * (bottom - top)));
  if (crowded > 1) places.forEach((place) => ((place[1] *= crowded), (place[2] *= crowded)));
  spread(places, APART);
  const [[west, east], [north, south]] = sides();
  return { places: places.map(([id, x, y]) => [id, x - west, y - north]), width: east - west, height: south - north };
}

/** Where each box goes: the first ground that is free, row by row, at most so wide. */
function packed(boxes, wide) {
  const columns = Math.max(1, Math.ceil(wide / GAP));
  const rows = [];
  const free = (column, row, across, down) => {
    for (let y = row; y < row + down; y++) {
      for (let x = column; x < column + across; x++) if (rows[y]?.[x]) return false;
    }
    return true;
  };
  let [first, size] = [0, ""];
  return boxes.map((box) => {
    const [across, down] = [Math.ceil(box.width / GAP) + 1, Math.ceil(box.height / GAP) + 1];
    if (size !== `${across} ${down}`) first = 0; // boxes come by size, so the same one need not look again from the start
    size = `${across} ${down}`;
    for (let row = first; ; row++) {
      for (let column = 0; column <= Math.max(0, columns - across); column++) {
        if (!free(column, row, across, down)) continue;
        for (let y = row; y < row + down; y++) {
          rows[y] ??= [];
          for (let x = column; x < column + across; x++) rows[y][x] = true;
        }
        first = row;
        return [column * GAP, row * GAP];
      }
    }
  });
}

onmessage = ({ data: { actors, lines, ratio } }) => {
  const boxes = parts(actors, lines).map((part) => within(part, lines));
  const ground = boxes.reduce((sum, box) => sum + (box.width + 1.5 * GAP) * (box.height + 1.5 * GAP), 0);
  const corners = packed(boxes, Math.max((boxes[0]?.width ?? 0) + GAP, Math.sqrt(ground * ratio)));
  const places = {};
  boxes.forEach((box, at) => {
    const [left, top] = corners[at];
    for (const [id, x, y] of box.places) places[id] = [Math.round(left + x), Math.round(top + y)];
  });
  postMessage(places);
};
