import { z } from "zod";
import { beginImport } from "../articles/datasets.ts";
import { isWhole, lockedState } from "../articles/graph-format.ts";
import { importRecords } from "../articles/import-records.ts";
import { type LoggedEvent, mergeDecisions } from "../articles/merge-decisions.ts";
import { batchLimits, weightOf } from "../articles/record-weight.ts";
import type { SourceRecord } from "../articles/source-record.ts";
import { StartupError } from "../config.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import { type Neo4j, readOne } from "../neo4j/driver.ts";
import { writeProposals } from "../proposals/carried-proposals.ts";
import { type Counts, type End, type Header, readBackup } from "./backup-file.ts";

export interface RestoreOptions {
  readonly timeoutMs: number;
  readonly progress?: (done: number, total: number) => void;
}

const decisionsWritten = 5_000;

/**
 * Restores a backup into an empty graph, and tells how many lines of each type it had. The file is read twice: it is
 * checked whole before anything is written. Until all is written the graph is marked, and nothing but a restore of the
 * same file changes it: repeated after an interruption, it goes on. Throws a StartupError, and a QueryError.
 */
export async function restoreGraph(neo4j: Neo4j, file: string, options: RestoreOptions): Promise<Counts> {
  const { graph, counts, sha256: restoring } = await checkedBackup(file);
  await begin(neo4j, file, restoring, options);
  await writeItems(neo4j, file, restoring, { ...options, total: counts.record ?? 0 });
  await neo4j.write(
    async (run) => {
      await lockedState(run);
      await run(cypher("format/set-restored", { ...graph }));
    },
    { timeoutMs: options.timeoutMs },
  );
  return counts;
}

/** Reads the whole file. */
async function checkedBackup(file: string): Promise<Pick<Header, "graph"> & Pick<End, "counts" | "sha256">> {
  let graph: Header["graph"] | undefined;
  let end: End | undefined;
  for await (const item of readBackup(file)) {
    if (item.type === "backup") graph = item.graph;
    else if (item.type === "end") end = item;
  }
  if (graph === undefined || end === undefined) throw new StartupError(`${file} is damaged or no backup: it is empty`);
  return { graph, ...end };
}

const emptyRow = z.object({ isEmpty: z.boolean() });

/** Marks the graph. */
async function begin(neo4j: Neo4j, file: string, restoring: string, { timeoutMs }: RestoreOptions): Promise<void> {
  await neo4j.write(
    async (run) => {
      const state = await lockedState(run);
      if (state.restoring === restoring) return;
      if (state.restoring !== null)
        throw new StartupError(
          "The restore of another file was interrupted: restore that file, or use an empty database",
        );
      const { isEmpty } = await readOne(run, cypher("format/is-empty", {}, emptyRow));
      if (!isEmpty || !isWhole(state))
        throw new StartupError(`The graph is not empty: restore ${file} into an empty database`);
      await run(cypher("format/set-restoring", { restoring }));
    },
    { timeoutMs },
  );
}

async function writeItems(
  neo4j: Neo4j,
  file: string,
  restoring: string,
  { timeoutMs, progress, total }: RestoreOptions & { readonly total: number },
): Promise<void> {
  let generation: number | undefined;
  let records: SourceRecord[] = [];
  let weight = 0;
  let decisions: LoggedEvent[] = [];
  let done = 0;
  const flush = async () => {
    // What an interrupted restore has written is unchanged, and costs little.
    if (records.length > 0)
      await importRecords(neo4j, records, { timeoutMs, namesEntities: false, generation, restoring });
    if (decisions.length > 0) await mergeDecisions(neo4j, decisions, { timeoutMs, dryRun: false, restoring });
    done += records.length;
    if (records.length > 0) progress?.(done, total);
    records = [];
    weight = 0;
    decisions = [];
  };
  for await (const item of readBackup(file)) {
    if (item.type === "dataset") {
      // The first generation, of every dataset: the next snapshot begins the second.
      generation = await beginImport(neo4j, item.dataset, { timeoutMs, snapshot: false, restoring });
    } else if (item.type === "record") {
      const more = weightOf(item.record);
      if (records.length >= batchLimits.records || weight + more > batchLimits.weight) await flush();
      records.push(item.record);
      weight += more;
    } else if (item.type === "decision") {
      if (records.length > 0 || decisions.length >= decisionsWritten) await flush();
      decisions.push(item.decision);
    } else if (item.type === "proposal") {
      await neo4j.write((run) => writeProposals(run, [item.proposal]), { timeoutMs });
    } else if (item.type === "end" && item.sha256 !== restoring) {
      throw new StartupError(`${file} was replaced while it was restored: restore the first file again`);
    }
  }
  await flush();
}
