import { z } from "zod";
import { cypher } from "../neo4j/cypher-files.ts";
import { type Neo4j, type Run, readOne } from "../neo4j/driver.ts";
import { entityKinds } from "../ontology.ts";
import { advanceVersion, type NamedRelation } from "./change.ts";
import type { Fault } from "./check-record.ts";
import { deriveTouched, Touched } from "./derive-touched.ts";
import { lockGraph } from "./graph-format.ts";
import type { ArticleRecord, RecordEntity } from "./record.ts";
import { idsFor, KnownEntities, keysOf, nameKey, type ResolvedRecord, registerKey, resolveRecord } from "./resolve.ts";
import { articleRow, claimRow, claimsOf, mentionRows } from "./stored-rows.ts";

/** The result of importing one record. */
export type ImportOutcome =
  | { readonly articleId: string; readonly faults: readonly Fault[] }
  | {
      readonly articleId: string;
      readonly faults: null;
      /** The id of each entity of the record, in its order. */
      readonly entities: readonly { readonly ref: string; readonly entityId: string }[];
      readonly entitiesCreated: number;
      readonly relationsCreated: number;
      readonly relationsConfirmed: number;
      /** The graph already had exactly this record, so nothing was written. */
      readonly unchanged: boolean;
    };

/**
 * Imports records in one transaction, in their order. A faulty record is skipped and does not affect the others. A
 * record replaces the article if the graph has it already. Returns an outcome for each record, in the same order.
 *
 * Throws a QueryError if the database fails. Nothing is written then.
 */
export async function importRecords(
  neo4j: Neo4j,
  records: readonly ArticleRecord[],
  options: { readonly timeoutMs: number },
): Promise<ImportOutcome[]> {
  return neo4j.write((run) => importIn(run, records), options);
}

/** What the retraction of an article changed. */
export interface Retracted {
  /** How many of its relations nothing else supports. */
  readonly relationsRemoved: number;
  readonly relationsKept: number;
  /** A relation that stays may be here too: without the role or start that only the article gave, its id is another. */
  readonly removedRelations: readonly NamedRelation[];
  readonly removedEntities: readonly string[];
}

/** Removes an article, and what only this article supports. Null if there is no such article. Throws a QueryError. */
export async function retractArticle(
  neo4j: Neo4j,
  articleId: string,
  options: { readonly timeoutMs: number },
): Promise<Retracted | null> {
  return neo4j.write(async (run) => {
    await lockGraph(run);
    const before = (await storedRecords(run, [articleId])).get(articleId);
    if (before === undefined) return null;
    const touched = new Touched();
    touched.lose(before);
    const { alone, shared } = await readOne(run, cypher("article/support", { id: articleId }, supportRow));
    await run(cypher("article/delete-articles", { ids: [articleId] }));
    const { change } = await deriveTouched(run, touched, []);
    await advanceVersion(run, change);
    const { relationsRemoved: removedRelations, entitiesRemoved: removedEntities } = change;
    return { relationsRemoved: alone, relationsKept: shared, removedRelations, removedEntities };
  }, options);
}

const supportRow = z.object({ alone: z.int(), shared: z.int() });

async function importIn(run: Run, records: readonly ArticleRecord[]): Promise<ImportOutcome[]> {
  await lockGraph(run);
  const stored = await storedRecords(
    run,
    records.map(({ article }) => article.id),
  );
  const known = await knownEntities(run, records, stored);
  const touched = new Touched();
  const writing = new Map<string, ResolvedRecord>();
  const results = records.map((record) => {
    const articleId = record.article.id;
    const before = stored.get(articleId) ?? null;
    const resolution = resolveRecord(record, known, before);
    if ("faults" in resolution) return { articleId, faults: resolution.faults };
    const { resolved, created } = resolution;
    const unchanged = before !== null && JSON.stringify(before) === JSON.stringify(resolved);
    if (!unchanged) {
      if (before !== null) touched.lose(before);
      touched.gain(resolved);
      writing.set(articleId, resolved);
      stored.set(articleId, resolved);
    }
    return { articleId, faults: null, entities: idsOf(resolved), created, unchanged };
  });
  const derived = writing.size > 0 ? await replace(run, [...writing.values()], touched) : null;
  if (derived !== null) await advanceVersion(run, derived.change);
  const seen = new Set(derived?.continued);
  return results.map((result) => {
    if (result.faults !== null) return result;
    const { articleId, entities, created, unchanged } = result;
    const relations = derived?.relationsOfArticle.get(articleId) ?? new Set();
    const fresh = [...relations].filter((id) => !seen.has(id));
    for (const id of fresh) seen.add(id);
    return {
      articleId,
      faults: null,
      entities,
      entitiesCreated: created.length,
      relationsCreated: unchanged ? 0 : fresh.length,
      relationsConfirmed: unchanged ? 0 : relations.size - fresh.length,
      unchanged,
    };
  });
}

