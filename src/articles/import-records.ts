import { z } from "zod";
import { entitiesOfMembers } from "../identity/stored-members.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import { type Neo4j, type Run, readOne } from "../neo4j/driver.ts";
import { sendRows } from "../neo4j/send-rows.ts";
import { applyChange } from "./apply-change.ts";
import { advanceVersion, type NamedRelation } from "./change.ts";
import { lockGraph } from "./graph-format.ts";
import { type EntityOf, type MemberRecord, withMembers } from "./member-record.ts";
import { recordOfText, textOfRecord } from "./record-text.ts";
import { type SourceRecord, sourceIdOf } from "./source-record.ts";

/** The result of importing one record. */
export interface ImportOutcome {
  readonly sourceId: string;
  /** The id of each entity of the record, in its order. See `namesEntities`. */
  readonly entities: readonly { readonly ref: string; readonly entityId: string }[];
  readonly entitiesCreated: number;
  readonly relationsCreated: number;
  readonly relationsConfirmed: number;
  /** The graph already had exactly this record, so nothing was written. */
  readonly unchanged: boolean;
}

export interface ImportOptions {
  readonly timeoutMs: number;
  /** Whether to name the entities of unchanged records too, which takes more than half of their time. */
  readonly namesEntities?: boolean;
  /** The backup that is being restored. */
  readonly restoring?: string;
  /** The generation of their dataset to which entries belong. See `beginImport`. */
  readonly generation?: number | undefined;
}

/**
 * Imports records of different sources in one transaction. A record replaces the source if the graph has it already.
 * The datasets of entries must be there.
 * Returns an outcome for each record, in the same order.
 *
 * Throws a QueryError if the database fails. Nothing is written then.
 */
export async function importRecords(
  neo4j: Neo4j,
  records: readonly SourceRecord[],
  options: ImportOptions,
): Promise<ImportOutcome[]> {
  return neo4j.write((run) => importIn(run, records, options), options);
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
    const lost = recordsOf((await storedTexts(run, [articleId])).get(articleId));
    if (lost[0] === undefined || !("article" in lost[0])) return null;
    const { alone, shared } = await readOne(run, cypher("source/support", { id: articleId }, supportRow));
    const { change } = await applyChange(run, { lost, gained: [] });
    await advanceVersion(run, change);
    const { relationsRemoved: removedRelations, entitiesRemoved: removedEntities } = change;
    return { relationsRemoved: alone, relationsKept: shared, removedRelations, removedEntities };
  }, options);
}

const supportRow = z.object({ alone: z.int(), shared: z.int() });

/** The same within a transaction, which has the lock of the graph from then on. Throws what `run` throws. */
export async function importIn(
  run: Run,
  records: readonly SourceRecord[],
  { namesEntities = true, generation, restoring }: ImportOptions,
): Promise<ImportOutcome[]> {
  await lockGraph(run, restoring);
  const stored = await storedTexts(run, records.map(sourceIdOf));
  const isStored = (record: SourceRecord) => textOfRecord(record) === stored.get(sourceIdOf(record));
  const gained = new Map(records.flatMap((record) => (isStored(record) ? [] : [[record, withMembers(record)]])));
  const lost = [...gained.keys()].flatMap((record) => recordsOf(stored.get(sourceIdOf(record))));
  const applied = gained.size > 0 ? await applyChange(run, { lost, gained: [...gained.values()] }) : null;
  if (applied !== null) await advanceVersion(run, applied.change);
  stampEntries(
    run,
    records.map((record) => ({ record, generation })),
  );
  const entitiesOf = await entitiesOfUnchanged(run, namesEntities ? records.filter((each) => !gained.has(each)) : []);
  const seen = new Set(applied?.continued);
  return records.map((record) => {
    const sourceId = sourceIdOf(record);
    const written = gained.get(record);
    if (applied === null || written === undefined) {
      const counts = { entitiesCreated: 0, relationsCreated: 0, relationsConfirmed: 0 };
      return { sourceId, entities: entitiesOf(record), unchanged: true, ...counts };
    }
    const entities = entitiesNamed(written, applied.entityOf);
    const ids = new Set(entities.map(({ entityId }) => entityId));
    const relations = applied.relationsOfSource.get(sourceId) ?? new Set();
    const created = [...ids].filter((id) => applied.entitiesCreated.has(id) && !seen.has(id));
    const fresh = [...relations].filter((id) => !seen.has(id));
    for (const id of [...created, ...fresh]) seen.add(id);
    return {
      sourceId,
      entities,
      unchanged: false,
      entitiesCreated: created.length,
      relationsCreated: fresh.length,
      relationsConfirmed: relations.size - fresh.length,
    };
  });
}

function entitiesNamed({ entities, members }: MemberRecord, entityOf: EntityOf): ImportOutcome["entities"] {
  return entities.map(({ ref }) => ({ ref, entityId: entityOf(members.get(ref) as string) }));
}

/** The entities of records that the graph has. None for other records. */
async function entitiesOfUnchanged(
  run: Run,
  records: readonly SourceRecord[],
): Promise<(record: SourceRecord) => ImportOutcome["entities"]> {
  const known = new Map(records.map((record) => [record, withMembers(record)]));
  const members = [...known.values()].flatMap(({ members }) => [...members.values()]);
  const entities = await entitiesOfMembers(run, members);
  return (record) => {
    const found = known.get(record);
    return found === undefined ? [] : entitiesNamed(found, (member) => entities.get(member) as string);
  };
}

const recordRow = z.object({ id: z.string(), record: z.string() });

/** The stored records as JSON, by id of the source. */
async function storedTexts(run: Run, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await run(cypher("source/stored-records", { ids }, recordRow));
  return new Map(rows.map(({ id, record }) => [id, record]));
}

/** Notes the generations of entries. Records of articles have none. */
function stampEntries(
  run: Run,
  items: readonly { readonly record: SourceRecord; readonly generation: number | null | undefined }[],
): void {
  const rows = items.flatMap(({ record, generation }) =>
    "entry" in record ? { id: sourceIdOf(record), generation } : [],
  );
  sendRows(run, "dataset/stamp-entries", rows);
}

function recordsOf(text: string | undefined): MemberRecord[] {
  return text === undefined ? [] : [withMembers(recordOfText(text))];
}

/** A stored record, and of an entry its generation. */
export interface StoredRecord {
  readonly record: SourceRecord;
  readonly generation: number | null;
}

/**
 * Writes the sources of these records and all that is derived from them, into a graph in which nothing is derived from
 * them yet. The graph must be locked.
 */
export async function writeRecords(run: Run, stored: readonly StoredRecord[]): Promise<void> {
  const records = stored.map(({ record }) => record);
  // Nothing is left of the sources but their records.
  run.send(cypher("source/delete", { ids: records.map(sourceIdOf) }));
  await applyChange(run, { lost: [], gained: records.map(withMembers) });
  stampEntries(run, stored);
  // All is written anew, and most of it as it was.
  await advanceVersion(run, null);
}
