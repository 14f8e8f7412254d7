import type { Neo4j } from "../graph/neo4j.ts";
import { importRecords } from "./import-records.ts";
import type { ArticleRecord, Fault } from "./record.ts";
import { readRecords } from "./record-files.ts";

/** What an import of files came to. */
export interface ImportReport {
  records: number;
  imported: number;
  unchanged: number;
  entitiesCreated: number;
  relationsCreated: number;
  relationsConfirmed: number;
  readonly faults: (Fault & { readonly file: string })[];
}

export interface ImportFilesOptions {
  /** The longest that one transaction may take. */
  readonly timeoutMs: number;
  /** Called with the number of files done. */
  readonly progress?: (filesDone: number) => void;
  /** How many records a transaction holds at most. */
  readonly batchRecords?: number;
}

/** A batch is one transaction: large enough to share its cost, small enough to stay in memory. */
const mostRecords = 250;
const mostRelations = 5_000;

/**
 * Imports the records of these files, many in a transaction, each whole or not at all. A faulty record is left out and
 * reported, and the others are imported.
 * Throws a QueryError where the database failed; what was reported as done by then is in the graph.
 */
export async function importFiles(
  neo4j: Neo4j,
  files: readonly string[],
  { timeoutMs, progress = () => {}, batchRecords = mostRecords }: ImportFilesOptions,
): Promise<ImportReport> {
  const report: ImportReport = {
    records: 0,
    imported: 0,
    unchanged: 0,
    entitiesCreated: 0,
    relationsCreated: 0,
    relationsConfirmed: 0,
    faults: [],
  };
  let batch = new Map<string, { file: string; record: ArticleRecord }>();
  let relations = 0;
  const flush = async () => {
    const items = [...batch.values()];
    batch = new Map();
    relations = 0;
    if (items.length === 0) return;
    const outcomes = await importRecords(
      neo4j,
      items.map(({ record }) => record),
      { timeoutMs },
    );
    for (const [i, outcome] of outcomes.entries()) {
      if (outcome.faults !== null) {
        for (const fault of outcome.faults) report.faults.push({ file: items[i]?.file ?? "", ...fault });
        continue;
      }
      report.unchanged += Number(outcome.unchanged);
      report.imported += Number(!outcome.unchanged);
      report.entitiesCreated += outcome.entitiesCreated;
      report.relationsCreated += outcome.relationsCreated;
      report.relationsConfirmed += outcome.relationsConfirmed;
    }
  };
  for (const [done, file] of files.entries()) {
    progress(done);
    for await (const read of readRecords(file)) {
      report.records++;
      if (read.faults !== null) {
        for (const fault of read.faults) report.faults.push({ file: read.file, ...fault });
        continue;
      }
      const { record } = read;
      // The second of two records of one article replaces the first, which must be in the graph by then.
      const full = batch.size >= batchRecords || relations + record.relations.length > mostRelations;
      if (full || batch.has(record.article.id)) await flush();
      batch.set(record.article.id, { file: read.file, record });
      relations += record.relations.length;
    }
  }
  await flush();
  progress(files.length);
  return report;
}
