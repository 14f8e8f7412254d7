import type { Composer } from "../graph/compose.ts";
import type { Tie } from "../graph/plan.ts";
import { ofWholeGraph } from "../graph/relation-list.ts";

/** MATCH and WHERE of all relations `r`, from `s` to `t`, that a tie follows in the whole graph, or from an `s` known. */
export function relationsOf(composer: Composer, tie: Tie, source = "s:Entity"): string {
  const { types, where } = ofWholeGraph(composer, tie);
  return `MATCH (${source})-[r:${types}]->(t:Entity)${where.length > 0 ? `\nWHERE ${where.join(" AND ")}` : ""}`;
}
