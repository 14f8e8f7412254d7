import { relax } from "./forces.ts";
import type { ArrangeJob, Places, Spot, Tie } from "./job.ts";
import { neighborsOf } from "./neighbors.ts";
import { pushApart, roomNeeded, rounded } from "./space.ts";

const betweenRings = 150;

/** Rings around the center; by forces where there is none, beginning with rings around the first. */
export function arrange({ fixed, loose, ties, center }: ArrangeJob): Places {
  const start = rings(center ?? loose[0] ?? "", loose, fixed, ties);
  const ticks = Math.max(40, Math.min(300, Math.round(60_000 / (loose.length + 1))));
  const places = center === null ? relax(start, fixed, ties, { ticks, gravity: 0.03, charge: 420 }) : start;
  pushApart(places, fixed, 20);
  return Object.fromEntries(places.map((spot) => [spot.id, rounded(spot)]));
}

/** By the number of hops from the center, each near what it is tied to one ring further in. */
function rings(center: string, loose: readonly string[], fixed: readonly Spot[], ties: readonly Tie[]): Spot[] {
  const origin = fixed.find(({ id }) => id === center) ?? { id: center, x: 0, y: 0 };
  const tiedTo = neighborsOf(ties);
  const hops = hopsFrom(center, tiedTo);
  // Entities without a path to the center are on the last ring.
  const last = Math.max(...hops.values()) + 1;
  const angles = new Map<string, number>();
  const spots: Spot[] = loose.includes(center) ? [{ id: center, x: origin.x, y: origin.y }] : [];
  let radius = 0;
  for (let hop = 1; hop <= last; hop++) {
    const members = loose.filter((id) => id !== center && (hops.get(id) ?? last) === hop);
    radius = Math.max(radius + betweenRings, (members.length * roomNeeded * 1.2) / (2 * Math.PI));
    const step = (2 * Math.PI) / Math.max(1, members.length);
    const wishes = members.map((id, index) => {
      const inner = (tiedTo.get(id) ?? []).flatMap((other) => angles.get(other) ?? []);
      return { id, wish: inner.length > 0 ? meanAngle(inner) : index * step - Math.PI / 2 };
    });
    wishes.sort((a, b) => a.wish - b.wish);
    const turn = meanAngle(wishes.map(({ wish }, index) => wish - index * step));
    for (const [index, { id }] of wishes.entries()) {
      const angle = index * step + turn;
      angles.set(id, angle);
      spots.push({ id, x: origin.x + radius * Math.cos(angle), y: origin.y + radius * Math.sin(angle) });
    }
  }
  return spots;
}

function hopsFrom(center: string, tiedTo: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const hops = new Map([[center, 0]]);
  for (const [id, hop] of hops) for (const next of tiedTo.get(id) ?? []) if (!hops.has(next)) hops.set(next, hop + 1);
  return hops;
}

function meanAngle(angles: readonly number[]): number {
  const sum = (of: (angle: number) => number) => angles.reduce((total, angle) => total + of(angle), 0);
  return Math.atan2(sum(Math.sin), sum(Math.cos));
}
