import type { Limits } from "../config.ts";
import { cypher } from "../graph/cypher-files.ts";
import { type Neo4j, type Read, readsOf } from "../graph/neo4j.ts";
import { KeptResults } from "./kept-results.ts";

/** What the analytics of a service share: results kept over requests, and reads that no client's leaving ends. */
export interface Analytics {
  readonly kept: KeptResults;
  readonly compute: Read;
}

export function createAnalytics(neo4j: Neo4j, { queryTimeoutMs, analyticsTimeoutMs }: Limits): Analytics {
  const readVersion = async () => {
    const [row] = await neo4j.read(cypher("article/graph-state"), {}, { timeoutMs: queryTimeoutMs });
    return (row?.version ?? 0) as number;
  };
  return { kept: new KeptResults(readVersion), compute: readsOf(neo4j, analyticsTimeoutMs, undefined) };
}
