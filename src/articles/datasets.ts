import { z } from "zod";
import { cypher } from "../neo4j/cypher-files.ts";
import { type Neo4j, type Run, readOne } from "../neo4j/driver.ts";
import { applyChange } from "./apply-change.ts";
import { advanceVersion } from "./change.ts";
import type { Dataset } from "./entry-record.ts";
import { lockGraph } from "./graph-format.ts";
import { withMembers } from "./member-record.ts";
import { recordOfText } from "./record-text.ts";
import { batchesOf, batchLimits } from "./record-weight.ts";

interface Options {
  readonly timeoutMs: number;
}

/** The percentage of the entries of a dataset that a snapshot may retract if nothing else is said. */
export const defaultRemoval = 20;

/** Thrown if a snapshot would retract more entries than are allowed. None is retracted then. */
export class TooManyRemovedError extends Error {
  override readonly name = "TooManyRemovedError";
  readonly removed: number;
  readonly before: number;
  constructor(removed: number, before: number) {
    super(`The snapshot would retract ${removed} entries, and the dataset had ${before} before it`);
    this.removed = removed;
    this.before = before;
  }
}

const generationRow = z.object({ generation: z.int() });

/**
 * Writes what is said of a dataset, and returns the generation to which its entries of this import belong. Each snapshot
 * is a new generation. So a snapshot that was not completed can be imported again, or another one instead: what has the
 * generation of the last one stays in the end. Throws a QueryError.
 */
export function beginImport(
  neo4j: Neo4j,
  dataset: Dataset,
  { timeoutMs, snapshot, restoring }: Options & { readonly snapshot: boolean; readonly restoring?: string },
): Promise<number> {
  return neo4j.write(
    async (run) => {
      await lockGraph(run, restoring);
      return (await readOne(run, cypher("dataset/begin", { dataset, snapshot }, generationRow))).generation;
    },
    { timeoutMs },
  );
}

const oldRow = z.object({ before: z.int(), old: z.int() });

/** What a retraction of entries removed. */
export interface RetractedEntries {
  readonly entriesRemoved: number;
  /** How many entries are still there that it was to remove: more than none only if the time was up. */
  readonly entriesLeft: number;
  readonly relationsRemoved: number;
  readonly entitiesRemoved: number;
}

/**
 * Completes a snapshot: retracts the entries that it lacks. Throws a TooManyRemovedError if these are more than `most`
 * percent of what there was before the last complete snapshot, unless `most` is 100, and a QueryError. It can be called again after either.
 */
export async function completeSnapshot(
  neo4j: Neo4j,
  dataset: string,
  generation: number,
  { timeoutMs, most }: Options & { readonly most: number },
): Promise<RetractedEntries> {
  const { before, old } = await oldEntries(neo4j, dataset, generation, { timeoutMs });
  if (most < 100 && old * 100 > before * most) throw new TooManyRemovedError(old, before);
  const retracted = await retractBefore(neo4j, dataset, generation, { timeoutMs });
  await neo4j.write(
    async (run) => {
      await lockGraph(run);
      await run(cypher("dataset/complete", { id: dataset }));
    },
    { timeoutMs },
  );
  return retracted;
}

const anyGeneration = Number.MAX_SAFE_INTEGER;

/**
 * Removes a dataset, its entries, and everything that only these support, in transactions of limited size. After `enough`
 * has returned true it begins no further one; calling it again goes on. Null if there is no such dataset. Throws a
 * QueryError.
 */
export async function retractDataset(
  neo4j: Neo4j,
  dataset: string,
  { timeoutMs, enough = () => false }: Options & { readonly enough?: () => boolean },
): Promise<RetractedEntries | null> {
  if ((await entriesOf(neo4j, dataset, { timeoutMs })) === null) return null;
  const retracted = await retractBefore(neo4j, dataset, anyGeneration, { timeoutMs, enough });
  if (retracted.entriesLeft > 0) return retracted;
  await neo4j.write(
    async (run) => {
      await lockGraph(run);
      await run(cypher("dataset/remove-empty", { id: dataset }));
      await advanceVersion(run, null);
    },
    { timeoutMs },
  );
  return retracted;
}

/** How many entries a dataset has. Null if there is no such dataset. Throws a QueryError. */
export async function entriesOf(neo4j: Neo4j, dataset: string, options: Options): Promise<number | null> {
  const [found] = await neo4j.read(oldStatement(dataset, anyGeneration), options);
  return found?.old ?? null;
}

function oldStatement(id: string, generation: number) {
  return cypher("dataset/old-entries", { id, generation }, oldRow);
}

async function oldEntries(neo4j: Neo4j, dataset: string, generation: number, options: Options) {
  const [found] = await neo4j.read(oldStatement(dataset, generation), options);
  return found ?? { before: 0, old: 0 };
}

const recordRow = z.object({ id: z.string(), record: z.string() });

async function retractBefore(
  neo4j: Neo4j,
  dataset: string,
  generation: number,
  { timeoutMs, enough = () => false }: Options & { readonly enough?: () => boolean },
): Promise<RetractedEntries> {
  let [entriesRemoved, relationsRemoved, entitiesRemoved] = [0, 0, 0];
  for (;;) {
    if (enough()) {
      const { old } = await oldEntries(neo4j, dataset, generation, { timeoutMs });
      return { entriesRemoved, entriesLeft: old, relationsRemoved, entitiesRemoved };
    }
    const removed = await neo4j.write((run) => retractSome(run, dataset, generation), { timeoutMs });
    if (removed === null) return { entriesRemoved, entriesLeft: 0, relationsRemoved, entitiesRemoved };
    entriesRemoved += removed.entries;
    relationsRemoved += removed.relationsRemoved;
    entitiesRemoved += removed.entitiesRemoved;
  }
}

/** Retracts a batch of entries. Null if there are none. */
async function retractSome(run: Run, id: string, generation: number) {
  await lockGraph(run);
  const params = { id, generation, limit: batchLimits.records };
  const rows = await run(cypher("dataset/entries", params, recordRow));
  const [batch] = batchesOf(
    rows.map(({ record }) => withMembers(recordOfText(record))),
    (record) => record,
  );
  if (batch === undefined) return null;
  const { change } = await applyChange(run, { lost: batch, gained: [] });
  await advanceVersion(run, change);
  const { relationsRemoved, entitiesRemoved } = change;
  return {
    entries: batch.length,
    relationsRemoved: relationsRemoved.length,
    entitiesRemoved: entitiesRemoved.length,
  };
}
