import { z } from "zod";
import { cypher } from "../neo4j/cypher-files.ts";
import { type Read, type Run, readOne } from "../neo4j/driver.ts";
import { sendRows } from "../neo4j/send-rows.ts";
import { entityKinds } from "../ontology.ts";
import { type StoredDecision, verdicts } from "./decisions.ts";
import type { Identified, Move } from "./identify.ts";
import type { Member } from "./member.ts";
import type { MemberQuery, MemberSource, StoredMember } from "./member-source.ts";
import { pairsAmong, type Walls } from "./walls.ts";

const memberRow = z.object({
  member: z.object({
    id: z.string(),
    kind: z.literal(entityKinds),
    mentions: z.int(),
    given: z.int(),
    keys: z.string(),
    contested: z.boolean().optional(),
    walled: z.boolean().optional(),
    entityId: z.string(),
    join: z.object({ to: z.string(), rule: z.literal(["NAME", "ALIAS"]), key: z.string() }).nullable(),
  }),
});
export const storedDecisionRow = z.object({
  decision: z.object({
    id: z.string(),
    a: z.string(),
    b: z.string(),
    verdict: z.literal(verdicts),
    keep: z.string().optional(),
    reason: z.string().optional(),
    by: z.string(),
    at: z.string(),
    inForce: z.boolean(),
  }),
});
const pairRow = z.object({ a: z.string(), b: z.string() });
const hasDecisionsRow = z.object({ hasDecisions: z.boolean() });

/** The counts of a member as one text: Neo4j keeps no maps. */
const countsText = z.object({
  names: z.record(z.string(), z.int()),
  aliases: z.record(z.string(), z.int()),
  registerIds: z.record(z.string(), z.int()),
});

/** The properties of a member besides what is derived. */
export function memberProperties({ id, kind, mentions, given, names, aliases, registerIds }: Member) {
  const counts = Object.fromEntries(
    Object.entries({ names, aliases, registerIds }).map(([field, counts]) => [
      field,
      Object.fromEntries([...counts].sort(byKey)),
    ]),
  );
  return { id, kind, mentions, given, keys: JSON.stringify(counts) };
}

