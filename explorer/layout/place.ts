import type { Point } from "../view/graph.ts";
import { relax } from "./forces.ts";
import type { PlaceJob, Places, Spot } from "./job.ts";
import { neighborsOf } from "./neighbors.ts";
import { clearance, freePlace, middleOf, pushApart, roomNeeded, rounded } from "./space.ts";

const firstRing = 140;
const betweenRings = 80;
const apartFromStrangers = 190;

/** Gives new entities free places on rings around what they are tied to, then relaxes them alone. */
export function place({ there, fresh, ties, paths }: PlaceJob): Places {
  const spots = new Map<string, Spot>(there.map((spot) => [spot.id, spot]));
  const missing = fresh.filter((id) => !spots.has(id));
  const onPaths = new Set<string>();
  for (const path of paths) for (const id of layPath(path, spots)) onPaths.add(id);
  const tiedTo = neighborsOf(ties);
  // Entities tied to a placed entity come first: the others are placed beside them.
  for (let left = missing.filter((id) => !spots.has(id)); left.length > 0; left = left.filter((id) => !spots.has(id))) {
    const ready = left.filter((id) => (tiedTo.get(id) ?? []).some((other) => spots.has(other)));
    const [stranger] = left;
    for (const id of ready) spots.set(id, { id, ...onRing(id, tiedTo, spots) });
    if (ready.length === 0 && stranger !== undefined)
      spots.set(stranger, { id: stranger, ...freePlace([...spots.values()], middleOf(there), apartFromStrangers) });
  }
  const placed = missing.map((id) => spots.get(id) as Spot);
  const isTied = (id: string) => !onPaths.has(id) && (tiedTo.get(id) ?? []).length > 0;
  const near = there.filter((spot) => clearance(placed, spot) < 400);
  const still = placed.filter(({ id }) => !isTied(id));
  const movable = relax(
    placed.filter(({ id }) => isTied(id)),
    [...near, ...still],
    ties,
    { ticks: 60, gravity: 0, charge: 150 },
  );
  const all = [...movable, ...still];
  pushApart(all, near, 40);
  return Object.fromEntries(all.map((spot) => [spot.id, rounded(spot)]));
}

/** A free slot around its best tied neighbor, on the side of its other neighbors. */
function onRing(id: string, tiedTo: ReadonlyMap<string, readonly string[]>, spots: ReadonlyMap<string, Spot>): Point {
  const neighbors = (tiedTo.get(id) ?? []).flatMap((other) => spots.get(other) ?? []);
  const taken = [...spots.values()];
  const anchor = neighbors.reduce((best, spot) =>
    (tiedTo.get(spot.id) ?? []).length > (tiedTo.get(best.id) ?? []).length ? spot : best,
  );
  const target = middleOf(neighbors.length > 1 ? neighbors : taken);
  // Toward its other neighbors; with none, away from the middle of the picture.
  const side = neighbors.length > 1 ? 0 : Math.PI;
  const toward = Math.atan2(target.y - anchor.y, target.x - anchor.x) + side;
  for (let ring = 0; ; ring++) {
    const radius = firstRing + ring * betweenRings;
    const slots = Math.floor((2 * Math.PI * radius) / (roomNeeded * 1.3));
    for (let slot = 0; slot < slots; slot++) {
      const turn = Math.ceil(slot / 2) * (slot % 2 === 0 ? 1 : -1);
      const angle = toward + (turn * 2 * Math.PI) / slots;
      const point = { x: anchor.x + radius * Math.cos(angle), y: anchor.y + radius * Math.sin(angle) };
      if (clearance(taken, point) >= roomNeeded) return point;
    }
  }
}

/** Lays a path as a line, or as a bow where the line is taken. Tells which of its entities are new. */
function layPath(path: readonly string[], spots: Map<string, Spot>): string[] {
  const [first, last] = [path[0], path.at(-1)];
  if (first === undefined || last === undefined) return [];
  const fresh = path.filter((id) => !spots.has(id));
  const all = () => [...spots.values()];
  if (!spots.has(first)) spots.set(first, { id: first, ...freePlace(all(), middleOf(all()), apartFromStrangers) });
  const from = spots.get(first) as Spot;
  if (!spots.has(last)) {
    const straight = { x: from.x + (path.length - 1) * 170, y: from.y };
    spots.set(last, { id: last, ...freePlace(all(), straight, apartFromStrangers) });
  }
  const to = spots.get(last) as Spot;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  for (const [index, id] of path.entries()) {
    if (spots.has(id)) continue;
    const share = index / (path.length - 1);
    for (let bow = 0; ; bow++) {
      const offset =
        Math.ceil(bow / 2) * 95 * (bow % 2 === 0 ? 1 : -1) * Math.sin(Math.PI * Math.min(0.8, Math.max(0.2, share)));
      const point = {
        x: from.x + share * (to.x - from.x) - (offset * (to.y - from.y)) / length,
        y: from.y + share * (to.y - from.y) + (offset * (to.x - from.x)) / length,
      };
      if (clearance(all(), point) >= roomNeeded) {
        spots.set(id, { id, ...point });
        break;
      }
    }
  }
  return fresh;
}
