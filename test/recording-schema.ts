import { type ExecutionResult, execute, parse, validate } from "graphql";
import { Analytics } from "../src/analytics/analytics.ts";
import { GraphEditor } from "../src/articles/graph-editor.ts";
import type { Limits } from "../src/config.ts";
import { readConfig } from "../src/config.ts";
import type { Context } from "../src/context.ts";
import { GraphWatch } from "../src/live/graph-watch.ts";
import { Loaders } from "../src/lookup/loaders.ts";
import { applySchema } from "../src/neo4j/apply-schema.ts";
import { connectNeo4j, readsOf } from "../src/neo4j/driver.ts";
import { Proposals } from "../src/proposals/proposals.ts";
import { createSchema } from "../src/schema.ts";
import { fixture } from "./fixture.ts";
import { type Recorded, recordingNeo4j } from "./recording-neo4j.ts";
import { refill } from "./test-app.ts";
import { testDatabase } from "./test-database.ts";

export interface RecordingSchema {
  /** The answer, and the statements that it took. */
  ask(
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<{ data: ExecutionResult["data"]; reads: Recorded[] }>;
}

/** The schema with the fixture, without a server, for the tests of a file. */
export function recordingSchema(limits: Limits = readConfig({}).limits): RecordingSchema {
  const schema = createSchema();
  const neo4j = recordingNeo4j(connectNeo4j(testDatabase()));
  beforeAll(async () => {
    await applySchema(neo4j);
    await refill(neo4j, fixture);
  });
  afterAll(() => neo4j.close());
  return {
    async ask(query, variableValues = {}) {
      const document = parse(query);
      expect(validate(schema, document)).toEqual([]);
      const editor = new GraphEditor(neo4j, limits, () => {});
      const contextValue: Context = {
        readContext: { read: readsOf(neo4j, limits.queryTimeoutMs, undefined), limits },
        loaders: new Loaders(),
        analytics: new Analytics(neo4j, neo4j, limits).forRequest(undefined),
        editor,
        proposals: new Proposals(neo4j, editor, {
          ...{ extractors: new Map(), findKnown: async () => new Map(), keepsTexts: false, onFault: () => {} },
          ...{ timeoutMs: limits.queryTimeoutMs, extractionTimeoutMs: limits.extractionTimeoutMs },
        }),
        watch: new GraphWatch(readsOf(neo4j, limits.queryTimeoutMs, undefined)),
        access: "reader",
        signal: undefined,
      };
      neo4j.reads.length = 0;
      const { data, errors } = await execute({ schema, document, contextValue, variableValues });
      expect(errors).toBeUndefined();
      return { data: JSON.parse(JSON.stringify(data)), reads: [...neo4j.reads] };
    },
  };
}
