import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { entityFieldNames, valuesIn } from "../entity-fields.ts";
import { groupBy } from "../group-by.ts";
import { NeighborTally } from "../neighbor-counts.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Run } from "../neo4j/driver.ts";
import { writeRows } from "../neo4j/write-rows.ts";
import { relationTypes } from "../ontology.ts";
import { relationValuesRow } from "../relation-values-row.ts";
import type { Change } from "./change.ts";
import { type Claim, type MemberPair, type Pair, pairKey, pairOf } from "./claim.ts";
import { deriveEntity, leavesAsShown, type Said } from "./derive-entity.ts";
import { deriveRelations } from "./derive-relations.ts";
import type { EntityOf, MemberRecord } from "./member-record.ts";
import type { RecordEntity } from "./record.ts";
import { entityRow, findableRow, relationRow, shownFields, wordRank } from "./stored-rows.ts";

/** What a change of articles touches: all that has to be derived anew. */
export class Touched {
  readonly pairs = new Map<string, Pair>();
  /** Those of the pairs of which an article no longer speaks, or speaks otherwise. */
  readonly lostPairs = new Set<string>();
  /** The entities of which an article no longer speaks, or speaks otherwise. */
  readonly lost = new Set<string>();
  /** What articles newly say of entities, by their ids. */
  readonly gained = new Map<string, RecordEntity[]>();

  /** Notes a record that is added. */
  gain(record: MemberRecord, entityOf: EntityOf): void {
    for (const pair of pairsOf(record, entityOf)) this.#note(pair);
    for (const entity of record.entities) {
      const id = entityOf(record.members.get(entity.ref) as string);
      const said = this.gained.get(id);
      if (said === undefined) this.gained.set(id, [entity]);
      else said.push(entity);
    }
  }

