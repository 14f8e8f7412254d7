import { z } from "zod";
import { identify, type Move } from "../identity/identify.ts";
import { MemberTally } from "../identity/member.ts";
import { entitiesOfMembers, GraphMembers, moveMembers, writeMembers } from "../identity/stored-members.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Run } from "../neo4j/driver.ts";
import { sendRows } from "../neo4j/send-rows.ts";
import { relationTypes } from "../ontology.ts";
import type { Change } from "./change.ts";
import { pairKey, pairOf } from "./claim.ts";
import { deriveTouched } from "./derive-touched.ts";
import type { EntityOf, MemberRecord } from "./member-record.ts";
import { sourceIdOf } from "./source-record.ts";
import { articleRow, claimRow, claimsOf, entryRow, mentionRows } from "./stored-rows.ts";
import { Touched } from "./touched.ts";
import { createBare, removeUnmentioned, writeChanged, writeCreated } from "./write-derived.ts";

/** What changes in the sources of the graph. */
export interface SourceChange {
  /** The records that are taken away. A record that is replaced is in both lists. */
  readonly lost: readonly MemberRecord[];
  readonly gained: readonly MemberRecord[];
  /** The members of new decisions, which must have been written. */
  readonly decided?: readonly string[];
}

/** What became of the graph. */
export interface Applied {
  readonly change: Change;
  /** The entity of each member of the gained records. */
  readonly entityOf: EntityOf;
  /** The ids of entities that there were not before. */
  readonly entitiesAppeared: ReadonlySet<string>;
  /** Those of them to which no member comes from another entity. */
  readonly entitiesCreated: ReadonlySet<string>;
  /** How many of the claims that were moved tie an entity to itself now. */
  readonly claimsWithin: number;
  /** The relations of each gained source. */
  readonly relationsOfSource: ReadonlyMap<string, ReadonlySet<string>>;
  /** The relations that stood before, if under another id. */
  readonly continued: ReadonlySet<string>;
}

/**
 * Derives the part of the graph that a change of records or decisions affects: first who is who, then relations and
 * entities. The graph must be locked. Throws a QueryError. Its code is QUERY_TOO_LARGE if the change reaches too many
 * members.
 */
export async function applyChange(run: Run, { lost, gained, decided = [] }: SourceChange): Promise<Applied> {
  const lists = [...lost, ...gained].map(({ members }) => [...members.values()]);
  const source = new GraphMembers(run, lists.slice(lost.length));
  const before = new Map(
    (await source.members({ ids: [...new Set(lists.flat())] })).map((member) => [member.id, member]),
  );
  const tally = new MemberTally(before.values());
  for (const { entities } of lost) for (const entity of entities) tally.count(entity, -1);
  for (const { entities } of gained) for (const entity of entities) tally.count(entity, 1);
  const ids = lost.map(sourceIdOf);
  if (ids.length > 0) run.send(cypher("source/delete", { ids }));
  const identified = await identify(source, { before, after: tally.members, records: lists, decided });

  const { moves } = identified;
  const movedTo = new Map(moves.map(({ id, to }) => [id, to]));
  const entityBefore: EntityOf = (member) => before.get(member)?.entityId as string;
  const entityOf: EntityOf = (member) => movedTo.get(member) ?? entityBefore(member);
  // An entity shows the id of one of its members: that member has been in it as long as the entity exists.
  const entitiesAppeared = new Set(moves.flatMap(({ id, to }) => (id === to ? id : [])));
  const entitiesCreated = new Set(entitiesAppeared);
  for (const { from, to } of moves) if (from !== null) entitiesCreated.delete(to);
  createBare(
    run,
    [...entitiesAppeared].filter((id) => !entitiesCreated.has(id)),
  );
  moveMembers(run, moves);
  const touched = new Touched(entitiesCreated);
  for (const record of lost) touched.lose(record, entityBefore);
  const claimsWithin = await moveSaid(run, moves, touched);
  for (const record of gained) touched.gain(record, entityOf);

  const claims = gained.flatMap((record) => claimsOf(record, entityOf));
  const derived = await deriveTouched(run, touched, claims);
  writeCreated(run, derived);
  writeMembers(run, { before, after: tally.members, identified });
  writeSources(run, gained);
  sendRows(
    run,
    "source/create-mentions",
    gained.flatMap((record) => mentionRows(record, entityOf)),
  );
  writeChanged(run, derived);
  const { gone, fresh, changed, relationIdOfClaim, continued } = derived.relations;
  const relationIdOf = (claimId: string) => relationIdOfClaim.get(claimId) ?? null;
  sendRows(
    run,
    "source/create-claims",
    claims.map((claim) => claimRow(claim, relationIdOf(claim.id))),
  );
  const entitiesRemoved = await removeUnmentioned(run, [...touched.lost]);

  const entitiesChanged = derived.entities.flatMap(({ after, showsSame }) => (showsSame ? [] : after.id));
  const relations = { relationsAdded: fresh, relationsChanged: changed, relationsRemoved: gone };
  const change = { ...relations, entitiesChanged, entitiesRemoved };
  const relationsOfSource = new Map<string, Set<string>>(gained.map((record) => [sourceIdOf(record), new Set()]));
  for (const { id, sourceId } of claims) {
    const relationId = relationIdOf(id);
    if (relationId !== null) relationsOfSource.get(sourceId)?.add(relationId);
  }
  return { change, entityOf, entitiesAppeared, entitiesCreated, claimsWithin, relationsOfSource, continued };
}

/** Creates the nodes of sources. The datasets of entries must be there. */
function writeSources(run: Run, records: readonly MemberRecord[]): void {
  sendRows(
    run,
    "article/create-articles",
    records.flatMap((record) => ("article" in record ? articleRow(record) : [])),
  );
  sendRows(
    run,
    "dataset/create-entries",
    records.flatMap((record) => ("entry" in record ? entryRow(record) : [])),
  );
}

const movedClaimRow = z.object({
  claim: z.object({
    id: z.string(),
    type: z.literal(relationTypes),
    source: z.string(),
    target: z.string(),
    sourceMember: z.string(),
    targetMember: z.string(),
  }),
});

/**
 * Moves what sources say of members to their new entities, and notes what has to be derived for it. Returns how many of
 * the moved claims tie an entity to itself.
 */
async function moveSaid(run: Run, moves: readonly Move[], touched: Touched): Promise<number> {
  const rows = moves.flatMap(({ id, from, to }) => (from === null ? [] : [{ id, from, to }]));
  if (rows.length === 0) return 0;
  for (const move of rows) touched.move(move);
  const found = await run(cypher("identity/move-mentions", { rows }, movedClaimRow));
  const claims = [...new Map(found.map(({ claim }) => [claim.id, claim])).values()];
  if (claims.length === 0) return 0;
  const entities = await entitiesOfMembers(
    run,
    claims.flatMap(({ sourceMember, targetMember }) => [sourceMember, targetMember]),
  );
  const entityOf: EntityOf = (member) => entities.get(member) as string;
  const moved = claims.map((claim) => {
    const pair = pairOf(claim.type, claim.sourceMember, claim.targetMember, entityOf);
    touched.moveClaim(claim, pair);
    return { id: claim.id, pair: { ...pair, pair: pairKey(pair) } };
  });
  run.send(cypher("relation/move-claims", { rows: moved }));
  return moved.filter(({ pair }) => pair.source === pair.target).length;
}
