import type { Row, Statement } from "../../neo4j/statement.ts";
import { entityKinds, relationTypes } from "../../ontology.ts";
import type { Composer } from "../../query/compose.ts";
import { asksOfRelation, type RelationPattern } from "../../query/plan.ts";

/** One search: from where to where, how far, through which entities not, and by which relations not. */
export interface Search {
  readonly from: string;
  readonly to: string;
  readonly maxLength: number;
  readonly avoid: readonly string[];
  readonly excludedRelations: readonly string[];
}

/** What all searches of a request share. */
export interface SearchScope {
  readonly pattern: RelationPattern;
  /** The entities that the kinds and the exclusions of the filter say nothing about. */
  readonly exempt: readonly string[];
  readonly avoid: readonly string[];
}

/** The database as the searches need it, under what is left of the time of the request. */
export type TimedRead = <R>(statement: Statement<R>) => Promise<R[]>;

/** What routes ask of each relation and of each entity that they come to, in Cypher; `search` is a variable of it. */
export interface RouteConditions {
  /** The relation types of a pattern. */
  readonly types: string;
  readonly ofRelation: (relation: string) => readonly string[];
  readonly ofNode: (node: string) => readonly string[];
  readonly params: Row;
}

/**
 * The conditions of these searches: those of a filter, and those of searches that go on from a route. Each group stands
 * in the text as a whole or not at all, since Neo4j plans each text anew, and checks a condition that says nothing.
 */
export function routeConditions(
  composer: Composer,
  { pattern, exempt, avoid }: SearchScope,
  searches: readonly Search[],
): RouteConditions {
  // Where most types pass, they are a parameter: one text serves all such filters. Few stand in the pattern, since
  // Neo4j would else look at every relation of each hub.
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
      ...(filtered ? [`NOT ${node}.id IN $excluded`, `(${node}.kind IN $kinds OR ${node}.id IN $exempt)`] : []),
      ...(fromSpurs ? [`NOT ${node}.id IN search.avoid`] : []),
    ],
    params: { excluded, kinds: pattern.kinds ?? entityKinds, exempt },
  };
}

export function whereAll(conditions: readonly string[]): string {
  return conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
}
