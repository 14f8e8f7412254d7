import { z } from "zod";
import { StartupError } from "../config.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Neo4j } from "../neo4j/driver.ts";
import { type GraphState, graphFormat, graphState, lockedState } from "./graph-format.ts";
import { writeRecords } from "./import-records.ts";
import type { ArticleRecord } from "./record.ts";
import { recordOfText } from "./record-text.ts";
import { batchesOf } from "./record-weight.ts";
import { removeDerived } from "./remove-derived.ts";

export interface MigrateGraphOptions {
  /** The timeout of each transaction. */
  readonly timeoutMs: number;
  readonly report: (line: string) => void;
}

const articlesRead = 100;

/**
 * Makes sure that the graph has the format of this program. If it has an older one, it is derived again from the stored
 * records, in transactions of limited size. If this is interrupted, the next start continues; several processes share
 * the work. Until it is done, the graph is marked as incomplete.
 *
 * Throws a StartupError if the format is newer or the graph is still being generated, and a QueryError.
 */
export async function migrateGraph(neo4j: Neo4j, { timeoutMs, report }: MigrateGraphOptions): Promise<void> {
  const state = await graphState(neo4j, { timeoutMs });
  if (state.generating)
    throw new StartupError(
      "The graph is being generated, or that was interrupted: run npm run generate again, or use an empty database",
    );
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
  if (format === graphFormat || !(state.known || state.hasArticles)) return;

  const [counted] = await neo4j.read(cypher("article/count"), { timeoutMs });
  const total = (counted?.total ?? 0) as number;
  report(
    `The graph has format ${format}, and this program ${graphFormat}: deriving it anew from its ${total} articles`,
  );
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
  await removeDerived(neo4j, { timeoutMs }, async (run) => isRemoving(await lockedState(run)));
  await noteRebuilt("", isRemoving);
}

const recordRow = z.object({ id: z.string(), record: z.string().nullable() });

/** Derives the graph from the stored records, in order of their ids. Then sets the format. */
async function rebuild(neo4j: Neo4j, timeoutMs: number, done: (articles: number) => void): Promise<void> {
  let articles = 0;
  for (let after = reached(await graphState(neo4j, { timeoutMs })); after !== null; ) {
    const rows = await neo4j.read(cypher("format/records", { after, limit: articlesRead }, recordRow), { timeoutMs });
    const records = rows.map(({ id, record }) => recordOf(id, record));
    if (records.length === 0) break;
    for (const batch of batchesOf(records, (record) => record)) {
      const expected: string = after;
      const last = batch.at(-1)?.article.id as string;
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
      articles += batch.length;
      done(articles);
    }
  }
  await neo4j.write(
    async (run) => {
      if (reached(await lockedState(run)) !== null) await run(cypher("format/set", { format: graphFormat }));
    },
    { timeoutMs },
  );
}

/** The id of the last article that was derived again. Null if this is not in progress. */
function reached({ rebuilding, rebuiltTo }: GraphState): string | null {
  return rebuilding === graphFormat ? rebuiltTo : null;
}

function recordOf(id: string, record: string | null): ArticleRecord {
  if (record !== null) return recordOfText(record);
  throw new StartupError(
    `The article ${id} has no stored record: this program did not make the graph, or it was changed; use another database`,
  );
}

/** Reports progress after every tenth of the articles. */
function reporter(total: number, report: (line: string) => void): (articles: number) => void {
  let tenths = 0;
  return (articles) => {
    const reached = Math.floor((10 * articles) / total);
    if (reached > tenths && reached < 10) report(`  ${articles} of ${total} articles`);
    tenths = Math.max(tenths, reached);
  };
}
