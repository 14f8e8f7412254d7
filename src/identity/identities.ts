import { type Block, blocksOf, isOpenBlock, joinAll, joinedByRegisters } from "./blocks.ts";
import type { InForce } from "./decisions.ts";
import type { Member } from "./member.ts";
import { Bearers, joinOf, type NameJoin, settled } from "./name-joins.ts";
import { shownMember } from "./shown-member.ts";
import { UnionFind } from "./union-find.ts";
import type { WallsWithin } from "./walls.ts";

/** Which entities members are, and why. */
export interface Identities {
  /** By member, the id of its entity. */
  readonly entityOf: ReadonlyMap<string, string>;
  /** What names say, by the open block that joins another, also where a wall keeps the two apart. */
  readonly joins: ReadonlyMap<string, NameJoin>;
  /** The members that share a register id with a member of another entity. */
  readonly contested: ReadonlySet<string>;
  /** The members whose names would make them one entity with others, if no wall stood between them. */
  readonly walled: ReadonlySet<string>;
}

/**
 * The entities that these members are: by decisions, then by registers, then by names. A pure function of the set of
 * members, of the decisions in force and of the walls. Each layer takes the blocks of the one before as given.
 */
export function identities(
  members: ReadonlyMap<string, Member>,
  inForce: InForce,
  wallsWithin: WallsWithin,
): Identities {
  const { one, contested } = joinedByRegisters(members.values(), inForce, wallsWithin);
  const blocks = blocksOf(members.values(), one);
  const bearers = new Bearers(blocks);
  const joins = new Map(
    blocks.filter(isOpenBlock).flatMap((block) => {
      const join = joinOf(block, bearers);
      return join === null ? [] : [[block.id, join] as const];
    }),
  );
  return { joins, contested, ...entities(blocks, [...joins.values()], inForce, wallsWithin) };
}

/** Joins blocks by name where no wall stands between them, and tells the entity of each member. */
export function entities(
  blocks: readonly Block[],
  joins: readonly NameJoin[],
  inForce: InForce,
  wallsWithin: WallsWithin,
): Pick<Identities, "entityOf" | "walled"> {
  const all = blocks.flatMap(({ members }) => members);
  const one = new UnionFind();
  for (const { members } of blocks) joinAll(one, members);
  const kept = settled(joins, one, wallsWithin);
  const wanted = one.copy();
  for (const { from, to } of joins) wanted.join(from, to);
  for (const { from, to } of kept) one.join(from, to);
  const entityOf = new Map<string, string>();
  for (const { members } of blocksOf(all, one)) {
    const { id } = shownMember(members, inForce);
    for (const member of members) entityOf.set(member.id, id);
  }
  const walled = new Set<string>();
  for (const { members } of blocksOf(all, wanted))
    if (members.some(({ id }) => entityOf.get(id) !== entityOf.get((members[0] as Member).id)))
      for (const { id } of members) walled.add(id);
  return { entityOf, walled };
}
