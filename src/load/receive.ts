import type { Dataset } from "../articles/entry-record.ts";
import type { WrittenRow } from "../articles/import-rows.ts";
import type { SourceRecord } from "../articles/source-record.ts";
import type { Batch, Result, Task } from "./partition-steps.ts";
import { ReceivedSources } from "./received-sources.ts";
import type { Threads } from "./threads.ts";

const recordsAtOnce = 1_000;
/** The most rows of a batch, and about how many characters it may have. A row that has more is a batch of its own. */
const batchLimits = { rows: 500, size: 2 ** 22 } as const;

/** Keeps checked records in a folder. Throws what `records` throws. */
export async function receiveRecords(
  folder: string,
  records: Iterable<SourceRecord> | AsyncIterable<SourceRecord>,
): Promise<void> {
  const sources = new ReceivedSources(folder);
  let count = 0;
  for await (const record of records) {
    sources.add(record);
    // Lets the process handle signals, also if the records come without a pause.
    if (++count % recordsAtOnce === 0) await new Promise(setImmediate);
  }
  sources.flush();
}

/**
 * Lets threads check the entries of rows, and keep the entries of rows without faults. Settles the rows in their order. In
 * memory are one batch for each thread, and the batch that is being read. Throws what `rows` and the threads throw.
 */
export async function receiveRows(
  threads: Threads<Task, Result>,
  { rows, dataset }: { readonly rows: AsyncIterable<WrittenRow>; readonly dataset: Dataset },
): Promise<void> {
  const underWay: (readonly WrittenRow[])[] = [];
  const tasks = async function* () {
    let number = 0;
    for await (const batch of batchesOf(rows)) {
      underWay.push(batch);
      yield { batch: { number: number++, dataset, rows: batch.map(({ entries }) => entries) } satisfies Batch };
    }
  };
  await threads.inOrder(tasks(), ({ faults }) => {
    for (const [i, { settle }] of underWay.shift()?.entries() ?? []) settle(faults?.get(i) ?? []);
  });
  await threads.all("flush");
}

async function* batchesOf(rows: AsyncIterable<WrittenRow>): AsyncGenerator<WrittenRow[]> {
  let batch: WrittenRow[] = [];
  let size = 0;
  for await (const row of rows) {
    if (batch.length > 0 && (batch.length >= batchLimits.rows || size + row.size > batchLimits.size)) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(row);
    size += row.size;
  }
  if (batch.length > 0) yield batch;
}
