// The place map: outlines for orientation, a dot for each place that claims speak of; a dot opens their words.

import { feature, geoEqualEarth, geoGraticule10, geoPath, countries as coarse } from "../vendor/geography.js";
import { say } from "./base.js";

const SVG = "http://www.w3.org/2000/svg";
const [WIDE, HIGH] = [960, 470];
const [FAR, NEAR] = [1, 60];
const STEP = 60;
const CLOSER = 1.5;
const FINER = 4; // from this zoom on, finer outlines are asked for
const SIZES = [[100, 22], [20, 17], [5, 12], [2, 8], [1, 5]]; // claims, radius
const element = (id) => document.getElementById(id);
const data = element("drawing");
if (data) begin(JSON.parse(data.textContent));

function drawn(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A frame around a place of which incidents are told, as they are put together and no claim of anybody's. */
function frame({ incidents }, radius) {
  const far = radius + 5;
  return incidents ? [drawn("path", { class: "told", d: `M0 ${-far}L${far} 0L0 ${far}L${-far} 0Z` })] : [];
}

/** A disc; its right half is what is denied, if both are there. */
function disc({ said, denied, precision }, radius) {
  if (!said && !denied) return [];
  const kind = precision ?? "region";
  if (!said || !denied) return [drawn("circle", { r: radius, class: `mark ${said ? "said" : "denied"} ${kind}` })];
  const half = (sweep) => `M0 ${-radius}A${radius} ${radius} 0 0 ${sweep} 0 ${radius}${kind === "exact" || kind === "near" ? "Z" : ""}`;
  return [
    drawn("path", { d: half(0), class: `mark said ${kind}` }),
    drawn("path", { d: half(1), class: `mark denied ${kind}` }),
  ];
}

function begin(spots) {
  element("tools").hidden = false;
  element("stage").hidden = false;
  const ground = element("ground");
  const projection = geoEqualEarth().fitExtent([[4, 4], [WIDE - 4, HIGH - 4]], { type: "Sphere" });
  const path = geoPath(projection);
  const land = drawn("g");
  const dots = drawn("g");
  const names = drawn("g", { "aria-hidden": "true" });
  ground.append(drawn("svg", { role: "img", "aria-label": "Outlines of countries, with a dot for each place" }, land, dots, names));

  function outlines(topology) {
    const lattice = drawn("path", { class: "lattice", d: path(geoGraticule10()) });
    const shapes = feature(topology, topology.objects.countries).features;
    land.replaceChildren(lattice, ...shapes.map((shape) => drawn("path", { class: "land", d: path(shape) ?? "" })));
  }
  outlines(coarse);

  const marks = spots
    .map((spot) => {
      const radius = SIZES.find(([claims]) => spot.said + spot.denied >= claims)?.[1] ?? 4;
      const [x, y] = projection([spot.longitude, spot.latitude]);
      const label = drawn("text", { class: "name" });
      label.textContent = spot.name;
      const group = drawn("g", { class: "spot" }, drawn("circle", { class: "halo", r: radius + 5 }), ...disc(spot, radius), ...frame(spot, radius));
      return { spot, radius, x, y, label, group };
    })
    .sort((one, other) => other.radius - one.radius);
  dots.append(...marks.map(({ group }) => group));
  names.append(...marks.map(({ label }) => label));
  for (const mark of marks) mark.width = mark.label.getComputedTextLength?.() || 7 * mark.spot.name.length;

  let view = { k: 1, x: 0, y: 0 }; // zoom, and where the corner of the world is
  let chosen = -1;
  let back = null;
  let finer = false;
  let waiting = 0;

  const base = () => Math.min(ground.clientWidth / WIDE, ground.clientHeight / HIGH);

  function show(next) {
    view = { ...next, k: Math.min(NEAR, Math.max(FAR, next.k)) };
    const scale = base() * view.k;
    land.setAttribute("transform", `translate(${view.x} ${view.y}) scale(${scale})`);
    for (const mark of marks) {
      mark.at = [view.x + mark.x * scale, view.y + mark.y * scale];
      mark.group.setAttribute("transform", `translate(${mark.at[0]} ${mark.at[1]})`);
      mark.label.setAttribute("x", mark.at[0]);
      mark.label.setAttribute("y", mark.at[1] + mark.radius + 13);
    }
    clearTimeout(waiting);
    waiting = setTimeout(name, 80);
    if (view.k >= FINER && !finer) {
      finer = true;
      import("../vendor/outlines.js").then(({ countries }) => outlines(countries)).catch(() => {}); // the coarse ones stay
    }
  }

  /** Name places where there is room: the chosen one, then whole countries and regions, then those with most claims. */
  function name() {
    const loose = ({ spot }) => (spot.precision === "country" || spot.precision === "region" ? 0 : 1);
    const order = [...marks].sort((one, other) => (other === marks[chosen]) - (one === marks[chosen]) || loose(one) - loose(other) || other.radius - one.radius);
    const taken = [];
    for (const mark of order) {
      const [x, y] = mark.at;
      const box = [x - mark.width / 2 - 3, y + mark.radius, x + mark.width / 2 + 3, y + mark.radius + 16];
      const inside = x > 0 && y > 0 && x < ground.clientWidth && y < ground.clientHeight;
      const free = inside && !taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
      if (free) taken.push(box);
      mark.label.setAttribute("visibility", free ? "visible" : "hidden");
    }
  }

  function zoom(factor, [x, y] = [ground.clientWidth / 2, ground.clientHeight / 2]) {
    const k = Math.min(NEAR, Math.max(FAR, view.k * factor));
    const grown = k / view.k;
    show({ k, x: x - (x - view.x) * grown, y: y - (y - view.y) * grown });
  }

  const move = (x, y) => show({ ...view, x: view.x + x, y: view.y + y });

  function centred(k, x, y) {
    const scale = base() * k;
    show({ k, x: ground.clientWidth / 2 - x * scale, y: ground.clientHeight / 2 - y * scale });
  }

  function whole() {
    const [xs, ys] = [marks.map(({ x }) => x), marks.map(({ y }) => y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const k = Math.min(8, (0.8 * WIDE) / Math.max(right - left, 1), (0.75 * HIGH) / Math.max(bottom - top, 1));
    centred(Math.max(FAR, k), (left + right) / 2, (top + bottom) / 2);
  }

  function choose(at) {
    marks.forEach(({ group }, one) => group.classList.toggle("chosen", one === at));
    chosen = at;
    if (at < 0) return name();
    const { spot, at: [x, y] } = marks[at];
    if (x < 20 || y < 20 || x > ground.clientWidth - 20 || y > ground.clientHeight - 20) centred(view.k, marks[at].x, marks[at].y);
    name();
    say(`${spot.name}: ${spot.said} said, ${spot.denied} denied${spot.incidents ? `, ${spot.incidents} incidents told of` : ""}`);
  }

  /** Open what is claimed of a place; it comes from the server as it stands on every page. */
  async function open(at) {
    choose(at);
    back ??= document.activeElement;
    const answer = await fetch(`${marks[at].spot.address}&bare=true`);
    if (!answer.ok) return say("The words cannot be read just now.");
    const made = new DOMParser().parseFromString(await answer.text(), "text/html");
    element("words").replaceChildren(...made.body.childNodes);
    element("opened").hidden = false;
    element("opened").scrollTop = 0;
    element("opened").focus();
  }

  function close() {
    element("opened").hidden = true;
    choose(-1);
    back?.focus();
    back = null;
  }

  let from = null;
  let dragged = false;
  ground.addEventListener("pointerdown", (event) => {
    from = [event.clientX, event.clientY];
    dragged = false;
  });
  ground.addEventListener("pointermove", (event) => {
    if (!from) return;
    const [x, y] = [event.clientX - from[0], event.clientY - from[1]];
    if (!dragged && Math.hypot(x, y) < 4) return;
    if (!dragged) ground.setPointerCapture(event.pointerId);
    dragged = true;
    ground.classList.add("moving");
    from = [event.clientX, event.clientY];
    move(x, y);
  });
  const letGo = () => {
    from = null;
    ground.classList.remove("moving");
  };
  ground.addEventListener("pointerup", letGo);
  ground.addEventListener("pointercancel", letGo);
  ground.addEventListener("wheel", (event) => {
    event.preventDefault();
    const box = ground.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY / 400), [event.clientX - box.left, event.clientY - box.top]);
  }, { passive: false });
  marks.forEach(({ group }, at) => group.addEventListener("click", () => {
    if (dragged) return;
    back = ground;
    open(at);
  }));
  ground.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      ArrowLeft: () => move(STEP, 0),
      ArrowRight: () => move(-STEP, 0),
      ArrowUp: () => move(0, STEP),
      ArrowDown: () => move(0, -STEP),
      "+": () => zoom(CLOSER),
      "=": () => zoom(CLOSER),
      "-": () => zoom(1 / CLOSER),
      0: whole,
      j: () => choose((chosen + 1) % marks.length),
      k: () => choose((Math.max(chosen, 0) - 1 + marks.length) % marks.length),
      Enter: () => chosen >= 0 && open(chosen),
      Escape: close,
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  element("nearer").addEventListener("click", () => zoom(CLOSER));
  element("farther").addEventListener("click", () => zoom(1 / CLOSER));
  element("all").addEventListener("click", whole);
  element("world").addEventListener("click", () => centred(FAR, WIDE / 2, HIGH / 2));
  element("close").addEventListener("click", close);
  element("opened").addEventListener("keydown", (event) => event.key === "Escape" && close());
  new ResizeObserver(() => show(view)).observe(ground);
  whole();
  document.body.dataset.places = "ready";
}
