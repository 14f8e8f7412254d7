import { mkdir, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import type { Dataset } from "../articles/entry-record.ts";
import type { WrittenRow } from "../articles/import-rows.ts";
import type { SourceRecord } from "../articles/source-record.ts";
import { writable } from "../database/disk.ts";
import { filesIn } from "../database/embedded-files.ts";
import { importingInto } from "../database/half-imported.ts";
import { provision } from "../database/provision.ts";
import type { ThreadData } from "./derive-thread.ts";
import { runImporter } from "./neo4j-importer.ts";
import type { Result, Task, Written } from "./partition-steps.ts";
import type { Phase } from "./phase.ts";
import { receiveRecords, receiveRows } from "./receive.ts";
import { Threads } from "./threads.ts";
import { progressSteps, writeGraph } from "./write-graph.ts";

/** Each takes up to a hundred megabytes of its own. */
const mostThreads = 2;
/** The largest heap of a thread. It holds the records of one partition. */
const threadMegabytes = 1_024;

/** What is to be loaded: checked records, and the dataset if they are its entries; or rows that become its entries. */
export type Loadable =
  | { readonly records: Iterable<SourceRecord> | AsyncIterable<SourceRecord>; readonly dataset: Dataset | null }
  | { readonly rows: AsyncIterable<WrittenRow>; readonly dataset: Dataset };

/**
 * Fills the embedded database of a data folder with the graph of these records, and removes what it had. If two records
 * are of one source, the last one counts. No Neo4j may run on the folder. The next start builds the indexes. If `records`
 * or `rows` throws, so does the load, and the database stays as it was. Throws a StartupError if the load fails otherwise.
 */
export async function loadFolder(dataDir: string, loadable: Loadable, phase: Phase): Promise<Written> {
  const runtime = await provision({ report: (line) => console.error(line) });
  const neo4jDir = resolve(dataDir, "neo4j");
  const { home } = filesIn(neo4jDir);
  const folder = join(neo4jDir, "loading");
  await writable(dataDir, async () => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
  });
  const threads = derivingThreads(folder);
  try {
    await phase("Reading the records", 0, () =>
      "rows" in loadable ? receiveRows(threads, loadable) : receiveRecords(folder, loadable.records),
    );
    const { tables, written } = await phase("Deriving the graph", progressSteps, (done) => {
      let step = 0;
      return writeGraph(threads, { dataset: loadable.dataset, folder }, () => done(++step));
    });
    // The importer needs their memory.
    await threads.stop();
    await phase("Running Neo4j's importer", 0, () =>
      importingInto(dataDir, () => runImporter(runtime, { home, folder, tables })),
    );
    return written;
  } finally {
    await threads.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function derivingThreads(folder: string): Threads<Task, Result> {
  const of = Math.min(mostThreads, availableParallelism());
  const data = Array.from({ length: of }, (_, number): ThreadData => ({ folder, writer: { number, of } }));
  return new Threads("src/load/derive-thread.js", data, { maxOldGenerationSizeMb: threadMegabytes });
}
