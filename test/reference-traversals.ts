import type { Limits } from "../src/config.ts";
import { groupBy } from "../src/group-by.ts";
import { type Direction, directionSeen, ontology, type RelationType, relationTypes } from "../src/ontology.ts";
import { ascending, type Comparison, descending, inTurn, sum } from "./comparison.ts";
import type { Filter, ReferenceGraph, Step, StoredEntity, StoredRelation } from "./reference-graph.ts";

/**
 * The traversals by brute force, over the whole graph in memory: slow, and simple enough to be obviously right. Answers
 * contain ids.
 */

export interface Report {
  readonly complete: boolean;
  readonly omitted: number;
  readonly hubsNotCrossed: readonly string[];
  readonly limitHit: string | null;
}

export interface Omission {
  readonly entityId: string;
  readonly type: RelationType;
  readonly direction: Direction;
  readonly total: number;
}

export interface Part {
  readonly nodes: readonly string[];
  readonly relations: readonly string[];
  readonly omissions: readonly Omission[];
  readonly unknownIds: readonly string[];
  readonly report: Report;
}

export interface ExpandCall {
  readonly ids: readonly string[];
  readonly shown: readonly string[];
  readonly filter: Filter;
  readonly perType: number;
  readonly orderBy: "DEGREE" | "NAME" | "NEWEST" | "SOURCES";
}

export function expand(graph: ReferenceGraph, call: ExpandCall, { maxNodes }: Pick<Limits, "maxNodes">): Part {
  const ids = new Set(call.ids);
  const known = new Set([...ids, ...call.shown]);
  const steps = [...ids].flatMap((id) => graph.stepsFrom(id, call.filter).map((step) => ({ ...step, id })));
  const bestPlace = new Map<StoredEntity, number>();
  for (const id of ids)
    for (const type of relationTypes) {
      const group = steps.filter((step) => step.id === id && step.relation.type === type && !known.has(step.other.id));
      [...groupBy(group, ({ other }) => other)]
        .map(([entity, list]) => ({ entity, relations: list.map(({ relation }) => relation) }))
        .sort(
          inTurn(
            neighborOrders[call.orderBy],
            ascending(({ entity }) => entity.id),
          ),
        )
        .slice(0, call.perType)
        .forEach(({ entity }, place) => {
          bestPlace.set(entity, Math.min(place, bestPlace.get(entity) ?? place));
        });
    }
  const taken = [...bestPlace]
    .sort(
      inTurn(
        ascending(([, place]) => place),
        descending(([{ degree }]) => degree),
        ascending(([{ id }]) => id),
      ),
    )
    .map(([{ id }]) => id);
  const nodes = taken.slice(0, maxNodes);
  const there = new Set([...nodes, ...known]);
  // With 0 of each type nothing is expanded.
  const omitted = call.perType === 0 ? 0 : countRelations(steps.filter(({ other }) => !there.has(other.id)));
  const limitHit = nodes.length < taken.length ? "NODES" : omitted > 0 ? "PER_TYPE" : null;
  return {
    nodes,
    relations: graph.relationsAmong(there, call.filter),
    unknownIds: [...known].filter((id) => !graph.ids.includes(id)),
    omissions: call.perType === 0 ? [] : omissions(graph, ids, there, call.filter),
    report: { complete: omitted === 0, omitted, hubsNotCrossed: [], limitHit },
  };
}

interface Neighbor {
  readonly entity: StoredEntity;
  readonly relations: readonly StoredRelation[];
}

const neighborOrders: Record<ExpandCall["orderBy"], Comparison<Neighbor>> = {
  DEGREE: descending(({ entity }) => entity.degree),
  NAME: ascending(({ entity }) => entity.sortName),
  NEWEST: descending(
    ({ relations }) =>
      relations
        .map(({ since }) => since ?? "")
        .sort()
        .at(-1) ?? "",
  ),
  SOURCES: descending(({ relations }) => sum(relations.map(({ sourceCount }) => sourceCount))),
};

export interface SubgraphCall {
  readonly ids: readonly string[];
  readonly depth: number;
  readonly filter: Filter;
  readonly maxNodes: number;
}

export function subgraph(graph: ReferenceGraph, call: SubgraphCall, { hubDegree }: Pick<Limits, "hubDegree">): Part {
  const roots = new Set(call.ids);
  const isHub = ({ id, degree }: StoredEntity) => !roots.has(id) && degree > hubDegree;
  const best = inTurn<StoredEntity>(
    descending(({ degree }) => degree),
    ascending(({ id }) => id),
  );
  let level = [...roots].map((id) => graph.entity(id)).sort(best);
  const nodes = [...level];
  let cut = false;
  for (let distance = 1; distance <= call.depth && !cut; distance++) {
    const next = level.filter((entity) => !isHub(entity)).flatMap(({ id }) => graph.stepsFrom(id, call.filter));
    const reached = [...new Set(next.map(({ other }) => other))].filter((entity) => !nodes.includes(entity)).sort(best);
    level = reached.slice(0, call.maxNodes - nodes.length);
    cut = level.length < reached.length;
    nodes.push(...level);
  }
  const there = new Set(nodes.map(({ id }) => id));
  const omittedFrom = (entities: readonly StoredEntity[]) =>
    countRelations(
      entities.flatMap(({ id }) => graph.stepsFrom(id, call.filter)).filter(({ other }) => !there.has(other.id)),
    );
  const omitted = omittedFrom(nodes);
  const deeper = omittedFrom(level.filter((entity) => !isHub(entity))) > 0;
  return {
    nodes: nodes.map(({ id }) => id),
    relations: graph.relationsAmong(there, call.filter),
    unknownIds: [],
    omissions: omissions(graph, there, there, call.filter),
    report: {
      complete: omitted === 0,
      omitted,
      hubsNotCrossed: nodes.filter(isHub).map(({ id }) => id),
      limitHit: cut ? "NODES" : deeper ? "DEPTH" : null,
    },
  };
}

