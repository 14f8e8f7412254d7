import { relationTypes } from "../ontology.ts";
import type { Composer } from "./compose.ts";
import { labels } from "./compose-relations.ts";
import type { RelationPattern } from "./plan.ts";

/** The pattern without its conditions on the relation itself: those on the neighbor are left. */
const neighborConditions = (pattern: RelationPattern): RelationPattern => ({
  ...pattern,
  asOf: null,
  minConfidence: null,
  minSources: null,
  current: null,
});

/**
 * MATCH and WHERE of all relations of the graph that pass a filter, as `r` between these ends. There is no starting
 * entity: `kinds` matches either end, `exclude` rejects either end, and `direction` is ignored.
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
    ...composer.filters("r", from, neighborConditions(pattern), slot),
  ];
  const kinds = labels(pattern.kinds ?? []);
  if (kinds !== "") where.push(`(${from}:${kinds} OR ${to}:${kinds})`);
  if (pattern.types.length === 0 || pattern.kinds?.length === 0) where.push("false");
  const types = (pattern.types.length > 0 ? pattern.types : relationTypes).join("|");
  const condition = where.length === 0 ? "" : `\nWHERE ${where.join(" AND ")}`;
  // For one or two types Neo4j scans the relations. For more it scans nodes: the label keeps it from scanning claims
  // too.
  const label = arrow === "-" || pattern.types.length > 2 ? ":Entity" : "";
  return `MATCH (${from}${label})-[r:${types}]${arrow}(${to}${label})${condition}`;
}
