import type { Row, Statement } from "../../neo4j/statement.ts";
import { entityKinds, relationTypes } from "../../ontology.ts";
import type { Composer } from "../../query/compose.ts";
import { isNone } from "../../query/match-entities.ts";
import { asksOfRelation, type RelationPattern } from "../../query/plan.ts";

/** One search between two entities. Its routes do not go through `avoid` or over `excludedRelations`. */
export interface Search {
  readonly from: string;
  readonly to: string;
  readonly maxLength: number;
  readonly avoid: readonly string[];
  readonly excludedRelations: readonly string[];
}

/** What all searches of a request have in common. */
export interface SearchScope {
  readonly pattern: RelationPattern;
  /** The entities to which `kinds` and `exclude` of the filter do not apply: both ends and `via`. */
  readonly exempt: readonly string[];
  readonly avoid: readonly string[];
}

/** Reads that share the time of the search. Throws a QueryError, TIMEOUT, when it is over. */
export type TimedRead = <R>(statement: Statement<R>) => Promise<R[]>;

/** Conditions in Cypher on each relation and entity of a route. They use a variable `search`, a map of one search. */
export interface RouteConditions {
  /** The relation types, as written in a MATCH pattern. */
  readonly types: string;
  readonly ofRelation: (relation: string) => readonly string[];
  readonly ofNode: (node: string) => readonly string[];
  readonly params: Row;
}

/**
 * The conditions of these searches, in two groups: those of a filter, and those of searches that continue a route. The
 * text has a group as a whole or not at all. Each combination of conditions would be one more text to plan, and Neo4j
 * checks every condition that is in the text, even one that everything passes.
 */
export function routeConditions(
  composer: Composer,
  { pattern, exempt, avoid }: SearchScope,
  searches: readonly Search[],
): RouteConditions {
  // If most types pass, they are a parameter, and one text serves all such filters. A few types are in the text:
  // otherwise Neo4j would read every relation of each hub.
  const isBroad = pattern.types.length * 2 >= relationTypes.length;
  const excluded = [...avoid, ...(pattern.exclude ?? []).filter((id) => !exempt.includes(id))];
  const leavesTypesOut = isBroad && pattern.types.length < relationTypes.length;
  const filtered = leavesTypesOut || asksOfRelation(pattern) || excluded.length > 0 || pattern.kinds !== null;
  const fromSpurs = searches.some(({ avoid, excludedRelations }) => avoid.length > 0 || excludedRelations.length > 0);
  return {
    types: (isBroad ? relationTypes : pattern.types).join("|"),
    ofRelation: (relation) => [
      ...(filtered ? composer.filtersOfRelation(relation, pattern, "pattern") : []),
      ...(fromSpurs ? [`NOT ${relation}.id IN search.excludedRelations`] : []),
    ],
    ofNode: (node) => [
      ...(filtered ? [isNone(node, "$excluded"), `(${node}.kind IN $kinds OR ${node}.id IN $exempt)`] : []),
      ...(fromSpurs ? [`NOT ${node}.id IN search.avoid`] : []),
    ],
    params: { excluded, kinds: pattern.kinds ?? entityKinds, exempt },
  };
}

/** A WHERE clause of all conditions; empty if there are none. */
export function whereAll(conditions: readonly string[]): string {
  return conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
}
