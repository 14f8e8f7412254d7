import { groupBy } from "../group-by.ts";
import { inForceAfter } from "../identity/decisions.ts";
import { identities } from "../identity/identities.ts";
import type { Member } from "../identity/member.ts";
import { memberOf } from "../identity/stored-members.ts";
import { wallsOf } from "../identity/walls.ts";
import { type Derivers, eachPartition, type Identified } from "./partition-steps.ts";

/**
 * Tells who is who in all sources, where nobody has decided anything: what `identities` gives for all members. Only
 * the members that it may join are held in memory, about a kilobyte each: those that share a register id, or a name
 * with one that only its names identify. All others are entities of their own.
 */
export async function identifyAll(derivers: Derivers, done: () => void): Promise<Identified> {
  await eachPartition(derivers, "mentions", done);
  await eachPartition(derivers, "members", done);
  const tied = new Set<string>();
  await eachPartition(derivers, "sharers", done, (found) => {
    for (const id of found.tied ?? []) tied.add(id);
  });
  await derivers.all({ tied });
  const members = new Map<string, Member>();
  const apart: (readonly string[])[] = [];
  await eachPartition(derivers, "tied", done, (found) => {
    for (const properties of found.members ?? []) members.set(properties.id, memberOf(properties));
    apart.push(...(found.apart ?? []));
  });
  const inForce = inForceAfter([]);
  const { entityOf, ...found } = identities(members, inForce, wallsOf(inForce, apart));
  const others = [...entityOf].filter(([id, entityId]) => entityId !== id).sort(([a], [b]) => (a < b ? -1 : 1));
  const otherIds = new Map(
    [...groupBy(others, ([, entityId]) => entityId)].map(([id, all]) => [id, all.map(([other]) => other)]),
  );
  return { ...found, entityOf: new Map(others), otherIds };
}