  /** Notes a record that is taken away, with the entities that its members were before. */
  lose(record: MemberRecord, entityOf: EntityOf): void {
    for (const pair of pairsOf(record, entityOf)) this.lostPairs.add(this.#note(pair));
    for (const member of record.members.values()) this.lost.add(entityOf(member));
  }

  /** Notes a member that comes from one entity to another. */
  move({ from, to }: { readonly from: string; readonly to: string }): void {
    this.lost.add(from).add(to);
  }

  /** Notes a claim between entities that come to be others. */
  moveClaim(before: Pair, after: Pair): void {
    this.lostPairs.add(this.#note(before));
    this.#note(after);
  }

  #note({ type, source, target }: Pair): string {
    const pair = { type, source, target };
    const key = pairKey(pair);
    this.pairs.set(key, pair);
    return key;
  }
}

function pairsOf({ relations, members }: MemberRecord, entityOf: EntityOf): MemberPair[] {
  return relations.map(({ type, source, target }) =>
    pairOf(type, members.get(source) as string, members.get(target) as string, entityOf),
  );
}

/** What became of the touched part of the graph. */
export interface Derived {
  readonly change: Change;
  /** The relation that each claim of a touched pair supports. */
  readonly relationIdOfClaim: ReadonlyMap<string, string>;
  /** The relations that stood before, if under another id because a claim gave or took away a role or a start. */
  readonly continued: ReadonlySet<string>;
}

/**
 * Makes the touched part of the graph what its articles say: relations and degrees first, then entities; an entity
 * that no article mentions any more is removed. What was taken away must have been deleted, and the articles and
 * mentions that were added written; their claims, which are given, are written after, each with its relation.
 */
export async function deriveTouched(run: Run, touched: Touched, added: readonly Claim[]): Promise<Derived> {
  const { relations, ...derived } = await deriveRelationsOf(run, touched, added);
  const entitiesChanged = await deriveEntities(run, touched);
  const ids = [...touched.lost];
  const removed = ids.length === 0 ? [] : await run(cypher("entity/remove-unmentioned", { ids }, idRow));
  return { ...derived, change: { ...relations, entitiesChanged, entitiesRemoved: removed.map(({ id }) => id) } };
}

const idRow = z.object({ id: z.string() });
const shownRow = z.object({ entity: z.looseObject({ id: z.string(), name: z.string().optional(), degree: z.int() }) });
const mentionRow = z.object({
  mention: z.looseObject({
    entityId: z.string(),
    articleId: z.string(),
    publishedOn: z.string().nullable(),
    name: z.string(),
  }),
});

const pair = { type: z.literal(relationTypes), source: z.string(), target: z.string() };
const claimRow = z.object({
  claim: z.object({
    ...pair,
    id: z.string(),
    relationId: z.string().nullable(),
    articleId: z.string(),
    publishedOn: z.string().nullable(),
    key: z.string().nullable(),
    role: z.string().nullable(),
    since: z.string().nullable(),
    until: z.string().nullable(),
    current: z.boolean().nullable(),
    confidence: z.number(),
    ...relationValuesRow,
  }),
});
/** Neo4j returns no property that is null. */
const storedRelationRow = z.object({
  relation: z.looseObject({ ...pair, id: z.string() }),
});
const countsRow = z.object({ id: z.string(), neighborCounts: z.string().nullable() });

async function deriveRelationsOf(
  run: Run,
  { pairs, lostPairs }: Touched,
  added: readonly Claim[],
): Promise<Omit<Derived, "change"> & { readonly relations: Omit<Change, "entitiesChanged" | "entitiesRemoved"> }> {
  const claimRows = await run(cypher("relation/claims", { pairs: [...pairs.keys()] }, claimRow));
  const before = claimRows.map(({ claim }) => claim);
  // A claim of two members that are one entity ties it to itself. It supports no relation as long as they are one.
  const between = [...before, ...added].filter(({ source, target }) => source !== target);
  const wanted = [...groupBy(between, pairKey).values()].flatMap(deriveRelations);
  // A pair that nothing spoke of before has no relations.
  const spokenOf = new Set([...lostPairs, ...before.map(pairKey)]);
  const spoken = [...spokenOf].map((key) => pairs.get(key));
  const rows = await run(cypher("relation/between", { pairs: spoken }, storedRelationRow));
  const existing = new Map(rows.map(({ relation }) => [relation.id, relation]));

  const kept = new Set(wanted.map(({ id }) => id));
  const gone = [...existing.values()].filter(({ id }) => !kept.has(id));
  const fresh = wanted.filter(({ id }) => !existing.has(id));
  const changed = wanted.filter((relation) => {
    const before = existing.get(relation.id);
    return before !== undefined && shownFields.some((field) => (before[field] ?? null) !== relation[field]);
  });
  const relationIdOfClaim = new Map(wanted.flatMap(({ id, claimIds }) => claimIds.map((claimId) => [claimId, id])));
  const moved = before.filter(({ id, relationId }) => relationIdOfClaim.get(id) !== relationId);
  await writeRows(run, "relation/delete", gone);
  await writeRows(run, "relation/create", fresh.map(relationRow));
  await writeRows(run, "relation/update", changed.map(relationRow));
  await writeDegrees(run, gone, fresh);
  await writeRows(
    run,
    "relation/assign-claims",
    moved.map(({ id }) => ({ id, relationId: relationIdOfClaim.get(id) ?? null })),
  );

  const continued = new Set(before.flatMap(({ id }) => relationIdOfClaim.get(id) ?? []));
  for (const id of existing.keys()) continued.add(id);
  const relations = { relationsAdded: fresh, relationsChanged: changed, relationsRemoved: gone };
  return { relationIdOfClaim, continued, relations };
}

/**
 * Derives those entities that may show something else now, and gives the ids of those that do. Most articles say nothing
 * new of most.
 */
async function deriveEntities(run: Run, { gained, lost }: Touched): Promise<string[]> {
  const shownRows = await run(cypher("entity/shown", { ids: [...new Set([...gained.keys(), ...lost])] }, shownRow));
  const degrees = new Map(shownRows.map(({ entity }) => [entity.id, entity.degree]));
  const shown = new Map(
    shownRows.flatMap(({ entity: { name, ...entity } }) =>
      name === undefined ? [] : [[entity.id, { ...entity, name, ...valuesIn(entity) }]],
    ),
  );
  const gaining = [...gained].filter(([id, said]) => {
    const before = shown.get(id);
    return !lost.has(id) && !(before && said.every((each) => leavesAsShown(before, each)));
  });
  const ids = [...lost, ...gaining.map(([id]) => id)];
  if (ids.length === 0) return [];
  const rows = await run(cypher("entity/mentions", { ids }, mentionRow));
  const mentions = rows.map(({ mention }) => ({ ...mention, ...valuesIn(mention) }));
  const derived = [...groupBy(mentions, ({ entityId }) => entityId).values()].map(deriveEntity);
  await writeRows(run, "entity/update", derived.map(entityRow));
  await writeRows(
    run,
    "entity/name",
    derived.map((entity) => findableRow(entity, degrees.get(entity.id) ?? 0)),
  );
  return derived.flatMap((entity) => (showsSame(shown.get(entity.id), entity) ? [] : [entity.id]));
}

function showsSame(before: Said | undefined, after: Said): boolean {
  return (
    before?.name === after.name && entityFieldNames.every((field) => isDeepStrictEqual(before[field], after[field]))
  );
}

/** Counts the relations of the entities at the ends of these anew. */
async function writeDegrees(run: Run, gone: readonly Pair[], fresh: readonly Pair[]): Promise<void> {
  const ids = new Set([...gone, ...fresh].flatMap(({ source, target }) => [source, target]));
  if (ids.size === 0) return;
  const tally = new NeighborTally();
  for (const { id, neighborCounts } of await run(cypher("entity/neighbor-counts", { ids: [...ids] }, countsRow)))
    tally.begin(id, neighborCounts);
  for (const pair of gone) tally.add(pair, -1);
  for (const pair of fresh) tally.add(pair, 1);
  await writeRows(
    run,
    "entity/write-degrees",
    tally.ids.map((id) => {
      const counted = tally.of(id);
      return { id, ...counted, wordRank: wordRank(counted.degree) };
    }),
  );
}