/**
 * Writes the articles of these records and all that is derived from them, into a graph in which nothing is derived from
 * them yet. The graph must be locked.
 */
export async function writeRecords(run: Run, records: readonly ResolvedRecord[]): Promise<void> {
  const touched = new Touched();
  for (const record of records) touched.gain(record);
  await replace(run, records, touched);
  // All is written anew, and most of it as it was.
  await advanceVersion(run, null);
}

function idsOf({ entities }: ResolvedRecord) {
  return entities.map(({ ref, id }) => ({ ref, entityId: id }));
}

async function replace(run: Run, resolved: readonly ResolvedRecord[], touched: Touched) {
  const ids = resolved.map(({ article }) => article.id);
  await run(cypher("article/delete-articles", { ids }));
  await run(
    cypher("article/create-articles", {
      rows: resolved.map(articleRow),
    }),
  );
  await run(cypher("article/create-mentions", { rows: resolved.flatMap(mentionRows) }));
  const claims = resolved.flatMap(claimsOf);
  const derived = await deriveTouched(run, touched, claims);
  const { relationIdOfClaim } = derived;
  await run(
    cypher("article/create-claims", {
      rows: claims.map((claim) => claimRow(claim, relationIdOfClaim.get(claim.id) as string)),
    }),
  );
  const relationsOfArticle = new Map<string, Set<string>>();
  for (const { id, articleId } of claims) {
    const relations = relationsOfArticle.get(articleId) ?? new Set();
    relationsOfArticle.set(articleId, relations.add(relationIdOfClaim.get(id) as string));
  }
  return { ...derived, relationsOfArticle };
}

const idRow = z.object({ id: z.string() });
const recordRow = z.object({ id: z.string(), record: z.string() });
const namedRow = z.object({ key: z.string(), kind: z.literal(entityKinds), id: z.string() });
const registeredRow = z.object({ sameAs: z.string(), id: z.string() });

async function storedRecords(run: Run, ids: readonly string[]): Promise<Map<string, ResolvedRecord>> {
  const rows = await run(cypher("article/stored-records", { ids }, recordRow));
  return new Map(rows.map(({ id, record }) => [id, JSON.parse(record) as ResolvedRecord]));
}

/**
 * The entities of the graph that the records may refer to by id, by name or by an id in another register. For a record
 * entity without a match, also those of its possible new ids that are taken.
 */
async function knownEntities(
  run: Run,
  records: readonly ArticleRecord[],
  stored: ReadonlyMap<string, ResolvedRecord>,
): Promise<KnownEntities> {
  const known = new KnownEntities();
  const addExisting = async (ids: Iterable<string>) => {
    for (const { id } of await run(cypher("entity/existing", { ids: [...new Set(ids)] }, idRow))) known.addId(id);
  };
  const entities = records.flatMap((record) => record.entities);
  const before = [...stored.values()].flatMap((record) => record.entities);
  await addExisting([...entities.flatMap(({ id }) => id ?? []), ...before.map(({ id }) => id)]);
  const unnamed = entities.filter(({ id }) => id === null);
  if (unnamed.length === 0) return known;
  const keys = entities.map(keysOf);
  const plain = (key: string) => key.slice(key.indexOf(" ") + 1);
  const names = new Set(keys.flatMap((key) => key.names.map(plain)));
  for (const { key, kind, id } of await run(cypher("entity/named", { keys: [...names] }, namedRow)))
    known.addKey(nameKey(kind, key), id);
  const registers = new Set(keys.flatMap((key) => key.registers.map(plain)));
  for (const { sameAs, id } of await run(cypher("entity/registered", { sameAs: [...registers] }, registeredRow)))
    known.addKey(registerKey(sameAs), id);
  const isKnown = (entity: RecordEntity) => {
    const { names, registers } = keysOf(entity);
    return known.withAny([...names, ...registers]).length > 0;
  };
  await addExisting(unnamed.filter((entity) => !isKnown(entity)).flatMap(({ kind, name }) => idsFor(kind, name)));
  return known;
}
