import { groupBy } from "../src/group-by.ts";
import { type EntityKind, entityKinds, relationTypes } from "../src/ontology.ts";
import { ascending, descending, inTurn, sum } from "./comparison.ts";
import type { Filter, ReferenceGraph, StoredEntity, StoredRelation } from "./reference-graph.ts";

/** The analytics by brute force, like the traversals in reference-traversals.ts. */

export interface Scored {
  readonly rank: number;
  readonly score: number;
  readonly entity: string;
}

/** All places, the first one first. */
function allRanked(scores: readonly (readonly [entity: string, score: number])[]): Scored[] {
  return scores
    .toSorted(
      inTurn(
        descending(([, score]) => score),
        ascending(([id]) => id),
      ),
    )
    .map(([entity, score], i) => ({ rank: i + 1, score, entity }));
}

export interface StatisticsCall {
  readonly filter: Filter;
  readonly first: number;
}

export function statistics(graph: ReferenceGraph, { filter, first }: StatisticsCall) {
  const { direction, exclude, ...conditions } = filter;
  const isFiltered =
    Object.values(conditions).some((condition) => condition != null) ||
    (direction ?? "BOTH") !== "BOTH" ||
    (exclude ?? []).length > 0;
  const relations = graph.matchingRelations(filter);
  const ends = new Set(relations.flatMap(({ source, target }) => [source, target]));
  const entities = graph.entities.filter(({ id }) => !isFiltered || ends.has(id));
  const articles = isFiltered ? new Set(relations.flatMap(({ articles }) => articles)) : new Set(graph.articles);
  const places = graph.entities.filter(({ kind }) => kind === "PLACE");
  return {
    entities: entities.length,
    relations: relations.length,
    articles: articles.size,
    byKind: entityKinds
      .map((kind) => ({ kind, total: entities.filter((entity) => entity.kind === kind).length }))
      .filter(({ total }) => total > 0),
    byType: relationTypes
      .map((type) => ({ type, total: relations.filter((relation) => relation.type === type).length }))
      .filter(({ total }) => total > 0),
    byPlace: allRanked(
      places.map(({ id }) => [id, residents(graph, id, filter).size] as const).filter(([, total]) => total > 0),
    ).slice(0, first),
  };
}

/** The entities that the filter finds in a place or in a place within it, at any depth, without the place itself. */
function residents(graph: ReferenceGraph, place: string, filter: Filter): Set<string> {
  const locatedIn = (id: string, filter: Filter) => {
    const types = (["LOCATED_IN"] as const).filter((type) => filter.types?.includes(type) ?? true);
    return graph.stepsFrom(id, { ...filter, types, direction: "IN" }).map(({ other }) => other);
  };
  const within = new Set([place]);
  for (const id of within) for (const { id: inner, kind } of locatedIn(id, {})) if (kind === "PLACE") within.add(inner);
  const found = new Set([...within].flatMap((id) => locatedIn(id, filter).map(({ id }) => id)));
  found.delete(place);
  return found;
}

export interface TimelineCall {
  readonly ids: readonly string[] | null;
  readonly filter: Filter;
  readonly interval: "YEAR" | "MONTH";
  readonly first: number;
}

export function timeline(graph: ReferenceGraph, { ids, filter, interval, first }: TimelineCall) {
  const followed = ids?.flatMap((id) => graph.stepsFrom(id, filter).map(({ relation }) => relation));
  const relations = [...new Set(followed ?? graph.matchingRelations(filter))];
  const length = interval === "YEAR" ? 4 : 7;
  const periodOf = (date: string | null) => (date === null || date.length < length ? null : date.slice(0, length));
  const isOver = ({ until, current }: StoredRelation) => until !== null || current === false;
  const periods = new Set(relations.flatMap(({ since, until }) => [periodOf(since), periodOf(until)]));
  const told = [...periods].filter((period) => period !== null).toSorted();
  const shown = (period: string) =>
    relations
      .map(({ id, since, until }) => ({ id, date: periodOf(since) === period ? since : until }))
      .filter(({ date }) => periodOf(date) === period)
      .sort(
        inTurn(
          ascending(({ date }) => date ?? ""),
          ascending(({ id }) => id),
        ),
      );
  return {
    timeline: told.map((period) => ({
      period,
      began: relations.filter(({ since }) => periodOf(since) === period).length,
      ended: relations.filter(({ until }) => periodOf(until) === period).length,
      relations: shown(period)
        .slice(0, first)
        .map(({ id }) => id),
    })),
    undated: {
      began: relations.filter(({ since }) => periodOf(since) === null).length,
      ended: relations.filter((relation) => isOver(relation) && periodOf(relation.until) === null).length,
    },
  };
}

