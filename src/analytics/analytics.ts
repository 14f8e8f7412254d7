import { GraphQLError } from "graphql";
import type { Limits } from "../config.ts";
import { cypher } from "../graph/cypher-files.ts";
import { type Neo4j, type Read, readsOf } from "../graph/neo4j.ts";
import { type GraphState, KeptResults } from "./kept-results.ts";
import { hasLibrary } from "./projection.ts";

/** What the analytics of a service share: results kept over requests, and reads that no client's leaving ends. */
export class Analytics {
  readonly kept: KeptResults;
  /** Apart, so that those of many entities do not push out what took long. */
  readonly keptOfEntities: KeptResults;
  /** Under the timeout of a query. */
  readonly read: Read;
  readonly compute: Read;
  #hasLibrary: Promise<boolean> | null = null;

  constructor(neo4j: Neo4j, { queryTimeoutMs, analyticsTimeoutMs }: Limits) {
    this.read = readsOf(neo4j, queryTimeoutMs, undefined);
    const readState = async () => {
      const [row] = await this.read(cypher("article/graph-state"), {});
      return (row ?? { version: 0, changedAt: null }) as unknown as GraphState;
    };
    this.kept = new KeptResults(readState);
    this.keptOfEntities = new KeptResults(readState);
    this.compute = readsOf(neo4j, analyticsTimeoutMs, undefined);
  }

  /** Whether the database has the Graph Data Science library. */
  hasLibrary(): Promise<boolean> {
    this.#hasLibrary ??= hasLibrary(this.compute).catch((error) => {
      // Asked again when the database is back.
      this.#hasLibrary = null;
      throw error;
    });
    return this.#hasLibrary;
  }

  /** Throws a GraphQLError, NOT_AVAILABLE, where the library is not there. */
  async needLibrary(what: string, instead: string): Promise<void> {
    if (await this.hasLibrary()) return;
    const message = `${what} needs the Graph Data Science library, which this Neo4j does not have. ${instead} does without it.`;
    throw new GraphQLError(message, { extensions: { code: "NOT_AVAILABLE" } });
  }
}