function byKey([a]: readonly [string, number], [b]: readonly [string, number]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The member that these properties are of. Throws a ZodError if they are none. */
export function memberOf({ keys, ...facts }: ReturnType<typeof memberProperties>): Member {
  const { names, aliases, registerIds } = countsText.parse(JSON.parse(keys));
  return {
    ...facts,
    names: new Map(Object.entries(names)),
    aliases: new Map(Object.entries(aliases)),
    registerIds: new Map(Object.entries(registerIds)),
  };
}

function storedMember({ member }: z.infer<typeof memberRow>): StoredMember {
  const { entityId, contested, walled, join, ...properties } = member;
  return {
    ...memberOf(properties),
    entityId,
    join: join && { from: properties.id, ...join },
    isContested: contested ?? false,
    isWalled: walled ?? false,
  };
}

const noMembers = { ids: [], entityIds: [], joined: [], names: [], registerIds: [], most: 0 };

/** The members that the query asks for, in no order. Throws a QueryError. */
export async function readMembers(read: Read, query: MemberQuery): Promise<StoredMember[]> {
  const all = { ...noMembers, ...query };
  if (Object.values(all).every((value) => typeof value === "number" || value.length === 0)) return [];
  return (await read(cypher("identity/members", all, memberRow))).map(storedMember);
}

const entityOfRow = z.object({ id: z.string(), entityId: z.string() });

/** The ids of the entities that these members belong to, by id of the member. Throws a QueryError. */
export async function entitiesOfMembers(read: Read, ids: Iterable<string>): Promise<Map<string, string>> {
  const unique = [...new Set(ids)];
  const rows = unique.length === 0 ? [] : await read(cypher("identity/entities", { ids: unique }, entityOfRow));
  return new Map(rows.map(({ id, entityId }) => [id, entityId]));
}

/** Neo4j keeps no property that is null. */
export function storedDecision({ decision }: z.infer<typeof storedDecisionRow>): StoredDecision {
  return { ...decision, keep: decision.keep ?? null, reason: decision.reason ?? null };
}

/** Reads members in the transaction of a change, before what was derived of them is written. */
export class GraphMembers implements MemberSource {
  readonly #run: Run;
  readonly #gained: readonly (readonly string[])[];
  #hasDecisions: boolean | null = null;

  /** `gained` are the members of records that the graph does not have yet. */
  constructor(run: Run, gained: readonly (readonly string[])[]) {
    this.#run = run;
    this.#gained = gained;
  }

  members(query: MemberQuery): Promise<StoredMember[]> {
    return readMembers(this.#run, query);
  }

  async decisions(ids: readonly string[]): Promise<StoredDecision[]> {
    this.#hasDecisions ??= (
      await readOne(this.#run, cypher("identity/has-decisions", {}, hasDecisionsRow))
    ).hasDecisions;
    if (!this.#hasDecisions) return [];
    const found = new Map<string, StoredDecision>();
    const read = new Set(ids);
    for (let frontier = [...read]; frontier.length > 0; ) {
      const rows = await this.#run(cypher("identity/decisions", { ids: frontier }, storedDecisionRow));
      const events = rows.map(storedDecision);
      for (const event of events) found.set(event.id, event);
      frontier = [...new Set(events.flatMap(({ a, b }) => [a, b]))].filter((id) => !read.has(id));
      for (const id of frontier) read.add(id);
    }
    return [...found.values()];
  }

  async namedApart(ids: readonly string[]): Promise<Walls> {
    const some = new Set(ids);
    const stored = await this.#run(cypher("identity/named-apart", { ids }, pairRow));
    return [
      ...stored.map(({ a, b }) => [a, b] as const),
      ...this.#gained.flatMap((members) => pairsAmong(members.filter((id) => some.has(id)))),
    ];
  }
}

/** Lets members that there were come to other entities, which must be there. */
export function moveMembers(run: Run, moves: readonly Move[]): void {
  sendRows(
    run,
    "identity/assign",
    moves.flatMap(({ id, from, to }) => (from === null ? [] : [{ id, to }])),
  );
}

/** What becomes of members. */
export interface MemberChange {
  readonly before: ReadonlyMap<string, StoredMember>;
  readonly after: ReadonlyMap<string, Member>;
  readonly identified: Identified;
}

/**
 * Writes members, and what was derived of them: their joins, what keeps them apart, and the other ids of their entities.
 * The entities must be there, and members must have been moved.
 */
export function writeMembers(run: Run, { before, after, identified }: MemberChange): void {
  const { moves, joins, contested, walled } = identified;
  const gone = [...before.values()].filter(({ id }) => !after.has(id));
  if (gone.length > 0) run.send(cypher("identity/remove-members", { ids: gone.map(({ id }) => id) }));
  sendRows(
    run,
    "identity/write-members",
    [...after.values()].flatMap((member) => (before.has(member.id) ? memberProperties(member) : [])),
  );
  sendRows(
    run,
    "identity/create-members",
    moves.flatMap(({ id, from, to }) =>
      from === null ? { entityId: to, member: memberProperties(after.get(id) as Member) } : [],
    ),
  );
  // An entity that has only the member whose id it shows has no other ids.
  const ids = new Set([
    ...gone.map(({ entityId }) => entityId),
    ...moves.flatMap(({ id, from, to }) => (id !== to ? [from ?? to, to] : from === null ? [] : [from, to])),
  ]);
  if (ids.size > 0) run.send(cypher("identity/other-ids", { ids: [...ids] }));
  const marks = new Map<string, Record<string, boolean>>();
  for (const [name, values] of Object.entries({ contested, walled }))
    for (const [id, value] of values) marks.set(id, { ...marks.get(id), [name]: value });
  sendRows(
    run,
    "identity/mark",
    [...marks].map(([id, marks]) => ({ id, marks })),
  );
  sendRows(
    run,
    "identity/join",
    [...joins].map(([id, join]) => ({ id, join })),
  );
}
