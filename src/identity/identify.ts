import { groupBy } from "../group-by.ts";
import { QueryError } from "../neo4j/query-error.ts";
import {
  type Block,
  bearersOfRegisterIds,
  blocksOf,
  isOpenBlock,
  joinedByRegisters,
  maxRegisterBearers,
} from "./blocks.ts";
import { decidedAsOne, type InForce } from "./decisions.ts";
import { entities } from "./identities.ts";
import { KnownMembers } from "./known-members.ts";
import type { Member } from "./member.ts";
import type { IdentityChange, MemberSource, NameKey, StoredMember } from "./member-source.ts";
import { Bearers, joinOf, maxNameBearers, type NameJoin } from "./name-joins.ts";

/** A member and the entities that it leaves and comes to. */
export interface Move {
  readonly id: string;
  readonly from: string | null;
  readonly to: string;
}

/** What a change does to members: only what differs from before. */
export interface Identified {
  /** The members that are new or come to another entity. `from` is null for those that are new. */
  readonly moves: readonly Move[];
  /** The joins of members. Null if a member has none any more. */
  readonly joins: ReadonlyMap<string, NameJoin | null>;
  readonly contested: ReadonlyMap<string, boolean>;
  readonly walled: ReadonlyMap<string, boolean>;
}

/** One change may reach so many members. The largest batch of an import is not half as large. */
const maxReached = 30_000;

/**
 * Tells which entities the members are that a change may affect, and leaves the others alone. The result is what
 * `identities` gives for them when it is run on the whole graph.
 *
 * First reads the members that share register ids and decisions with the changed ones, then the open blocks that share a
 * changed name with these, then all that joins connect with what has changed. A name that very many have costs no more
 * than one that `maxNameBearers` have. Throws a QueryError QUERY_TOO_LARGE if the change reaches too many.
 */
export async function identify(source: MemberSource, change: IdentityChange): Promise<Identified> {
  const known = new KnownMembers(source, change);
  const { near, common } = await registerClosure(known, change);
  const nearNow = known.now(near);
  const walls = await known.walls(sharersIn(nearNow, known.inForce()));
  const { one, contested } = joinedByRegisters(nearNow, known.inForce(), walls, common);
  const nearBlocks = blocksOf(nearNow, one);
  const changed = changedMembers(known, near, nearBlocks, change);

  const keys = changedKeys(known, near, changed);
  const most = maxNameBearers + near.size + 1;
  await known.keep(await source.members({ names: keys, joined: known.storedOf(near), most }));
  const keyTexts = new Set(keys.map(textOf));
  const isReached = (block: Block) =>
    near.has(known.storedJoin(block)?.to ?? "") ||
    block.members.some((member) => keysOf(member).some((key) => keyTexts.has(textOf(key))));
  const examined = [...nearBlocks, ...known.blocksBeyond(near).filter(isReached)].filter(isOpenBlock);

  const names = distinct(examined.flatMap(({ members }) => members.flatMap(keysOf)));
  await known.keep(await source.members({ names, most }));
  const bearers = new Bearers([...nearBlocks, ...known.blocksBeyond(near)]);
  const joins = new Map<string, NameJoin | null>([...near].map((id) => [id, null]));
  for (const block of examined) {
    for (const { id } of block.members) joins.set(id, null);
    joins.set(block.id, joinOf(block, bearers));
  }

  const seeds = new Set(changed);
  for (const [id, join] of joins) {
    const before = known.stored(id)?.join ?? null;
    if (isSameJoin(before, join)) continue;
    for (const end of [id, before?.to, join?.to]) if (end !== undefined) seeds.add(end);
  }
  const reached = await joinClosure(known, seeds, nearBlocks, joins);
  const blocks = [...nearBlocks, ...known.blocksBeyond(near)].filter(({ id }) => reached.has(id));
  const allJoins = blocks.flatMap((block) => {
    const join = joins.has(block.id) ? joins.get(block.id) : isOpenBlock(block) ? known.storedJoin(block) : null;
    return join ? [join] : [];
  });
  const { entityOf, walled } = entities(
    blocks,
    allJoins,
    known.inForce(),
    await known.walls(membersOfJoined(blocks, allJoins)),
  );
  return {
    moves: [...entityOf].flatMap(([id, to]) => {
      const from = known.stored(id)?.entityId ?? null;
      return from === to ? [] : [{ id, from, to }];
    }),
    joins: new Map([...joins].filter(([id, join]) => known.isThere(id) && !isSameJoin(known.stored(id)?.join, join))),
    contested: differing(
      new Map(nearNow.map(({ id }) => [id, contested.has(id)])),
      (id) => known.stored(id)?.isContested ?? false,
    ),
    walled: differing(
      new Map([...entityOf.keys()].map((id) => [id, walled.has(id)])),
      (id) => known.stored(id)?.isWalled ?? false,
    ),
  };
}

