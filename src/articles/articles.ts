import type { Neo4j } from "../neo4j/driver.ts";
import { checkRecord, FaultyRecordError } from "./check-record.ts";
import { type ImportOutcome, importRecords, type Retracted, retractArticle } from "./import-records.ts";

/** What became of a record that was taken. */
export type Imported = Extract<ImportOutcome, { readonly faults: null }>;

/** The changes that an editor can make: one transaction each. */
export class Articles {
  readonly #neo4j: Neo4j;
  readonly #timeoutMs: number;
  readonly #onChange: () => void;

  /** Calls `onChange` after each change. */
  constructor(neo4j: Neo4j, { importTimeoutMs }: { readonly importTimeoutMs: number }, onChange: () => void) {
    this.#neo4j = neo4j;
    this.#timeoutMs = importTimeoutMs;
    this.#onChange = onChange;
  }

  /** Takes one record. Throws a FaultyRecordError, nothing written, or a QueryError where the database failed. */
  async import(record: unknown): Promise<Imported> {
    const [outcome] = await importRecords(this.#neo4j, [checkRecord(record)], { timeoutMs: this.#timeoutMs });
    if (outcome?.faults !== null) throw new FaultyRecordError(outcome?.faults ?? []);
    this.#onChange();
    return outcome;
  }

  /** Takes an article back; null where the graph has none with the id. Throws a QueryError. */
  async retract(articleId: string): Promise<Retracted | null> {
    const retracted = await retractArticle(this.#neo4j, articleId, { timeoutMs: this.#timeoutMs });
    this.#onChange();
    return retracted;
  }
}
