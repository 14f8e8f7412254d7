import { mkdir, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import type { Dataset } from "../articles/entry-record.ts";
import type { SourceRecord } from "../articles/source-record.ts";
import { importingInto } from "../database/half-imported.ts";
import { provision } from "../database/provision.ts";
import type { ThreadData } from "./derive-thread.ts";
import { runImporter } from "./neo4j-importer.ts";
import type { Result, Task, Written } from "./partition-steps.ts";
import type { Phase } from "./phase.ts";
import { ReceivedSources } from "./received-sources.ts";
import { Threads } from "./threads.ts";
import { progressSteps, writeGraph } from "./write-graph.ts";

const recordsAtOnce = 1_000;
/** Each takes up to a hundred megabytes of its own. */
const mostThreads = 2;
/** The largest heap of a thread. It holds the records of one partition. */
const threadMegabytes = 1_024;

/** What is to be loaded: checked records, and the dataset if they are its entries. */
export interface Loadable {
  readonly records: Iterable<SourceRecord> | AsyncIterable<SourceRecord>;
  readonly dataset: Dataset | null;
}

/**
 * Fills the embedded database of a data folder with the graph of these records, and removes what it had. If two records
 * are of one source, the last one counts. The database must have been started once, and must not run now. The next start
 * builds its indexes. What `records` throws ends it before the database is touched. Throws a StartupError.
 */
export async function loadFolder(dataDir: string, { records, dataset }: Loadable, phase: Phase): Promise<Written> {
  const runtime = await provision({ report: (line) => console.error(line) });
  const neo4jDir = resolve(dataDir, "neo4j");
  const folder = join(neo4jDir, "loading");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const sources = new ReceivedSources(folder);
    await phase("Reading the records", 0, async () => {
      let count = 0;
      for await (const record of records) {
        sources.add(record);
        // Lets the process handle signals, also if the records come without a pause.
        if (++count % recordsAtOnce === 0) await new Promise(setImmediate);
      }
      sources.flush();
    });
    const { tables, written } = await phase("Deriving the graph", progressSteps, async (done) => {
      const threads = derivingThreads(folder);
      let step = 0;
      try {
        return await writeGraph(threads, { dataset, folder }, () => done(++step));
      } finally {
        await threads.stop();
      }
    });
    await phase("Running Neo4j's importer", 0, () =>
      importingInto(dataDir, () => runImporter(runtime, { home: join(neo4jDir, "home"), folder, tables })),
    );
    return written;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function derivingThreads(folder: string): Threads<Task, Result> {
  const of = Math.min(mostThreads, availableParallelism());
  const data = Array.from({ length: of }, (_, number): ThreadData => ({ folder, writer: { number, of } }));
  return new Threads("src/load/derive-thread.js", data, { maxOldGenerationSizeMb: threadMegabytes });
}
