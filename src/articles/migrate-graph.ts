import { z } from "zod";
import { StartupError } from "../config.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Neo4j, Run } from "../neo4j/driver.ts";
import { totalRow } from "../neo4j/statement.ts";
import { type GraphState, graphFormat, graphState, lockedState } from "./graph-format.ts";
import { writeRecords } from "./import-records.ts";
import { recordOfText } from "./record-text.ts";
import { batchesOf } from "./record-weight.ts";
import { removeAll, removeDerived } from "./remove-derived.ts";
import type { SourceRecord } from "./source-record.ts";

export interface MigrateGraphOptions {
  /** The timeout of each transaction. */
  readonly timeoutMs: number;
  readonly report: (line: string) => void;
}

const sourcesRead = 100;

/**
 * Makes sure that the graph has the format of this program. If it has an older one, it is derived again from the stored
 * records, in transactions of limited size. If this is interrupted, the next start continues; several processes share
 * the work. Until it is done, the graph is marked as incomplete.
 *
 * Throws a StartupError if the format is newer or a backup is still being restored, and a QueryError.
 */
export async function migrateGraph(neo4j: Neo4j, { timeoutMs, report }: MigrateGraphOptions): Promise<void> {
  const state = await graphState(neo4j, { timeoutMs });
  if (state.restoring !== null)
    throw new StartupError(
      "A backup is being restored, or that was interrupted: run npm run restore again, or use an empty database",
    );
  const format = state.format ?? 1;
  const newest = Math.max(format, state.rebuilding ?? format);
  if (newest > graphFormat)
    throw new StartupError(
      `The graph has format ${newest}, and this program knows formats up to ${graphFormat}: use a newer version of it`,
    );
  if (format === graphFormat || !(state.known || state.hasSources)) return;

  const [counted] = await neo4j.read(cypher("source/count", {}, totalRow), { timeoutMs });
  const total = counted?.total ?? 0;
  report(`The graph has format ${format}, and this program ${graphFormat}: deriving it anew from its ${total} sources`);
  await removeOld(neo4j, timeoutMs);
  await rebuild(neo4j, timeoutMs, reporter(total, report));
  report(`The graph has format ${graphFormat} now`);
}

/** Removes what was derived in an older format. Does nothing if that is done already. */
async function removeOld(neo4j: Neo4j, timeoutMs: number): Promise<void> {
  const noteRebuilt = (rebuiltTo: string | null, from: (state: GraphState) => boolean) =>
    neo4j.write(
      async (run) => {
        if (from(await lockedState(run)))
          await run(cypher("format/set-rebuilt", { rebuilding: graphFormat, rebuiltTo }));
      },
      { timeoutMs },
    );
  await noteRebuilt(null, ({ format, rebuilding }) => format !== graphFormat && rebuilding !== graphFormat);
  const isRemoving = ({ rebuilding, rebuiltTo }: GraphState) => rebuilding === graphFormat && rebuiltTo === null;
  const mayRemove = async (run: Run) => isRemoving(await lockedState(run));
  await removeAll(neo4j, "format/label-sources", { timeoutMs }, mayRemove);
  await removeDerived(neo4j, { timeoutMs }, mayRemove);
  await noteRebuilt("", isRemoving);
}

const recordRow = z.object({ id: z.string(), record: z.string().nullable(), generation: z.int().nullable() });

/** Derives the graph from the stored records, in order of their ids. Then sets the format. */
async function rebuild(neo4j: Neo4j, timeoutMs: number, done: (sources: number) => void): Promise<void> {
  let sources = 0;
  for (let after = reached(await graphState(neo4j, { timeoutMs })); after !== null; ) {
    const rows = await neo4j.read(cypher("format/records", { after, limit: sourcesRead }, recordRow), { timeoutMs });
    const records = rows.map(({ id, record, generation }) => ({ id, generation, record: recordOf(id, record) }));
    if (records.length === 0) break;
    for (const batch of batchesOf(records, ({ record }) => record)) {
      const expected: string = after;
      const last = batch.at(-1)?.id as string;
      // If another process has done this batch meanwhile, continue behind it.
      after = await neo4j.write(
        async (run) => {
          const rebuiltTo = reached(await lockedState(run));
          if (rebuiltTo !== expected) return rebuiltTo;
          await writeRecords(run, batch);
          await run(cypher("format/set-rebuilt", { rebuilding: graphFormat, rebuiltTo: last }));
          return last;
        },
        { timeoutMs },
      );
      if (after !== last) break;
      sources += batch.length;
      done(sources);
    }
  }
  await neo4j.write(
    async (run) => {
      if (reached(await lockedState(run)) !== null) await run(cypher("format/set", { format: graphFormat }));
    },
    { timeoutMs },
  );
}

/** The id of the last source that was derived again. Null if this is not in progress. */
function reached({ rebuilding, rebuiltTo }: GraphState): string | null {
  return rebuilding === graphFormat ? rebuiltTo : null;
}

function recordOf(id: string, record: string | null): SourceRecord {
  if (record !== null) return recordOfText(record);
  throw new StartupError(
    `The source ${id} has no stored record: this program did not make the graph, or it was changed; use another database`,
  );
}

/** Reports progress after every tenth of the sources. */
function reporter(total: number, report: (line: string) => void): (sources: number) => void {
  let tenths = 0;
  return (sources) => {
    const reached = Math.floor((10 * sources) / total);
    if (reached > tenths && reached < 10) report(`  ${sources} of ${total} sources`);
    tenths = Math.max(tenths, reached);
  };
}
