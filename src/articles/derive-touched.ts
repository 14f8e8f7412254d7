import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { entityFieldNames, valuesIn } from "../entity-fields.ts";
import { groupBy } from "../group-by.ts";
import { NeighborTally } from "../neighbor-counts.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Run } from "../neo4j/driver.ts";
import { relationTypes } from "../ontology.ts";
import { relationValuesRow } from "../relation-values-row.ts";
import { type Claim, type Pair, pairKey } from "./claim.ts";
import { type DerivedEntity, deriveEntity, type Mention, type ShownEntity, shownMentions } from "./derive-entity.ts";
import { type DerivedRelation, deriveRelations, relationIdsOfClaims } from "./derive-relations.ts";
import { shownFields } from "./stored-rows.ts";
import type { Touched } from "./touched.ts";

/** What becomes of the touched relations. */
export interface DerivedRelations {
  readonly gone: readonly (Pair & { readonly id: string })[];
  readonly fresh: readonly DerivedRelation[];
  readonly changed: readonly DerivedRelation[];
  /** The relation that each claim of a touched pair supports. */
  readonly relationIdOfClaim: ReadonlyMap<string, string>;
  /** The stored claims that support another relation than before. */
  readonly movedClaims: readonly string[];
  /** The relations that stood before, if under another id because a claim gave or took away a role or a start. */
  readonly continued: ReadonlySet<string>;
}

/** An entity as it is derived, and what it showed before. */
export interface EntityChange {
  readonly before: ShownEntity | null;
  readonly after: DerivedEntity;
  readonly isCreated: boolean;
  readonly showsSame: boolean;
  readonly hasSameOrigins: boolean;
}

/** How many relations an entity has. */
export type Degree = ReturnType<NeighborTally["of"]>;

/** What becomes of the touched part of the graph. */
export interface Derived {
  readonly relations: DerivedRelations;
  readonly entities: readonly EntityChange[];
  /** By id of an entity whose relations have other numbers than before, how many it has now. */
  readonly degrees: ReadonlyMap<string, Degree>;
  /** The degrees of the entities that were read, before the change. */
  readonly degreesBefore: ReadonlyMap<string, number>;
}

/**
 * What the touched part of the graph is by its sources. Of the graph it reads what is not given: the sources that were
 * taken away must have been deleted, and members have come to their new entities; the sources that are added are not
 * written yet.
 */
export async function deriveTouched(run: Run, touched: Touched, added: readonly Claim[]): Promise<Derived> {
  const relations = await deriveRelationsOf(run, touched, added);
  const { gone, fresh } = relations;
  const ends = new Set([...gone, ...fresh].flatMap(({ source, target }) => [source, target]));
  const spokenOf = new Set([...touched.gained.keys(), ...touched.lost]);
  const known = (ids: Iterable<string>) => [...ids].filter((id) => !touched.created.has(id));
  const shown = await read(known(spokenOf), async (ids) =>
    (await run(cypher("entity/shown", { ids }, shownRow))).map(({ entity }) => entity),
  );
  const others = await read(
    known(ends).filter((id) => !spokenOf.has(id)),
    async (ids) => (await run(cypher("entity/degrees", { ids }, degreeRow))).map(({ entity }) => entity),
  );
  const stored = new Map([...shown, ...others].map((entity) => [entity.id, entity]));
  const countsBefore = (id: string) => stored.get(id)?.neighborCounts ?? null;
  const tally = new NeighborTally();
  for (const id of ends) tally.begin(id, countsBefore(id));
  for (const pair of gone) tally.add(pair, -1);
  for (const pair of fresh) tally.add(pair, 1);
  const changed = tally.ids.filter((id) => tally.of(id).neighborCounts !== countsBefore(id));
  return {
    relations,
    entities: await deriveEntities(run, touched, new Map(shown.flatMap(shownOf))),
    degrees: new Map(changed.map((id) => [id, tally.of(id)])),
    degreesBefore: new Map([...stored].map(([id, { degree }]) => [id, degree])),
  };
}

