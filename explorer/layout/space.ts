import type { Point } from "../view/graph.ts";
import { around, Grid } from "../view/grid.ts";
import type { Spot } from "./job.ts";

/** The distance that two entities keep, so that names below them stay readable. */
export const roomNeeded = 64;

/** The places that are taken. */
export class Taken {
  readonly #spots = new Map<string, Spot>();
  readonly #grid = new Grid<Spot>(2 * roomNeeded);

  constructor(spots: readonly Spot[]) {
    for (const spot of spots) this.add(spot);
  }

  add(spot: Spot): void {
    this.#spots.set(spot.id, spot);
    this.#grid.add(spot, around(spot, 0));
  }

  has(id: string): boolean {
    return this.#spots.has(id);
  }

  get(id: string): Spot | undefined {
    return this.#spots.get(id);
  }

  /** Whether none is nearer to a point than this. */
  isFree(point: Point, distance: number): boolean {
    return !this.#grid.some(around(point, distance), ({ x, y }) => Math.hypot(x - point.x, y - point.y) < distance);
  }

  middle(): Point {
    return middleOf([...this.#spots.values()]);
  }
}

/** The first free place on a spiral around a point. */
export function freePlace(taken: Taken, center: Point, distance: number): Point {
  for (let turn = 0; ; turn++) {
    const radius = distance * 0.5 * Math.sqrt(turn);
    const angle = turn * 2.399963;
    const place = { x: center.x + radius * Math.cos(angle), y: center.y + radius * Math.sin(angle) };
    if (taken.isFree(place, distance)) return place;
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
    for (const [index, { id, x, y }] of movable.entries()) {
      const spot = { id, x, y };
      for (const others of [fixed, movable])
        for (const other of others) if (other.id !== id && keepAway(spot, other, index)) moved = true;
      movable[index] = spot;
    }
    if (!moved) return;
  }
}

/** Moves a spot away from another that is too near. Tells whether it was. */
function keepAway(spot: { x: number; y: number }, other: Point, index: number): boolean {
  const [x, y] = [spot.x - other.x, spot.y - other.y];
  if (Math.abs(x) >= roomNeeded || Math.abs(y) >= roomNeeded) return false;
  const gap = Math.hypot(x, y);
  if (gap >= roomNeeded - 0.5) return false;
  // Entities in the same place move apart in directions that depend on their order.
  const angle = gap > 0.01 ? Math.atan2(y, x) : index * 2.399963;
  spot.x = other.x + Math.cos(angle) * roomNeeded;
  spot.y = other.y + Math.sin(angle) * roomNeeded;
  return true;
}

export function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}
