import { recordOfText, textOfRecord } from "../articles/record-text.ts";
import { type SourceRecord, sourceIdOf } from "../articles/source-record.ts";
import { Spool } from "./spool.ts";

/** Records on disk. */
export class ReceivedSources {
  readonly #spool: Spool;

  constructor(folder: string) {
    this.#spool = new Spool(folder, "sources");
  }

  add(record: SourceRecord): void {
    this.#spool.add(textOfRecord(record), sourceIdOf(record));
  }

  /** The records of a partition: of each source the last one that was added. */
  records(number: number): Iterable<SourceRecord> {
    const records = this.#spool.lines(number).map(recordOfText);
    return new Map(records.map((record) => [sourceIdOf(record), record])).values();
  }

  remove(): void {
    this.#spool.remove();
  }
}
