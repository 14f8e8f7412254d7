import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from "d3-force";
import type { Spot, Tie } from "./job.ts";
import { roomNeeded } from "./space.ts";

interface Body extends SimulationNodeDatum {
  readonly id: string;
  x: number;
  y: number;
}

/** Relaxes the movable against the fixed. The same input gives the same places. */
export function relax(
  movable: readonly Spot[],
  fixed: readonly Spot[],
  ties: readonly Tie[],
  { ticks, gravity, charge }: { ticks: number; gravity: number; charge: number },
): Spot[] {
  const bodies: Body[] = [
    ...fixed.map(({ id, x, y }) => ({ id, x, y, fx: x, fy: y })),
    ...movable.map(({ id, x, y }) => ({ id, x, y })),
  ];
  const known = new Set(bodies.map(({ id }) => id));
  const links = ties.filter(({ source, target }) => known.has(source) && known.has(target)).map((tie) => ({ ...tie }));
  const simulation = forceSimulation(bodies)
    .randomSource(seeded(1))
    .force(
      "link",
      forceLink<Body, (typeof links)[number]>(links)
        .id(({ id }) => id)
        .distance(130),
    )
    .force(
      "charge",
      forceManyBody<Body>()
        .strength(-charge)
        .distanceMax(charge * 3),
    )
    .force("collide", forceCollide<Body>(roomNeeded / 2 + 4))
    .stop();
  if (gravity > 0)
    simulation.force("x", forceX<Body>(0).strength(gravity)).force("y", forceY<Body>(0).strength(gravity * 1.25));
  simulation.alphaDecay(1 - 0.001 ** (1 / ticks)).tick(ticks);
  return bodies.slice(fixed.length).map(({ id, x, y }) => ({ id, x, y }));
}

/** A linear congruential generator: equal runs shake equally. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}