function differing<T>(after: ReadonlyMap<string, T>, before: (id: string) => T | undefined): Map<string, T> {
  return new Map([...after].filter(([id, value]) => before(id) !== value));
}

/** The members whose facts have changed or that a record or decision puts in question, with all that may share a block. */
async function registerClosure(
  known: KnownMembers,
  change: IdentityChange,
): Promise<{ readonly near: ReadonlySet<string>; readonly common: ReadonlySet<string> }> {
  const { before, after, decided } = change;
  const touched = new Set([...before.keys(), ...after.keys()]);
  const near = new Set([
    ...[...touched].filter((id) => hasNewFacts(before.get(id), after.get(id))),
    ...inQuestion(change),
    ...decided,
  ]);
  const most = maxRegisterBearers + near.size + 1;
  const valuesRead = new Set<string>();
  const common = new Set<string>();
  for (let frontier = [...near]; frontier.length > 0; ) {
    await known.read(frontier);
    const values = [
      ...new Set([...known.now(frontier), ...membersBefore(known, frontier)].flatMap(registerIdsOf)),
    ].filter((value) => !valuesRead.has(value));
    for (const value of values) valuesRead.add(value);
    const sharers = values.length === 0 ? [] : await known.source.members({ registerIds: values, most });
    await known.keep(sharers);
    const bearers = bearersOfRegisterIds(sharers);
    const found = values.flatMap((value) => {
      const ids = (bearers.get(value) ?? []).map(({ id }) => id);
      // With so many bearers before and after the change, the id joins nothing, as before.
      if (ids.filter((id) => !near.has(id)).length <= maxRegisterBearers) return ids;
      common.add(value);
      return [];
    });
    const decidedAs = decidedAsOne(known.inForce().values());
    const roots = new Set([...near, ...found].map((id) => decidedAs.find(id)));
    const same = [...known.inForce().values()].flatMap(({ a, b, verdict }) =>
      verdict === "SAME" && roots.has(decidedAs.find(a)) ? [a, b] : [],
    );
    frontier = [...new Set([...found, ...same])].filter((id) => !near.has(id));
    for (const id of frontier) near.add(id);
    checkReach(near);
  }
  return { near, common };
}

/** The members of records that come or go which the record may keep apart, or kept apart. */
function inQuestion({ before, records }: IdentityChange): string[] {
  return records.flatMap((ids) => {
    const members = ids.flatMap((id) => before.get(id) ?? []);
    const together = [...groupBy(members, ({ entityId }) => entityId).values()].filter(({ length }) => length > 1);
    return [...together.flat(), ...members.filter(({ isContested, isWalled }) => isContested || isWalled)].map(
      ({ id }) => id,
    );
  });
}

/** Those of the near members whose block is another one than before, and all that were asked about. */
function changedMembers(
  known: KnownMembers,
  near: ReadonlySet<string>,
  blocks: readonly Block[],
  change: IdentityChange,
): Set<string> {
  if (change.decided.length > 0) return new Set(near);
  const signatures = (blocks: readonly Block[]) =>
    new Map(
      blocks.flatMap(({ members }) => {
        const facts = members.map(({ id, given, registerIds }) => `${id} ${given > 0} ${registerIds.size > 0}`);
        const signature = facts.sort().join("\n");
        return members.map(({ id }) => [id, signature] as const);
      }),
    );
  const [before, after] = [signatures(known.blocksBefore(near)), signatures(blocks)];
  return new Set([...[...near].filter((id) => before.get(id) !== after.get(id)), ...inQuestion(change)]);
}

/** The names whose bearers have changed. */
function changedKeys(known: KnownMembers, near: ReadonlySet<string>, changed: ReadonlySet<string>): NameKey[] {
  return distinct(
    [...near].flatMap((id) => {
      const [before, [after]] = [known.stored(id), known.now([id])];
      const all = [before, after].flatMap((member) => (member === undefined ? [] : keysOf(member)));
      if (changed.has(id) || before === undefined || after === undefined) return all;
      return all.filter(
        ({ key }) =>
          before.names.has(key) !== after.names.has(key) || before.aliases.get(key) !== after.aliases.get(key),
      );
    }),
  );
}