export interface SimilarCall {
  readonly id: string;
  readonly filter: Filter;
  readonly first: number;
  readonly firstShared: number;
}

export function similar(graph: ReferenceGraph, { id, filter, first, firstShared }: SimilarCall) {
  const neighbors = new Map(
    graph.ids.map((id) => [id, new Set(graph.stepsFrom(id, filter).map(({ other }) => other.id))] as const),
  );
  const tiedTo = (z: string) => [...neighbors.values()].filter((there) => there.has(z)).length;
  const own = neighbors.get(id) ?? new Set();
  return [...neighbors]
    .filter(([y]) => y !== id)
    .map(([entity, there]) => ({ entity, shared: [...there].filter((z) => own.has(z)) }))
    .filter(({ shared }) => shared.length > 0)
    .map(({ entity, shared }) => ({
      entity,
      score: Number(sum(shared.map((z) => 1 / Math.log(tiedTo(z)))).toFixed(9)),
      sharedCount: shared.length,
      shared: shared
        .toSorted(
          inTurn(
            ascending(tiedTo),
            ascending((z) => z),
          ),
        )
        .slice(0, firstShared),
    }))
    .sort(
      inTurn(
        descending(({ score }) => score),
        ascending(({ entity }) => entity),
      ),
    )
    .slice(0, first);
}

export interface ComponentsCall {
  readonly filter: Filter;
  readonly minSize: number;
  readonly containing: readonly string[] | null;
  readonly skip: number;
  readonly first: number;
  readonly skipMembers: number;
  readonly firstMembers: number;
}

export function components(graph: ReferenceGraph, call: ComponentsCall) {
  const { filter, minSize, containing, skip, first, skipMembers, firstMembers } = call;
  const relations = graph.matchingRelations(filter);
  // When nothing changes any more, each entity has the smallest id of its component.
  const least = new Map(graph.ids.map((id) => [id, id]));
  const leastOf = (id: string) => least.get(id) as string;
  for (let changed = true; changed; ) {
    changed = false;
    for (const { source, target } of relations) {
      const [lower = "", higher = ""] = [leastOf(source), leastOf(target)].toSorted();
      changed ||= lower !== higher;
      least.set(source, lower).set(target, lower);
    }
  }
  const contained = (leastId: string) => [...new Set(containing)].filter((id) => least.get(id) === leastId);
  const groups = [...groupBy(graph.entities, ({ id }) => leastOf(id))]
    .filter(([, members]) => members.length >= minSize)
    .sort(
      inTurn(
        descending(([, members]) => members.length),
        ascending(([id]) => id),
      ),
    );
  const shown =
    containing === null ? groups.slice(skip, skip + first) : groups.filter(([id]) => contained(id).length > 0);
  return shown.map(([id, members]) => ({
    id: `connected_components:${id}`,
    size: members.length,
    relationsInside: relations.filter(({ source }) => leastOf(source) === id).length,
    containedIds: contained(id),
    members: members
      .toSorted(best)
      .map(({ id }) => id)
      .slice(skipMembers, skipMembers + firstMembers),
  }));
}

const best = inTurn<StoredEntity>(
  descending(({ degree }) => degree),
  ascending(({ id }) => id),
);

export interface RankingCall {
  readonly filter: Filter;
  readonly kinds: readonly EntityKind[] | null;
  readonly ids: readonly string[] | null;
  readonly skip: number;
  readonly first: number;
}

export function rankedByDegree(graph: ReferenceGraph, { filter, kinds, ids, skip, first }: RankingCall): Scored[] {
  const entities = graph.entities.filter(({ kind }) => kinds?.includes(kind) ?? true);
  const all = allRanked(entities.map(({ id }) => [id, graph.stepsFrom(id, filter).length] as const));
  return ids === null ? all.slice(skip, skip + first) : all.filter(({ entity }) => ids.includes(entity));
}
