import { relax } from "./forces.ts";
import type { ArrangeJob, Places, Spot, Tie } from "./job.ts";
import { pushApart, roomNeeded, rounded } from "./space.ts";

export function arrange({ fixed, loose, ties, center }: ArrangeJob): Places {
  const start = center === null ? sunflower(loose) : rings(center, loose, fixed, ties);
  const ticks = Math.max(40, Math.min(300, Math.round(60_000 / (loose.length + 1))));
  const places = center === null ? relax(start, fixed, ties, { ticks, gravity: 0.03, charge: 420 }) : start;
  pushApart(places, fixed, 20);
  return Object.fromEntries(places.map((spot) => [spot.id, rounded(spot)]));
}

/** A start that depends on nothing but the order, so that the same graph looks the same. */
function sunflower(ids: readonly string[]): Spot[] {
  return ids.map((id, index) => {
    const radius = 70 * Math.sqrt(index + 0.5);
    return { id, x: radius * Math.cos(index * 2.399963), y: radius * Math.sin(index * 2.399963) };
  });
}

/** By the number of hops from the center; those out of reach on the last ring. */
function rings(center: string, loose: readonly string[], fixed: readonly Spot[], ties: readonly Tie[]): Spot[] {
  const origin = fixed.find(({ id }) => id === center) ?? { id: center, x: 0, y: 0 };
  const hops = new Map([[center, 0]]);
  for (let hop = 1, edge = new Set([center]); edge.size > 0; hop++) {
    const next = new Set<string>();
    for (const { source, target } of ties)
      for (const [from, to] of [
        [source, target],
        [target, source],
      ] as const)
        if (edge.has(from) && !hops.has(to)) {
          hops.set(to, hop);
          next.add(to);
        }
    edge = next;
  }
  const last = Math.max(...hops.values()) + 1;
  const spots: Spot[] = [];
  let radius = 0;
  for (let hop = 0; hop <= last; hop++) {
    const members = loose.filter((id) => (hops.get(id) ?? last) === hop);
    radius = Math.max(radius + (hop === 0 ? 0 : 150), (members.length * roomNeeded * 1.2) / (2 * Math.PI));
    for (const [index, id] of members.entries()) {
      const angle = (index * 2 * Math.PI) / members.length - Math.PI / 2;
      const distance = hop === 0 ? 0 : radius;
      spots.push({ id, x: origin.x + distance * Math.cos(angle), y: origin.y + distance * Math.sin(angle) });
    }
  }
  return spots;
}