const pair = { type: z.literal(relationTypes), source: z.string(), target: z.string() };
const claimRow = z.object({
  claim: z.object({
    ...pair,
    id: z.string(),
    relationId: z.string().nullable(),
    sourceId: z.string(),
    saidOn: z.string().nullable(),
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
const counted = { id: z.string(), degree: z.int() };
const shownRow = z.object({
  entity: z.looseObject({
    ...counted,
    name: z.string().optional(),
    origins: z.string().optional(),
    neighborCounts: z.string().optional(),
  }),
});
const degreeRow = z.object({ entity: z.object({ ...counted, neighborCounts: z.string().nullable() }) });
const mentionRow = z.object({
  mention: z.looseObject({
    entityId: z.string(),
    sourceId: z.string(),
    saidOn: z.string().nullable(),
    name: z.string(),
  }),
});

/** The rows for these ids. Without ids it runs no statement. */
async function read<Row>(ids: readonly string[], rowsOf: (ids: readonly string[]) => Promise<Row[]>): Promise<Row[]> {
  return ids.length === 0 ? [] : rowsOf(ids);
}

async function deriveRelationsOf(
  run: Run,
  { pairs, lostPairs, created }: Touched,
  added: readonly Claim[],
): Promise<DerivedRelations> {
  // Nothing spoke before of an entity that there was not.
  const known = [...pairs].filter(([, { source, target }]) => !created.has(source) && !created.has(target));
  const before = await read(
    known.map(([key]) => key),
    async (pairs) => (await run(cypher("relation/claims", { pairs }, claimRow))).map(({ claim }) => claim),
  );
  // A claim of two members that are one entity ties it to itself. It supports no relation as long as they are one.
  const between = [...before, ...added].filter(({ source, target }) => source !== target);
  const wanted = [...groupBy(between, pairKey).values()].flatMap(deriveRelations);
  // A pair that nothing spoke of before has no relations.
  const spokenOf = [...new Set([...lostPairs, ...before.map(pairKey)])];
  const rows = await read(spokenOf, (keys) =>
    run(cypher("relation/between", { pairs: keys.map((key) => pairs.get(key)) }, storedRelationRow)),
  );
  const existing = new Map(rows.map(({ relation }) => [relation.id, relation]));

  const kept = new Set(wanted.map(({ id }) => id));
  const relationIdOfClaim = relationIdsOfClaims(wanted);
  const continued = new Set(before.flatMap(({ id }) => relationIdOfClaim.get(id) ?? []));
  for (const id of existing.keys()) continued.add(id);
  return {
    gone: [...existing.values()].filter(({ id }) => !kept.has(id)),
    fresh: wanted.filter(({ id }) => !existing.has(id)),
    changed: wanted.filter((relation) => {
      const before = existing.get(relation.id);
      return before !== undefined && shownFields.some((field) => (before[field] ?? null) !== relation[field]);
    }),
    relationIdOfClaim,
    movedClaims: before.filter(({ id, relationId }) => relationIdOfClaim.get(id) !== relationId).map(({ id }) => id),
    continued,
  };
}

/** What an entity shows. Nothing if it was made in this transaction, and is derived for the first time. */
function shownOf({ name, origins, ...entity }: z.infer<typeof shownRow>["entity"]): (readonly [string, ShownEntity])[] {
  if (name === undefined || origins === undefined) return [];
  return [[entity.id, { id: entity.id, name, origins: JSON.parse(origins), ...valuesIn(entity) }]];
}

/** Derives the entities of which something is said, or no longer said. Only these last ask for all their mentions. */
async function deriveEntities(
  run: Run,
  { gained, lost, created }: Touched,
  shown: ReadonlyMap<string, ShownEntity>,
): Promise<EntityChange[]> {
  const stored = await read([...lost], (ids) => run(cypher("entity/mentions", { ids }, mentionRow)));
  const mentions: Mention[] = [
    ...stored.map(({ mention }) => ({ ...mention, ...valuesIn(mention) })),
    ...[...gained].flatMap(([id, said]) => {
      const before = lost.has(id) ? undefined : shown.get(id);
      return before === undefined ? said : [...shownMentions(before), ...said];
    }),
  ];
  return [...groupBy(mentions, ({ entityId }) => entityId).values()].map((mentions) => {
    const after = deriveEntity(mentions);
    const before = shown.get(after.id) ?? null;
    return {
      before,
      after,
      isCreated: created.has(after.id),
      showsSame: showsSame(before, after),
      hasSameOrigins: isDeepStrictEqual(before?.origins, after.origins),
    };
  });
}

function showsSame(before: ShownEntity | null, after: ShownEntity): boolean {
  return (
    before?.name === after.name && entityFieldNames.every((field) => isDeepStrictEqual(before[field], after[field]))
  );
}
