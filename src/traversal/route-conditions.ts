import type { Composer } from "../graph/compose.ts";
import type { Row } from "../graph/neo4j.ts";
import type { Tie } from "../graph/plan.ts";

/** One search: from where to where, how far, through which entities not, and by which relations not. */
export interface Search {
  readonly from: string;
  readonly to: string;
  readonly maxLength: number;
  readonly avoid: readonly string[];
  readonly barred: readonly string[];
}

/** What all searches of a request share. */
export interface Ground {
  readonly tie: Tie;
  /** The entities that the kinds and the exclusions of the filter say nothing about. */
  readonly exempt: readonly string[];
  readonly avoid: readonly string[];
}

/** The database as the searches need it, under what is left of the time of the request. */
export type ReadInTime = (statement: string, params: Row) => Promise<Row[]>;

/** What routes ask of each relation and of each entity that they come to, in Cypher; `search` is a variable of it. */
export interface RouteConditions {
  readonly ofRelation: (relation: string) => readonly string[];
  readonly ofNode: (node: string) => readonly string[];
  readonly params: Row;
}

/** The conditions of these searches. A condition that says nothing is left out, since Neo4j would still check it. */
export function routeConditions(
  composer: Composer,
  { tie, exempt, avoid }: Ground,
  searches: readonly Search[],
): RouteConditions {
  const excluded = [...avoid, ...(tie.exclude ?? []).filter((id) => !exempt.includes(id))];
  const avoided = searches.some((search) => search.avoid.length > 0);
  const barred = searches.some((search) => search.barred.length > 0);
  return {
    ofRelation: (relation) => [
      ...composer.filters(relation, "", tie, "tie"),
      ...(barred ? [`NOT ${relation}.id IN search.barred`] : []),
    ],
    ofNode: (node) => [
      ...(excluded.length > 0 ? [`NOT ${node}.id IN $excluded`] : []),
      ...(avoided ? [`NOT ${node}.id IN search.avoid`] : []),
      ...(tie.kinds === null ? [] : [`(${node}.kind IN $kinds OR ${node}.id IN $exempt)`]),
    ],
    params: { excluded, kinds: tie.kinds, exempt },
  };
}

export function whereAll(conditions: readonly string[]): string {
  return conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
}
