import type { Neo4j } from "../neo4j/driver.ts";
import { QueryError, type QueryErrorCode } from "../neo4j/query-error.ts";
import type { Fault } from "./check-record.ts";
import { type ImportOptions, type ImportOutcome, importRecords } from "./import-records.ts";
import { batchLimits, weightOf } from "./record-weight.ts";
import { type SourceRecord, sourceIdOf } from "./source-record.ts";

/** The result of an import of many records. */
export interface ImportReport {
  records: number;
  imported: number;
  unchanged: number;
  entitiesCreated: number;
  relationsCreated: number;
  relationsConfirmed: number;
  readonly faults: (Fault & { readonly file: string })[];
}

/** A record, and where it comes from. */
interface Item {
  readonly file: string;
  readonly record: SourceRecord;
}

/** Why the database did not take a record. */
interface Refusal {
  readonly refused: ImportReport["faults"][number];
}

export interface ImportBatchesOptions extends Pick<ImportOptions, "timeoutMs" | "generation"> {
  /** The maximum number of records in one transaction. */
  readonly batchRecords?: number;
}

/** Errors that a single record may cause. The other records of its batch are then tried without it. */
const causedByRecords: ReadonlySet<QueryErrorCode> = new Set(["TIMEOUT", "QUERY_TOO_LARGE", "INTERNAL_SERVER_ERROR"]);
/** If more records than this time out in succession, each alone, the cause is not the records. */
const mostTimeouts = 3;

/**
 * Imports records that come one after the other, many in one transaction. A record is imported completely or not at all.
 * Records that the database refuses are reported and skipped.
 */
export class ImportBatches {
  readonly report: ImportReport = {
    records: 0,
    imported: 0,
    unchanged: 0,
    entitiesCreated: 0,
    relationsCreated: 0,
    relationsConfirmed: 0,
    faults: [],
  };
  readonly #neo4j: Neo4j;
  readonly #options: ImportBatchesOptions;
  #batch = new Map<string, Item>();
  #weight = 0;
  #timeouts = 0;

  constructor(neo4j: Neo4j, options: ImportBatchesOptions) {
    this.#neo4j = neo4j;
    this.#options = options;
  }

  /** Notes a record that is not imported because it has faults. */
  refuse(file: string, faults: readonly Fault[]): void {
    this.report.records++;
    for (const fault of faults) this.report.faults.push({ file, ...fault });
  }

  /** Takes a record; imports those that have come so far if they fill a batch. Throws a QueryError if the database fails. */
  async add(file: string, record: SourceRecord): Promise<void> {
    this.report.records++;
    const id = sourceIdOf(record);
    const more = weightOf(record);
    const { batchRecords = batchLimits.records } = this.#options;
    const isFull = this.#batch.size >= batchRecords || this.#weight + more > batchLimits.weight;
    // If two records describe the same source, the first must be in the graph before the second replaces it.
    if (isFull || this.#batch.has(id)) await this.flush();
    this.#batch.set(id, { file, record });
    this.#weight += more;
  }

  /** Imports what has come and is not imported yet. Throws a QueryError if the database fails. */
  async flush(): Promise<void> {
    const items = [...this.#batch.values()];
    this.#batch = new Map();
    this.#weight = 0;
    if (items.length === 0) return;
    const { report } = this;
    for (const outcome of await this.#import(items)) {
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
  }

  /** Imports a batch. If the database refuses it, imports each half, and so on down to the faulty record. */
  async #import(items: readonly Item[]): Promise<(ImportOutcome | Refusal)[]> {
    const { timeoutMs, generation } = this.#options;
    try {
      const records = items.map(({ record }) => record);
      const outcomes = await importRecords(this.#neo4j, records, { timeoutMs, generation, namesEntities: false });
      this.#timeouts = 0;
      return outcomes;
    } catch (error) {
      if (!(error instanceof QueryError) || !causedByRecords.has(error.code)) throw error;
      if (items.length > 1) {
        const half = Math.ceil(items.length / 2);
        return [...(await this.#import(items.slice(0, half))), ...(await this.#import(items.slice(half)))];
      }
      if (error.code === "TIMEOUT" && ++this.#timeouts > mostTimeouts) throw error;
      const reason = `is refused by the database: ${error.message.split("\n", 1)[0]}`;
      return items.map(({ file }) => ({ refused: { file, pointer: "", reason } }));
    }
  }
}
