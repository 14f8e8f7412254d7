import { textOfRecord } from "../articles/record-text.ts";
import { type SourceRecord, sourceIdOf } from "../articles/source-record.ts";
import { Spool, type Writer } from "../spool.ts";

/**
 * Records on disk, each as the text that the graph stores. Several threads may add them, each with a `Writer` of its own.
 * All can read them after each has called `flush`.
 */
export class ReceivedSources {
  readonly #spool: Spool;

  constructor(folder: string, writer?: Writer) {
    this.#spool = new Spool(folder, "sources", writer);
  }

  /** Adds a record. If two batches have a record of one source, the one of the batch with the higher number counts. */
  add(record: SourceRecord, batch = 0): void {
    const id = sourceIdOf(record);
    // No id holds a tab.
    this.#spool.add(`${id}\t${batch}\t${textOfRecord(record)}`, id);
  }

  flush(): void {
    this.#spool.flush();
  }

  /** The texts of a partition: of each source the last one that came. */
  texts(number: number): string[] {
    const found = new Map<string, { readonly batch: number; readonly text: string }>();
    for (const line of this.#spool.lines(number)) {
      const idEnd = line.indexOf("\t");
      const batchEnd = line.indexOf("\t", idEnd + 1);
      const id = line.slice(0, idEnd);
      const batch = Number(line.slice(idEnd + 1, batchEnd));
      if (batch >= (found.get(id)?.batch ?? 0)) found.set(id, { batch, text: line.slice(batchEnd + 1) });
    }
    return Array.from(found.values(), ({ text }) => text);
  }

  /** Removes a partition, which nobody needs any more. */
  remove(number: number): void {
    this.#spool.remove(number);
  }
}
