import { createWriteStream } from "node:fs";
import { access, rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { z } from "zod";
import { StartupError } from "../config.ts";
import { storedDecision, storedDecisionRow } from "../identity/stored-members.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import { type Neo4j, type Read, readOne } from "../neo4j/driver.ts";
import { checkUnchanged, readGraphState } from "../neo4j/graph-state.ts";
import { pages } from "../neo4j/pages.ts";
import { totalRow } from "../neo4j/statement.ts";
import { wholeProposals } from "../proposals/carried-proposals.ts";
import { type Counts, fileVersion, type Header, LineTally } from "./backup-file.ts";

export interface BackupOptions {
  readonly timeoutMs: number;
  readonly progress?: (done: number, total: number) => void;
}

const datasetsRead = 1_000;
const recordsRead = 100;
const decisionsRead = 1_000;

/**
 * Writes the datasets, the records, the decisions and the version of the graph into a new file, and tells how many. The
 * file has its name only once it is whole. Throws a StartupError if there is such a file, if it cannot be written, or if
 * the graph changed meanwhile, and a QueryError.
 */
export async function backupGraph(neo4j: Neo4j, file: string, options: BackupOptions): Promise<Counts> {
  if (await exists(file)) throw new StartupError(`${file} exists: name a new file`);
  const partial = `${file}.partial`;
  const tally = new LineTally();
  try {
    await pipeline(textOf(neo4j, tally, options), createGzip(), createWriteStream(partial, { flush: true }));
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    const { code, path, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    throw new StartupError(`Cannot write ${path ?? file}: ${code}`);
  }
  return tally.counts;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function* textOf(neo4j: Neo4j, tally: LineTally, { timeoutMs, progress }: BackupOptions): AsyncGenerator<string> {
  const read: Read = (statement) => neo4j.read(statement, { timeoutMs });
  const line = (text: string, type: string | null) => {
    tally.add(text, type);
    return `${text}\n`;
  };
  const graph = await readGraphState(read);
  const { total } = await readOne(read, cypher("source/count", {}, totalRow));
  yield line(JSON.stringify({ type: "backup", fileVersion, graph } satisfies Header), null);
  for await (const dataset of datasets(read)) yield line(JSON.stringify({ type: "dataset", dataset }), "dataset");
  let done = 0;
  for await (const record of records(read)) {
    // The text of the record as it is stored.
    yield line(`{"type":"record","record":${record}}`, "record");
    done++;
    if (done % recordsRead === 0 || done === total) progress?.(done, total);
  }
  for await (const decision of decisions(read)) yield line(JSON.stringify({ type: "decision", decision }), "decision");
  for await (const proposal of wholeProposals(read))
    yield line(JSON.stringify({ type: "proposal", proposal }), "proposal");
  await checkUnchanged(read, graph, ["backed up", "back"]);
  yield `${tally.endLine()}\n`;
}

const datasetRow = z.object({ dataset: z.looseObject({ id: z.string() }) });

async function* datasets(read: Read): AsyncGenerator<object> {
  const page = (after: string) => read(cypher("dataset/page", { after, limit: datasetsRead }, datasetRow));
  for await (const rows of pages(page, ({ dataset }) => dataset.id))
    for (const { dataset } of rows) {
      const { entryCount: _, ...said } = dataset;
      yield said;
    }
}

const recordRow = z.object({ id: z.string(), record: z.string() });

async function* records(read: Read): AsyncGenerator<string> {
  const page = (after: string) => read(cypher("format/records", { after, limit: recordsRead }, recordRow));
  for await (const rows of pages(page, ({ id }) => id)) for (const { record } of rows) yield record;
}

async function* decisions(read: Read): AsyncGenerator<object> {
  const page = (after: string) => read(cypher("identity/log", { after, limit: decisionsRead }, storedDecisionRow));
  for await (const rows of pages(page, (row) => storedDecision(row).id))
    for (const row of rows) {
      // Its id follows from the event, and whether it is in force from all events.
      const { id: _, inForce: __, ...event } = storedDecision(row);
      yield event;
    }
}
