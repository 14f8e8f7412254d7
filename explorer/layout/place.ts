import type { Point } from "../view/graph.ts";
import type { PlaceJob, Places, Spot } from "./job.ts";
import { neighborsOf } from "./neighbors.ts";
import { freePlace, middleOf, roomNeeded, rounded, Taken } from "./space.ts";

const firstRing = 140;
const betweenRings = 80;
const apartFromStrangers = 190;

/** Gives new entities free places: on rings around the one that they are tied to, or amid those. */
export function place({ there, fresh, ties, paths }: PlaceJob): Places {
  const taken = new Taken(there);
  const missing = fresh.filter((id) => !taken.has(id));
  const onPaths = new Set<string>();
  for (const path of paths) for (const id of layPath(path, taken)) onPaths.add(id);
  const tiedTo = neighborsOf(ties);
  // Entities tied to a placed entity come first: the others are placed beside them.
  for (let left = missing.filter((id) => !taken.has(id)); left.length > 0; left = left.filter((id) => !taken.has(id))) {
    const ready = left.filter((id) => (tiedTo.get(id) ?? []).some((other) => taken.has(other)));
    const [stranger] = left;
    for (const id of ready) taken.add({ id, ...near(id, tiedTo, taken) });
    if (ready.length === 0 && stranger !== undefined)
      taken.add({ id: stranger, ...freePlace(taken, middleOf(there), apartFromStrangers) });
  }
  return Object.fromEntries(missing.map((id) => [id, rounded(taken.get(id) as Spot)]));
}

/** A free place near what an entity is tied to. */
function near(id: string, tiedTo: ReadonlyMap<string, readonly string[]>, taken: Taken): Point {
  const neighbors = [...new Set(tiedTo.get(id))].flatMap((other) => taken.get(other) ?? []);
  const [first, second, third] = neighbors;
  if (first && !second) return onRing(first, taken);
  const middle = middleOf(neighbors);
  const center = first && second && !third ? beside(middle, first, second, taken.middle()) : middle;
  return freePlace(taken, center, roomNeeded);
}

/** A free slot on a ring, on the side away from the middle of the picture. */
function onRing(anchor: Point, taken: Taken): Point {
  const middle = taken.middle();
  const outward = Math.atan2(anchor.y - middle.y, anchor.x - middle.x);
  for (let ring = 0; ; ring++) {
    const radius = firstRing + ring * betweenRings;
    const slots = Math.floor((2 * Math.PI * radius) / (roomNeeded * 1.3));
    for (let slot = 0; slot < slots; slot++) {
      const turn = Math.ceil(slot / 2) * (slot % 2 === 0 ? 1 : -1);
      const angle = outward + (turn * 2 * Math.PI) / slots;
      const point = { x: anchor.x + radius * Math.cos(angle), y: anchor.y + radius * Math.sin(angle) };
      if (taken.isFree(point, roomNeeded)) return point;
    }
  }
}

/** Beside the line between two, which may be a relation, on the side away from the middle of the picture. */
function beside(middle: Point, a: Point, b: Point, from: Point): Point {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const across = { x: (a.y - b.y) / length, y: (b.x - a.x) / length };
  const isOutward = across.x * (middle.x - from.x) + across.y * (middle.y - from.y) >= 0;
  const offset = Math.min(firstRing, length / 2) * (isOutward ? 1 : -1);
  return { x: middle.x + offset * across.x, y: middle.y + offset * across.y };
}

/** Lays a path as a line, or as a bow where the line is taken. Tells which of its entities are new. */
function layPath(path: readonly string[], taken: Taken): string[] {
  const [first, last] = [path[0], path.at(-1)];
  if (first === undefined || last === undefined) return [];
  const fresh = path.filter((id) => !taken.has(id));
  if (!taken.has(first)) taken.add({ id: first, ...freePlace(taken, taken.middle(), apartFromStrangers) });
  const from = taken.get(first) as Spot;
  if (!taken.has(last)) {
    const straight = { x: from.x + (path.length - 1) * 170, y: from.y };
    taken.add({ id: last, ...freePlace(taken, straight, apartFromStrangers) });
  }
  const to = taken.get(last) as Spot;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  for (const [index, id] of path.entries()) {
    if (taken.has(id)) continue;
    const share = index / (path.length - 1);
    for (let bow = 0; ; bow++) {
      const offset =
        Math.ceil(bow / 2) * 95 * (bow % 2 === 0 ? 1 : -1) * Math.sin(Math.PI * Math.min(0.8, Math.max(0.2, share)));
      const point = {
        x: from.x + share * (to.x - from.x) - (offset * (to.y - from.y)) / length,
        y: from.y + share * (to.y - from.y) + (offset * (to.x - from.x)) / length,
      };
      if (taken.isFree(point, roomNeeded)) {
        taken.add({ id, ...point });
        break;
      }
    }
  }
  return fresh;
}
