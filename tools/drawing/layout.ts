import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from "d3-force";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box by its center and its size. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface Edge {
  readonly source: string;
  readonly target: string;
}

interface Body extends SimulationNodeDatum, Size {
  x: number;
  y: number;
}

/** The space between two boxes for a label and part of the line, horizontally and vertically. */
const roomAcross = 105;
const roomDown = 45;
/** The number of boxes in all layouts that are tried together. This many take some seconds. */
const boxesTried = 3_000;
const rounds = 300;
/** Stretches the layout horizontally, because boxes, labels and pages are wider than high. */
const stretch = 1.25;

/**
 * Computes the positions of the boxes. Tries several layouts from different starting positions and returns the best,
 * with few lines crossing each other or a box. It uses a seed, so the same graph gives the same layout.
 */
export function layOut(sizes: readonly Size[], edges: readonly Edge[]): Map<string, Box> {
  let best: { readonly boxes: Map<string, Box>; readonly cost: number } | null = null;
  for (let trial = 1; trial <= Math.ceil(boxesTried / Math.max(1, sizes.length)); trial++) {
    const boxes = settle(sizes, edges, trial);
    const cost = costOf(boxes, edges);
    if (best === null || cost < best.cost) best = { boxes, cost };
  }
  return best?.boxes ?? new Map();
}

function settle(sizes: readonly Size[], edges: readonly Edge[], seed: number): Map<string, Box> {
  const random = randomFrom(seed);
  const bodies: Body[] = sizes.map((size) => ({ ...size, x: 800 * random(), y: 500 * random() }));
  const links: SimulationLinkDatum<Body>[] = edges.map(({ source, target }) => ({ source, target }));
  forceSimulation(bodies)
    .randomSource(random)
    .force(
      "link",
      forceLink<Body, SimulationLinkDatum<Body>>(links)
        .id(({ id }) => id)
        .distance(({ source, target }) => 95 + ((source as Body).width + (target as Body).width) / 4),
    )
    .force("charge", forceManyBody().strength(-900).distanceMax(700))
    .force(
      "collide",
      forceCollide<Body>(({ width }) => width / 2 + 12),
    )
    .force("x", forceX(0).strength(0.04))
    .force("y", forceY(0).strength(0.06))
    .stop()
    .tick(rounds);
  return new Map(
    bodies.map(({ id, x, y, width, height }) => [id, { x: Math.round(x * stretch), y: Math.round(y), width, height }]),
  );
}

/** How hard a layout is to read: by crossings, then by lines too short for their label, then by area. */
function costOf(boxes: ReadonlyMap<string, Box>, edges: readonly Edge[]): number {
  const lines = edges.map(({ source, target }) => ({
    source,
    target,
    a: boxes.get(source) as Box,
    b: boxes.get(target) as Box,
  }));
  let crossings = 0;
  const cramped = lines.filter(({ a, b }) => {
    const across = Math.abs(a.x - b.x) - (a.width + b.width) / 2;
    const down = Math.abs(a.y - b.y) - (a.height + b.height) / 2;
    return across < roomAcross && down < roomDown;
  }).length;
  for (const [i, one] of lines.entries()) {
    for (const other of lines.slice(i + 1)) {
      const shared = [other.source, other.target].some((id) => id === one.source || id === one.target);
      if (!shared && cross(one.a, one.b, other.a, other.b)) crossings++;
    }
    for (const [id, box] of boxes)
      if (id !== one.source && id !== one.target && touches(one.a, one.b, { ...box, height: box.height + 16 }))
        crossings += 2;
  }
  const xs = [...boxes.values()].map(({ x }) => x);
  const ys = [...boxes.values()].map(({ y }) => y);
  const width = Math.max(...xs) - Math.min(...xs);
  const height = Math.max(...ys) - Math.min(...ys);
  return crossings * 1e7 + cramped * 1e6 + width * height + Math.abs(width - 1.4 * height) * 300;
}

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}

function side(a: Point, b: Point, c: Point): boolean {
  return (b.x - a.x) * (c.y - a.y) > (b.y - a.y) * (c.x - a.x);
}

function touches(a: Point, b: Point, { x, y, width, height }: Box): boolean {
  const [left, right, top, bottom] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2];
  return (
    cross(a, b, { x: left, y: top }, { x: right, y: bottom }) ||
    cross(a, b, { x: left, y: bottom }, { x: right, y: top })
  );
}

/** Random numbers from 0 to 1 with a seed: a linear congruential generator. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
