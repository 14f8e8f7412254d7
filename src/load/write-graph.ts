import type { Dataset } from "../articles/entry-record.ts";
import { partitionCount } from "../spool.ts";
import { GraphFiles, type Tables } from "./graph-files.ts";
import { identifyAll } from "./identify-all.ts";
import { type Derivers, eachPartition, steps, type Written } from "./partition-steps.ts";

/** How often `writeGraph` reports progress: each of its steps goes through all partitions. */
export const progressSteps = steps.length * partitionCount;

/**
 * Derives the graph of the sources in a folder and writes the files for Neo4j's importer. Returns what it is
 * told of them too. One partition for each of the derivers is in memory at a time, and the members that may be joined: see
 * `identifyAll`.
 */
export async function writeGraph(
  derivers: Derivers,
  { dataset, folder }: { readonly dataset: Dataset | null; readonly folder: string },
  done: () => void,
): Promise<{ readonly tables: readonly Tables[]; readonly written: Written }> {
  const identified = await identifyAll(derivers, done);
  await derivers.all({ identified });
  for (const step of ["sources", "pairs", "entities"] as const) await eachPartition(derivers, step, done);
  const files = new GraphFiles(folder, "whole");
  files.graph(dataset);
  const tables = [files.finish()];
  const written = { sources: 0, entities: 0, relations: 0 };
  for (const result of await derivers.all("finish")) {
    if (result.tables !== undefined) tables.push(result.tables);
    for (const what of ["sources", "entities", "relations"] as const) written[what] += result.written?.[what] ?? 0;
  }
  return { tables, written };
}
