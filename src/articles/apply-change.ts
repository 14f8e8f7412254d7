import { z } from "zod";
import { identify, type Move } from "../identity/identify.ts";
import { MemberTally } from "../identity/member.ts";
import { entitiesOfMembers, GraphMembers, writeMembers } from "../identity/stored-members.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Run } from "../neo4j/driver.ts";
import { writeRows } from "../neo4j/write-rows.ts";
import { relationTypes } from "../ontology.ts";
import type { Change } from "./change.ts";
import { pairKey, pairOf } from "./claim.ts";
import { deriveTouched, Touched } from "./derive-touched.ts";
import type { EntityOf, MemberRecord } from "./member-record.ts";
import { articleRow, claimRow, claimsOf, mentionRows } from "./stored-rows.ts";

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
  /** The relations of each gained article. */
  readonly relationsOfArticle: ReadonlyMap<string, ReadonlySet<string>>;
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
  await run(cypher("article/delete-articles", { ids: [...lost, ...gained].map(({ article }) => article.id) }));
  const identified = await identify(source, { before, after: tally.members, records: lists, decided });

  const movedTo = new Map(identified.moves.map(({ id, to }) => [id, to]));
  const entityBefore: EntityOf = (member) => before.get(member)?.entityId as string;
  const entityOf: EntityOf = (member) => movedTo.get(member) ?? entityBefore(member);
  const touched = new Touched();
  for (const record of lost) touched.lose(record, entityBefore);
  const entitiesAppeared = await newEntities(run, identified.moves);
  const entitiesCreated = new Set(entitiesAppeared);
  for (const { from, to } of identified.moves) if (from !== null) entitiesCreated.delete(to);
  await writeMembers(
    run,
    tally.members.values(),
    [...before.values()].filter(({ id }) => !tally.members.has(id)),
    identified,
  );
  const claimsWithin = await moveMembers(run, identified.moves, touched);
  for (const record of gained) touched.gain(record, entityOf);

  await writeRows(run, "article/create-articles", gained.map(articleRow));
  await writeRows(
    run,
    "article/create-mentions",
    gained.flatMap((record) => mentionRows(record, entityOf)),
  );
  const claims = gained.flatMap((record) => claimsOf(record, entityOf));
  const { change, relationIdOfClaim, continued } = await deriveTouched(run, touched, claims);
  const relationIdOf = (claimId: string) => relationIdOfClaim.get(claimId) ?? null;
  await writeRows(
    run,
    "article/create-claims",
    claims.map((claim) => claimRow(claim, relationIdOf(claim.id))),
  );
  const relationsOfArticle = new Map<string, Set<string>>(gained.map(({ article }) => [article.id, new Set()]));
  for (const { id, articleId } of claims) {
    const relationId = relationIdOf(id);
    if (relationId !== null) relationsOfArticle.get(articleId)?.add(relationId);
  }
  return { change, entityOf, entitiesAppeared, entitiesCreated, claimsWithin, relationsOfArticle, continued };
}

const idRow = z.object({ id: z.string() });

/** The entities to which members come and that there are not yet. */
async function newEntities(run: Run, moves: readonly Move[]): Promise<Set<string>> {
  const ids = new Set(moves.map(({ to }) => to));
  if (ids.size === 0) return ids;
  for (const { id } of await run(cypher("entity/existing", { ids: [...ids] }, idRow))) ids.delete(id);
  return ids;
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
 * Moves what articles say of members to their new entities, and notes what has to be derived for it. Returns how many of
 * the moved claims tie an entity to itself.
 */
async function moveMembers(run: Run, moves: readonly Move[], touched: Touched): Promise<number> {
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
  await run(cypher("relation/move-claims", { rows: moved }));
  return moved.filter(({ pair }) => pair.source === pair.target).length;
}
