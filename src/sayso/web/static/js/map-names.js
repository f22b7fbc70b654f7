// The names on a map: always of one size, never one over another; those with most lines are named first.

const SIZE = 12;
const HIGH = 15;
const CELL = 80;

/** Keep names over a Cytoscape map. `marked` are named whatever is under them; `before` is called whenever the map has moved. */
export class Names {
  constructor(cy, container, order) {
    this.cy = cy;
    this.order = order;
    this.marked = new Set();
    this.shown = [];
    this.widths = new Map();
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
  }

  width(node) {
    const name = node.data("shown");
    if (!this.widths.has(name)) {
      this.pen.font = this.font;
      this.widths.set(name, this.pen.measureText(name).width);
    }
    return this.widths.get(name);
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
      const half = this.width(node) / 2 + 3;
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
    pen.font = this.font;
    pen.textAlign = "center";
    pen.textBaseline = "top";
    pen.lineJoin = "round";
    pen.lineWidth = 3;
    pen.strokeStyle = this.paper;
    pen.fillStyle = this.ink;
    for (const node of this.shown) {
      const { x, y } = node.renderedPosition();
      const top = y + node.renderedHeight() / 2 + 2;
      pen.strokeText(node.data("shown"), x, top);
      pen.fillText(node.data("shown"), x, top);
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
