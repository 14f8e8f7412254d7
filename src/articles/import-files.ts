import type { Neo4j } from "../neo4j/driver.ts";
import { QueryError, type QueryErrorCode } from "../neo4j/query-error.ts";
import type { Fault } from "./check-record.ts";
import { type ImportOutcome, importRecords } from "./import-records.ts";
import type { ArticleRecord } from "./record.ts";
import { readRecords } from "./record-files.ts";
import { batchLimits, weightOf } from "./record-weight.ts";

/** The result of an import of files. */
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
  /** The timeout of each transaction. */
  readonly timeoutMs: number;
  /** Receives the number of files that are done. */
  readonly progress?: (filesDone: number) => void;
  /** The maximum number of records in one transaction. */
  readonly batchRecords?: number;
}

/** A record, and the file that it comes from. */
interface Item {
  readonly file: string;
  readonly record: ArticleRecord;
}

/** Why the database did not take a record. */
interface Refused {
  readonly refused: ImportReport["faults"][number];
}

/** Errors that a single record may cause. The other records of its batch are then tried without it. */
const causedByRecords: ReadonlySet<QueryErrorCode> = new Set(["TIMEOUT", "QUERY_TOO_LARGE", "INTERNAL_SERVER_ERROR"]);
/** If more records than this time out in succession, each alone, the cause is not the records. */
const mostTimeouts = 3;

/**
 * Imports the records of these files, many in one transaction. A record is imported completely or not at all. Records
 * that are faulty, or that the database refuses, are reported and skipped.
 *
 * Throws a QueryError if the database fails. The files reported as done may then still lack their last records;
 * importing them again completes them.
 */
export async function importFiles(
  neo4j: Neo4j,
  files: readonly string[],
  { timeoutMs, progress = () => {}, batchRecords = batchLimits.records }: ImportFilesOptions,
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
  let batch = new Map<string, Item>();
  let weight = 0;
  let timeouts = 0;

  /** Imports a batch. If the database refuses it, imports each half, and so on down to the faulty record. */
  async function importBatch(items: readonly Item[]): Promise<(ImportOutcome | Refused)[]> {
    try {
      const records = items.map(({ record }) => record);
      const outcomes = await importRecords(neo4j, records, { timeoutMs, namesEntities: false });
      timeouts = 0;
      return outcomes;
    } catch (error) {
      if (!(error instanceof QueryError) || !causedByRecords.has(error.code)) throw error;
      if (items.length > 1) {
        const half = Math.ceil(items.length / 2);
        return [...(await importBatch(items.slice(0, half))), ...(await importBatch(items.slice(half)))];
      }
      if (error.code === "TIMEOUT" && ++timeouts > mostTimeouts) throw error;
      const reason = `is refused by the database: ${error.message.split("\n", 1)[0]}`;
      return items.map(({ file }) => ({ refused: { file, pointer: "", reason } }));
    }
  }

  const flush = async () => {
    const items = [...batch.values()];
    batch = new Map();
    weight = 0;
    if (items.length === 0) return;
    for (const outcome of await importBatch(items)) {
      if ("refused" in outcome) {
        report.faults.push(outcome.refused);
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
      // If two records describe the same article, the first must be in the graph before the second replaces it.
      const more = weightOf(record);
      const full = batch.size >= batchRecords || weight + more > batchLimits.weight;
      if (full || batch.has(record.article.id)) await flush();
      batch.set(record.article.id, { file: read.file, record });
      weight += more;
    }
  }
  await flush();
  progress(files.length);
  return report;
}
