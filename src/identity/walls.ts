import { groupBy } from "../group-by.ts";
import type { InForce } from "./decisions.ts";
import type { UnionFind } from "./union-find.ts";

/** Pairs of members that no rule may join: what a person decided to be different, and what one record names as two. */
export type Walls = readonly (readonly [string, string])[];

/** The walls between members that are one in these sets. */
export type WallsWithin = (one: UnionFind) => Walls;

/** The walls of decisions, and between members that one of these records names. */
export function wallsOf(inForce: InForce, records: readonly (readonly string[])[]): WallsWithin {
  return (one) => [...decidedWalls(inForce, one), ...records.flatMap((members) => pairsWithin(members, one))];
}

/** The walls of decisions, and those of these pairs. */
export function wallsFrom(inForce: InForce, namedApart: Walls): WallsWithin {
  return (one) => [...decidedWalls(inForce, one), ...namedApart.filter(([a, b]) => one.isOne(a, b))];
}

function decidedWalls(inForce: InForce, one: UnionFind): Walls {
  return [...inForce.values()]
    .filter(({ a, b, verdict }) => verdict === "DIFFERENT" && one.isOne(a, b))
    .map(({ a, b }) => [a, b] as const);
}

function pairsWithin(members: readonly string[], one: UnionFind): Walls {
  return [...groupBy(members, (id) => one.find(id)).values()].flatMap(pairsAmong);
}

/** Each two of the members. */
export function pairsAmong(members: readonly string[]): Walls {
  return members.flatMap((a, i) => members.slice(i + 1).map((b) => [a, b] as const));
}
