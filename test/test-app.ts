import { readFileSync } from "node:fs";
import { type App, createApp } from "../src/app.ts";
import { checkRecord } from "../src/articles/check-record.ts";
import { importRecords } from "../src/articles/import-records.ts";
import { type Config, type Limits, readConfig } from "../src/config.ts";
import type { Neo4j } from "../src/neo4j/driver.ts";
import type { Extractors } from "../src/proposals/proposals.ts";
import { testDatabase } from "./test-database.ts";

export const editorToken = "a token for the tests";
export const timeoutMs = 60_000;

export const seedRecord: unknown = JSON.parse(readFileSync("articles/alibaba-2017-05.json", "utf8"));

/** Starts the app on the test database with exactly these records, on any free port. */
export async function startTestApp(
  records: readonly unknown[] = [seedRecord],
  {
    limits,
    extractors = new Map(),
    ...config
  }: Partial<Omit<Config, "limits">> & { limits?: Partial<Limits>; extractors?: Extractors } = {},
  log?: { write(line: string): void },
): Promise<App> {
  const defaults = readConfig({ PORT: "0", LOG_LEVEL: "silent", EDITOR_TOKEN: editorToken });
  const app = await createApp(
    {
      ...defaults,
      port: 0,
      neo4j: testDatabase(),
      seed: false,
      warmUp: false,
      ...config,
      // On a busy machine, the first run of a statement takes longer than the usual limit: its plan is made then.
      limits: { ...defaults.limits, queryTimeoutMs: timeoutMs, ...limits },
    },
    undefined,
    log,
    extractors,
  );
  await refill(app.neo4j, records);
  return app;
}

/** Empties the graph, then imports these records. Throws if one is refused. */
export async function refill(neo4j: Neo4j, records: readonly unknown[]): Promise<void> {
  await emptyDatabase(neo4j);
  await importRecords(neo4j, records.map(checkRecord), { timeoutMs });
}

/** Deletes everything, in several transactions because of their memory limit. */
export async function emptyDatabase(neo4j: Neo4j): Promise<void> {
  const statement = "MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS removed";
  for (let removed: unknown = 1; removed !== 0; )
    removed = (await neo4j.write((run) => run({ text: statement }), { timeoutMs }))[0]?.removed;
}