export interface PathsCall {
  readonly from: string;
  readonly to: string;
  readonly maxLength: number;
  readonly limit: number;
  readonly allShortest: boolean;
  readonly via: readonly string[];
  readonly avoid: readonly string[];
  readonly filter: Filter;
}

export interface FoundPaths {
  readonly paths: readonly {
    readonly length: number;
    readonly nodes: readonly string[];
    readonly steps: readonly { readonly relation: string; readonly againstDirection: boolean }[];
  }[];
  readonly noPathWithin: number | null;
  readonly report: Report;
}

export function paths(graph: ReferenceGraph, call: PathsCall, { maxPaths }: Pick<Limits, "maxPaths">): FoundPaths {
  const exempt = new Set([call.from, call.to, ...call.via]);
  const all: Step[][] = [];
  const walk = (at: string, steps: readonly Step[], met: ReadonlySet<string>): void => {
    if (at === call.to) {
      if (call.via.every((id) => met.has(id))) all.push([...steps]);
      return;
    }
    if (steps.length === call.maxLength) return;
    for (const step of graph.stepsFrom(at, call.filter, exempt)) {
      const { id } = step.other;
      if (!met.has(id) && !call.avoid.includes(id)) walk(id, [...steps, step], new Set([...met, id]));
    }
  };
  walk(call.from, [], new Set([call.from]));

  const ranked = all
    .map((steps) => ({
      steps,
      sources: sum(steps.map(({ relation }) => relation.sourceCount)),
      confidence: Number(sum(steps.map(({ relation }) => relation.confidence)).toFixed(9)),
      // A space sorts before all characters of an id, so the joined ids sort like the lists.
      ids: steps.map(({ relation }) => relation.id).join(" "),
    }))
    .sort(
      inTurn(
        ascending(({ steps }) => steps.length),
        descending(({ sources }) => sources),
        descending(({ confidence }) => confidence),
        ascending(({ ids }) => ids),
      ),
    );
  const wanted = call.allShortest ? ranked.filter(({ steps }) => steps.length === ranked[0]?.steps.length) : ranked;
  const shown = wanted.slice(0, call.allShortest ? maxPaths : call.limit);
  const found = shown.map(({ steps }) => ({
    length: steps.length,
    nodes: [call.from, ...steps.map(({ other }) => other.id)],
    steps: steps.map(({ relation, other }) => ({
      relation: relation.id,
      againstDirection: relation.source === other.id && !ontology[relation.type].symmetric,
    })),
  }));
  const crossed = new Set(shown.flatMap(({ steps }) => steps.map(({ relation }) => relation)));
  const met = new Set(found.flatMap(({ nodes }) => nodes));
  // Here the filter applies to the ends too, because an explorer would go on from them with the same filter.
  const around = [...met].flatMap((id) => graph.stepsFrom(id, call.filter));
  const complete = shown.length === wanted.length;
  return {
    paths: found,
    noPathWithin: all.length === 0 ? call.maxLength : null,
    report: {
      complete,
      omitted: countRelations(around.filter(({ relation }) => !crossed.has(relation))),
      hubsNotCrossed: [],
      limitHit: complete ? null : "PATHS",
    },
  };
}

export interface CommonNeighborsCall {
  readonly ids: readonly string[];
  readonly atLeast: number;
  readonly filter: Filter;
}

/** The whole list, whatever the pages. */
export function commonNeighbors(
  graph: ReferenceGraph,
  { ids, atLeast, filter }: CommonNeighborsCall,
): { readonly node: string; readonly sharedBy: readonly string[] }[] {
  const roots = [...new Set(ids)];
  const followed = roots.flatMap((id) => graph.stepsFrom(id, filter).map(({ other }) => ({ id, other })));
  return [...groupBy(followed, ({ other }) => other)]
    .map(([node, steps]) => ({ node, sharedBy: [...new Set(steps.map(({ id }) => id))] }))
    .filter(({ node, sharedBy }) => !roots.includes(node.id) && sharedBy.length >= atLeast)
    .sort(
      inTurn(
        descending(({ sharedBy }) => sharedBy.length),
        ascending(({ node }) => node.degree),
        ascending(({ node }) => node.id),
      ),
    )
    .map(({ node, sharedBy }) => ({ node: node.id, sharedBy }));
}

/** The relations of each entity that lead to no entity in `there`, by type and direction. */
function omissions(
  graph: ReferenceGraph,
  ids: Iterable<string>,
  there: ReadonlySet<string>,
  filter: Filter,
): Omission[] {
  return [...ids].flatMap((entityId) => {
    const left = graph.stepsFrom(entityId, filter).filter(({ other }) => !there.has(other.id));
    return [
      ...groupBy(
        left,
        ({ relation }) => `${relation.type} ${directionSeen(relation.type, relation.source === entityId)}`,
      ),
    ]
      .sort(
        inTurn(
          descending(([, { length }]) => length),
          ascending(([key]) => key),
        ),
      )
      .map(([key, { length: total }]) => {
        const [type, direction] = key.split(" ") as [RelationType, Direction];
        return { entityId, type, direction, total };
      });
  });
}

function countRelations(ties: readonly Step[]): number {
  return new Set(ties.map(({ relation }) => relation)).size;
}
