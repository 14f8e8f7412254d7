import type { Neo4j } from "../neo4j/driver.ts";
import { checkRecord, FaultyRecordError } from "./check-record.ts";
import { type ImportOutcome, importRecords, retractArticle } from "./import-records.ts";

/** What became of a record that was taken. */
export type Imported = Extract<ImportOutcome, { readonly faults: null }>;

/** The changes that an editor can make: one transaction each. */
export class Articles {
  readonly #neo4j: Neo4j;
  readonly #timeoutMs: number;

  constructor(neo4j: Neo4j, { importTimeoutMs }: { readonly importTimeoutMs: number }) {
    this.#neo4j = neo4j;
    this.#timeoutMs = importTimeoutMs;
  }

  /** Takes one record. Throws a FaultyRecordError, nothing written, or a QueryError where the database failed. */
  async import(record: unknown): Promise<Imported> {
    const [outcome] = await importRecords(this.#neo4j, [checkRecord(record)], { timeoutMs: this.#timeoutMs });
    if (outcome?.faults === null) return outcome;
    throw new FaultyRecordError(outcome?.faults ?? []);
  }

  /** Takes an article back; null where the graph has none with the id. Throws a QueryError. */
  retract(articleId: string): ReturnType<typeof retractArticle> {
    return retractArticle(this.#neo4j, articleId, { timeoutMs: this.#timeoutMs });
  }
}
