import type { Neo4j, Run } from "../neo4j/driver.ts";
import { checkRecord } from "./check-record.ts";
import { type RetractedEntries, retractDataset } from "./datasets.ts";
import { type Decided, type DecideOptions, decide, type Request } from "./decide.ts";
import { type ImportOutcome, importIn, importRecords, type Retracted, retractArticle } from "./import-records.ts";

/** The changes that an editor can make: one transaction each, but for `retractDataset`. */
export class GraphEditor {
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
  async import(record: unknown): Promise<ImportOutcome> {
    const [outcome] = await importRecords(this.#neo4j, [checkRecord(record)], { timeoutMs: this.#timeoutMs });
    this.#onChange();
    return outcome as ImportOutcome;
  }

  /**
   * Runs `work` in one transaction, in which it may take a record beside what else it writes. `work` may run more than
   * once. Throws what `work` throws, nothing written, a FaultyRecordError for a faulty record, and a QueryError.
   */
  async transact<T>(work: (run: Run, take: (record: unknown) => Promise<ImportOutcome>) => Promise<T>): Promise<T> {
    const options = { timeoutMs: this.#timeoutMs };
    const result = await this.#neo4j.write(
      (run) =>
        work(run, async (record) => {
          const [outcome] = await importIn(run, [checkRecord(record)], options);
          return outcome as ImportOutcome;
        }),
      options,
    );
    this.#onChange();
    return result;
  }

  /** Makes a decision, or tells what it would do. Throws a RefusedDecisionError, or a QueryError. */
  async decide(request: Request, options: Omit<DecideOptions, "timeoutMs">): Promise<Decided> {
    const decided = await decide(this.#neo4j, request, { ...options, timeoutMs: this.#timeoutMs });
    if (!options.dryRun) this.#onChange();
    return decided;
  }

  /** Takes an article back; null where the graph has none with the id. Throws a QueryError. */
  async retract(articleId: string): Promise<Retracted | null> {
    const retracted = await retractArticle(this.#neo4j, articleId, { timeoutMs: this.#timeoutMs });
    this.#onChange();
    return retracted;
  }

  /**
   * Takes a dataset back, in many transactions, for as long as one import may take; null where the graph has none with
   * the id. Throws a QueryError.
   */
  async retractDataset(id: string): Promise<RetractedEntries | null> {
    const until = performance.now() + this.#timeoutMs;
    const enough = () => performance.now() > until;
    try {
      return await retractDataset(this.#neo4j, id, { timeoutMs: this.#timeoutMs, enough });
    } finally {
      this.#onChange();
    }
  }
}
