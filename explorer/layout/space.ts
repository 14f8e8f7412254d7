import type { Point } from "../view/graph.ts";
import type { Spot } from "./job.ts";

/** The distance that two entities keep, so that names below them stay readable. */
export const roomNeeded = 64;

/** How near the closest of these is. */
export function clearance(spots: readonly Point[], { x, y }: Point): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const spot of spots) nearest = Math.min(nearest, Math.hypot(spot.x - x, spot.y - y));
  return nearest;
}

/** The first free place on a spiral around a point. */
export function freePlace(spots: readonly Point[], around: Point, distance: number): Point {
  for (let turn = 0; ; turn++) {
    const radius = distance * 0.5 * Math.sqrt(turn);
    const angle = turn * 2.399963;
    const place = { x: around.x + radius * Math.cos(angle), y: around.y + radius * Math.sin(angle) };
    if (clearance(spots, place) >= distance) return place;
  }
}

export function middleOf(spots: readonly Point[]): Point {
  if (spots.length === 0) return { x: 0, y: 0 };
  const sum = (of: (spot: Point) => number) => spots.reduce((total, spot) => total + of(spot), 0) / spots.length;
  return { x: sum(({ x }) => x), y: sum(({ y }) => y) };
}

/** Pushes the movable apart from each other and from the rest, in place. */
export function pushApart(movable: Spot[], fixed: readonly Spot[], rounds: number): void {
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    for (const [index, spot] of movable.entries()) {
      let { x, y } = spot;
      for (const other of [...fixed, ...movable]) {
        if (other.id === spot.id) continue;
        const gap = Math.hypot(x - other.x, y - other.y);
        if (gap >= roomNeeded - 0.5) continue;
        // Entities in the same place move apart in directions that depend on their order.
        const angle = gap > 0.01 ? Math.atan2(y - other.y, x - other.x) : index * 2.399963;
        x = other.x + Math.cos(angle) * roomNeeded;
        y = other.y + Math.sin(angle) * roomNeeded;
        moved = true;
      }
      movable[index] = { id: spot.id, x, y };
    }
    if (!moved) return;
  }
}

export function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}
