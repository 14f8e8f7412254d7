import { relationTypes } from "../ontology.ts";
import type { Composer } from "./compose.ts";
import { labels } from "./compose-relations.ts";
import type { RelationPattern } from "./plan.ts";

const ownOf = (pattern: RelationPattern): RelationPattern => ({
  ...pattern,
  asOf: null,
  minConfidence: null,
  minSources: null,
  current: null,
});

/**
 * MATCH and WHERE of the relations of the whole graph that pass a filter, as `r` between these ends. Nobody sees them
 * from an end: a kind asks for an end of that kind, an exclusion refuses both, and direction says nothing.
 */
export function matchRelations(
  composer: Composer,
  pattern: RelationPattern,
  slot: string,
  [from, arrow, to]: readonly [from: string, arrow: "-" | "->", to: string] = ["s", "->", "t"],
  guard: readonly string[] = [],
): string {
  const where = [
    ...guard,
    ...composer.filters("r", to, pattern, slot),
    ...composer.filters("r", from, ownOf(pattern), slot),
  ];
  const kinds = labels(pattern.kinds ?? []);
  if (kinds !== "") where.push(`(${from}:${kinds} OR ${to}:${kinds})`);
  if (pattern.types.length === 0 || pattern.kinds?.length === 0) where.push("false");
  const types = (pattern.types.length > 0 ? pattern.types : relationTypes).join("|");
  const condition = where.length === 0 ? "" : `\nWHERE ${where.join(" AND ")}`;
  // Relations of one or two types Neo4j reads by themselves; for more it would look at every node, claims as well.
  const label = arrow === "-" || pattern.types.length > 2 ? ":Entity" : "";
  return `MATCH (${from}${label})-[r:${types}]${arrow}(${to}${label})${condition}`;
}
