// The names on a map: always of one size, never one over another; those with most lines are named first.

const SIZE = 12;
const HIGH = 18;
const EDGE = 3;
const CELL = 80;

/** Keep names over a Cytoscape map. `marked` are named whatever is under them; `before` is called whenever the map has moved. */
export class Names {
  constructor(cy, container, order) {
    this.cy = cy;
    this.order = order;
    this.marked = new Set();
    this.shown = [];
    this.stamps = new Map();
    this.before = () => {};
    this.canvas = document.createElement("canvas");
    this.canvas.className = "names";
    this.canvas.setAttribute("aria-hidden", "true");
    container.append(this.canvas);
    this.pen = this.canvas.getContext("2d");
    this.look();
    cy.on("render", () => this.draw());
    cy.on("viewport", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.choose(), 120);
    });
    cy.on("resize", () => this.choose());
  }

  /** Read the page's colours. */
  look() {
    const page = getComputedStyle(document.documentElement);
    this.ink = page.getPropertyValue("--ink");
    this.paper = page.getPropertyValue("--raised");
    this.font = `${SIZE}px ${page.getPropertyValue("--sans")}`;
    this.stamps.clear();
  }

  /** The name of an actor as a picture, made once: writing is dear, and is done anew for each frame otherwise. */
  stamp(node) {
    const name = node.data("shown");
    let made = this.stamps.get(name);
    if (!made) {
      const scale = devicePixelRatio || 1;
      this.pen.font = this.font;
      const wide = Math.ceil(this.pen.measureText(name).width) + 2 * EDGE;
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [wide * scale, HIGH * scale];
      const pen = canvas.getContext("2d");
      pen.scale(scale, scale);
      Object.assign(pen, { font: this.font, textBaseline: "top", lineJoin: "round", lineWidth: 3, strokeStyle: this.paper, fillStyle: this.ink });
      pen.strokeText(name, EDGE, 2);
      pen.fillText(name, EDGE, 2);
      made = { canvas, wide };
      this.stamps.set(name, made);
    }
    return made;
  }

  /** Choose whose names have room where the map is now. */
  choose() {
    this.before();
    const taken = new Map();
    const [wide, high] = [this.cy.width(), this.cy.height()];
    const first = this.order.filter((node) => this.marked.has(node.id()));
    this.shown = [];
    for (const node of [...first, ...this.order]) {
      if ((node.hasClass("faint") || node.hasClass("absent")) && !this.marked.has(node.id())) continue;
      const { x, y } = node.renderedPosition();
      if (x < 0 || y < 0 || x > wide || y > high) continue;
      const half = this.stamp(node).wide / 2;
      const top = y + node.renderedHeight() / 2 + 1;
      const box = [x - half, top, x + half, top + HIGH];
      const cells = cellsOf(box);
      if (cells.some((cell) => taken.get(cell)?.some((other) => meet(box, other)))) continue;
      for (const cell of cells) taken.set(cell, [...(taken.get(cell) ?? []), box]);
      this.shown.push(node);
    }
    this.draw();
  }

  draw() {
    const scale = devicePixelRatio || 1;
    const [wide, high] = [this.cy.width(), this.cy.height()];
    if (this.canvas.width !== Math.round(wide * scale) || this.canvas.height !== Math.round(high * scale)) {
      this.canvas.width = Math.round(wide * scale);
      this.canvas.height = Math.round(high * scale);
    }
    const { pen } = this;
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, wide, high);
    for (const node of this.shown) {
      const { x, y } = node.renderedPosition();
      const { canvas, wide } = this.stamp(node);
      pen.drawImage(canvas, Math.round(x - wide / 2), Math.round(y + node.renderedHeight() / 2), wide, HIGH);
    }
  }
}

function cellsOf([left, top, right, bottom]) {
  const cells = [];
  for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++) {
    for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++) cells.push(`${x} ${y}`);
  }
  return cells;
}

function meet(one, other) {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}
