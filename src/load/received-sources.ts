import { textOfRecord } from "../articles/record-text.ts";
import { type SourceRecord, sourceIdOf } from "../articles/source-record.ts";
import { Spool } from "../spool.ts";

/** Records on disk, each as the text that the graph stores. One thread adds them; others read them after its `flush`. */
export class ReceivedSources {
  readonly #spool: Spool;

  constructor(folder: string) {
    this.#spool = new Spool(folder, "sources");
  }

  add(record: SourceRecord): void {
    const id = sourceIdOf(record);
    // No id holds a tab.
    this.#spool.add(`${id}\t${textOfRecord(record)}`, id);
  }

  flush(): void {
    this.#spool.flush();
  }

  /** The texts of a partition: of each source the last one that was added. */
  texts(number: number): Iterable<string> {
    const texts = new Map<string, string>();
    for (const line of this.#spool.lines(number)) {
      const end = line.indexOf("\t");
      texts.set(line.slice(0, end), line.slice(end + 1));
    }
    return texts.values();
  }

  /** Removes a partition, which nobody needs any more. */
  remove(number: number): void {
    this.#spool.remove(number);
  }
}
