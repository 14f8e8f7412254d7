import { z } from "zod";
import { entitiesOfMembers } from "../identity/stored-members.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import { type Neo4j, type Run, readOne } from "../neo4j/driver.ts";
import { applyChange } from "./apply-change.ts";
import { advanceVersion, type NamedRelation } from "./change.ts";
import { lockGraph } from "./graph-format.ts";
import { type MemberRecord, withMembers } from "./member-record.ts";
import type { ArticleRecord } from "./record.ts";
import { recordOfText, textOfRecord } from "./record-text.ts";

/** The result of importing one record. */
export interface ImportOutcome {
  readonly articleId: string;
  /** The id of each entity of the record, in its order. */
  readonly entities: readonly { readonly ref: string; readonly entityId: string }[];
  readonly entitiesCreated: number;
  readonly relationsCreated: number;
  readonly relationsConfirmed: number;
  /** The graph already had exactly this record, so nothing was written. */
  readonly unchanged: boolean;
}

/**
 * Imports records of different articles in one transaction. A record replaces the article if the graph has it already.
 * Returns an outcome for each record, in the same order.
 *
 * Throws a QueryError if the database fails. Nothing is written then.
 */
export async function importRecords(
  neo4j: Neo4j,
  records: readonly ArticleRecord[],
  options: { readonly timeoutMs: number },
): Promise<ImportOutcome[]> {
  return neo4j.write((run) => importIn(run, records.map(withMembers)), options);
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
    const { alone, shared } = await readOne(run, cypher("article/support", { id: articleId }, supportRow));
    const { change } = await applyChange(run, { lost: [before], gained: [] });
    await advanceVersion(run, change);
    const { relationsRemoved: removedRelations, entitiesRemoved: removedEntities } = change;
    return { relationsRemoved: alone, relationsKept: shared, removedRelations, removedEntities };
  }, options);
}

const supportRow = z.object({ alone: z.int(), shared: z.int() });

async function importIn(run: Run, records: readonly MemberRecord[]): Promise<ImportOutcome[]> {
  await lockGraph(run);
  const stored = await storedRecords(
    run,
    records.map(({ article }) => article.id),
  );
  const gained = records.filter((record) => !isSame(record, stored.get(record.article.id)));
  const lost = gained.flatMap(({ article }) => stored.get(article.id) ?? []);
  const applied = gained.length > 0 ? await applyChange(run, { lost, gained }) : null;
  if (applied !== null) await advanceVersion(run, applied.change);
  const written = new Set(gained);
  const unwritten = records.filter((record) => !written.has(record));
  const ofUnchanged = await entitiesOfMembers(
    run,
    unwritten.flatMap(({ members }) => [...members.values()]),
  );
  const seen = new Set(applied?.continued);
  return records.map((record) => {
    const { article, entities, members } = record;
    const unchanged = applied === null || !written.has(record);
    const entityOf = unchanged ? (member: string) => ofUnchanged.get(member) as string : applied.entityOf;
    const named = entities.map(({ ref }) => ({ ref, entityId: entityOf(members.get(ref) as string) }));
    const outcome = { articleId: article.id, entities: named, unchanged };
    if (unchanged) return { ...outcome, entitiesCreated: 0, relationsCreated: 0, relationsConfirmed: 0 };
    const ids = new Set(named.map(({ entityId }) => entityId));
    const relations = applied.relationsOfArticle.get(article.id) ?? new Set();
    const created = [...ids].filter((id) => applied.entitiesCreated.has(id) && !seen.has(id));
    const fresh = [...relations].filter((id) => !seen.has(id));
    for (const id of [...created, ...fresh]) seen.add(id);
    return {
      ...outcome,
      entitiesCreated: created.length,
      relationsCreated: fresh.length,
      relationsConfirmed: relations.size - fresh.length,
    };
  });
}

const recordRow = z.object({ id: z.string(), record: z.string() });

async function storedRecords(run: Run, ids: readonly string[]): Promise<Map<string, MemberRecord>> {
  const rows = await run(cypher("article/stored-records", { ids }, recordRow));
  return new Map(rows.map(({ id, record }) => [id, withMembers(recordOfText(record))]));
}

function isSame(record: MemberRecord, other: MemberRecord | undefined): boolean {
  return other !== undefined && textOfRecord(record) === textOfRecord(other);
}

/**
 * Writes the articles of these records and all that is derived from them, into a graph in which nothing is derived from
 * them yet. The graph must be locked.
 */
export async function writeRecords(run: Run, records: readonly ArticleRecord[]): Promise<void> {
  await applyChange(run, { lost: [], gained: records.map(withMembers) });
  // All is written anew, and most of it as it was.
  await advanceVersion(run, null);
}
