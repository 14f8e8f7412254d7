import { groupBy } from "../group-by.ts";
import { inForceAfter } from "../identity/decisions.ts";
import { type Identities, identities } from "../identity/identities.ts";
import { isOpen, type Member, MemberTally, type Mention, memberId } from "../identity/member.ts";
import { memberOf, memberProperties } from "../identity/stored-members.ts";
import { wallsOf } from "../identity/walls.ts";
import { eachPartition, Spool } from "../spool.ts";
import type { ReceivedSources } from "./received-sources.ts";

/** All members, and the entity of each. */
export interface Identified extends Omit<Identities, "entityOf"> {
  readonly entityOf: (memberId: string) => string;
  /** By entity, the ids of its other members, in order of id. Entities that have none are missing. */
  readonly otherIds: ReadonlyMap<string, readonly string[]>;
  /** The stored properties of members as JSON, by id of the member. */
  readonly members: Spool;
}

/** A member that has a key: a name of a kind, or a register id. */
type Bearer = readonly [key: string, memberId: string, isDecisive: boolean];

/**
 * Tells who is who in all sources, where nobody has decided anything: what `identities` gives for all members. Only
 * the members that it may join are held in memory, about a kilobyte each: those that share a register id, or a name
 * with one that only its names identify. All others are entities of their own.
 */
export async function identifyAll(sources: ReceivedSources, folder: string, done: () => void): Promise<Identified> {
  const mentions = new Spool(folder, "member-mentions");
  const together = new Spool(folder, "named-together");
  await eachPartition((number) => {
    for (const text of sources.texts(number)) {
      const said = mentionsIn(text);
      const ids = said.map(memberId);
      for (const [i, mention] of said.entries()) mentions.add(JSON.stringify(mention), ids[i] as string);
      if (ids.length > 1) together.add(JSON.stringify(ids), ids[0] as string);
    }
  }, done);

  const members = new Spool(folder, "members");
  const bearers = new Spool(folder, "bearers");
  await eachPartition((number) => {
    const tally = new MemberTally();
    for (const line of mentions.lines(number)) tally.count(JSON.parse(line) as Mention, 1);
    for (const member of tally.members.values()) {
      members.add(JSON.stringify(memberProperties(member)), member.id);
      for (const bearer of bearersOf(member)) bearers.add(JSON.stringify(bearer), bearer[0]);
    }
  }, done);
  mentions.remove();

  const tied = new Set<string>();
  await eachPartition((number) => {
    const all = bearers.lines(number).map((line) => JSON.parse(line) as Bearer);
    for (const sharers of groupBy(all, ([key]) => key).values()) {
      const ids = new Set(sharers.map(([, id]) => id));
      if (ids.size > 1 && sharers.some(([, , isDecisive]) => isDecisive)) for (const id of ids) tied.add(id);
    }
  }, done);
  bearers.remove();

  const tiedMembers = new Map<string, Member>();
  const apart: string[][] = [];
  await eachPartition((number) => {
    for (const line of members.lines(number)) {
      const properties = JSON.parse(line) as ReturnType<typeof memberProperties>;
      if (tied.has(properties.id)) tiedMembers.set(properties.id, memberOf(properties));
    }
    for (const line of together.lines(number)) {
      const ids = (JSON.parse(line) as string[]).filter((id) => tied.has(id));
      if (ids.length > 1) apart.push(ids);
    }
  }, done);
  together.remove();

  const inForce = inForceAfter([]);
  const { entityOf, ...found } = identities(tiedMembers, inForce, wallsOf(inForce, apart));
  const others = [...entityOf.keys()].filter((id) => entityOf.get(id) !== id).sort();
  return {
    ...found,
    entityOf: (id) => entityOf.get(id) ?? id,
    otherIds: groupBy(others, (id) => entityOf.get(id) as string),
    members,
  };
}

/** What a stored text says of who is meant. It is without what it does not say. */
function mentionsIn(text: string): Mention[] {
  const { entities } = JSON.parse(text) as {
    readonly entities: readonly (Pick<Mention, "kind" | "name"> & Partial<Mention>)[];
  };
  return entities.map(({ kind, id = null, name, aliases = [], sameAs = [] }) => ({ kind, id, name, aliases, sameAs }));
}

/** The keys of a member. Those of a name matter only if one of the bearers is identified by its names. */
function bearersOf(member: Member): Bearer[] {
  const { id, kind, names, aliases, registerIds } = member;
  const isNamed = isOpen(member);
  return [
    ...[...registerIds.keys()].map((key) => [`register ${key}`, id, true] as const),
    ...[...names.keys(), ...aliases.keys()].map((key) => [`${kind} ${key}`, id, isNamed] as const),
  ];
}