/** All members that joins connect with these, before or after the change, with all of their entities. */
async function joinClosure(
  known: KnownMembers,
  seeds: ReadonlySet<string>,
  nearBlocks: readonly Block[],
  joins: ReadonlyMap<string, NameJoin | null>,
): Promise<Set<string>> {
  const mates = new Map(nearBlocks.flatMap(({ members }) => members.map(({ id }) => [id, members] as const)));
  const joining = groupBy(
    [...joins.values()].flatMap((join) => join ?? []),
    ({ to }) => to,
  );
  const reached = new Set(seeds);
  for (let frontier = [...seeds]; frontier.length > 0; ) {
    await known.read(frontier);
    const stored = membersBefore(known, frontier);
    const entityIds = [...new Set(stored.map(({ entityId }) => entityId))];
    const around = await known.source.members({ entityIds, joined: known.storedOf(frontier) });
    await known.keep(around);
    const next = [
      ...around.map(({ id }) => id),
      ...stored.flatMap(({ join }) => join?.to ?? []),
      ...frontier.flatMap((id) => [
        ...(mates.get(id) ?? []).map(({ id }) => id),
        ...(joins.get(id) == null ? [] : [(joins.get(id) as NameJoin).to]),
        ...(joining.get(id) ?? []).map(({ from }) => from),
      ]),
    ];
    frontier = [...new Set(next)].filter((id) => !reached.has(id));
    for (const id of frontier) reached.add(id);
    checkReach(reached);
  }
  return reached;
}

function checkReach({ size }: ReadonlySet<string>): void {
  if (size > maxReached) throw new QueryError("QUERY_TOO_LARGE", `The change reaches more than ${maxReached} members`);
}

function hasNewFacts(before: Member | undefined, after: Member | undefined): boolean {
  if (before === undefined || after === undefined) return before !== after;
  return (
    before.given > 0 !== after.given > 0 ||
    !hasSameKeys(before.names, after.names) ||
    !hasSameKeys(before.registerIds, after.registerIds) ||
    !hasSameKeys(before.aliases, after.aliases) ||
    [...before.aliases].some(([key, sources]) => after.aliases.get(key) !== sources)
  );
}

function hasSameKeys(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a.keys()].every((key) => b.has(key));
}

/** The members that registers may join with others, and those that decisions make one with them. */
function sharersIn(members: readonly Member[], inForce: InForce): string[] {
  const shared = [...bearersOfRegisterIds(members).values()].filter(({ length }) => length > 1);
  if (shared.length === 0) return [];
  const decided = [...inForce.values()].flatMap(({ a, b, verdict }) => (verdict === "SAME" ? [a, b] : []));
  return [...new Set([...shared.flatMap((sharers) => sharers.map(({ id }) => id)), ...decided])];
}

/** The members of all blocks that a join leads from or to. */
function membersOfJoined(blocks: readonly Block[], joins: readonly NameJoin[]): string[] {
  const joined = new Set(joins.flatMap(({ from, to }) => [from, to]));
  return blocks
    .filter(({ members }) => members.some(({ id }) => joined.has(id)))
    .flatMap(({ members }) => members.map(({ id }) => id));
}

function membersBefore(known: KnownMembers, ids: readonly string[]): StoredMember[] {
  return ids.flatMap((id) => known.stored(id) ?? []);
}

function registerIdsOf({ registerIds }: Member): string[] {
  return [...registerIds.keys()];
}

function keysOf({ kind, names, aliases }: Member): NameKey[] {
  return [...names.keys(), ...aliases.keys()].map((key) => ({ kind, key }));
}

function textOf({ kind, key }: NameKey): string {
  return `${kind} ${key}`;
}

function distinct(keys: readonly NameKey[]): NameKey[] {
  return [...new Map(keys.map((key) => [textOf(key), key])).values()];
}

function isSameJoin(a: NameJoin | null | undefined, b: NameJoin | null | undefined): boolean {
  return a == null || b == null ? (a ?? null) === (b ?? null) : a.to === b.to && a.rule === b.rule && a.key === b.key;
}
