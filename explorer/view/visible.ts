import { type Entity, otherEnd, type Relation } from "./graph.ts";
import type { FoundPath, View } from "./view.ts";

/** What is drawn and listed: the view less what is hidden, filtered out, or did not hold on the date. */
export interface Visible {
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
  readonly relationsOf: ReadonlyMap<string, readonly Relation[]>;
  /** Hidden one by one. */
  readonly hidden: number;
  /** Out by kind of entity. */
  readonly filteredEntities: number;
  /** Out by the filter, between entities that are drawn. */
  readonly filteredRelations: number;
  /** Out by the date, between entities that are drawn. */
  readonly notHolding: number;
  /** Drawn with no start and no end. */
  readonly undated: number;
}

let last: { readonly view: View; readonly visible: Visible } | null = null;

/** Computed once, until something else is shown: a selection or a place changes nothing of it. */
export function visibleOf(view: View): Visible {
  const isSame = last !== null && dependsOn.every((field) => last?.view[field] === view[field]);
  last = { view, visible: last && isSame ? last.visible : compute(view) };
  return last.visible;
}

const dependsOn = ["entities", "relations", "hidden", "filter", "asOf"] as const;

function compute(view: View): Visible {
  const hidden = new Set(view.hidden);
  const holding = view.asOf && new Set(view.asOf.holding);
  const { hiddenKinds, hiddenTypes, minSources, onlyCurrent } = view.filter;
  const unhidden = Object.values(view.entities).filter(({ id }) => !hidden.has(id));
  const entities = unhidden.filter(({ kind }) => !hiddenKinds.includes(kind));
  const relationsOf = new Map<string, Relation[]>(entities.map(({ id }) => [id, []]));
  const relations: Relation[] = [];
  let filteredRelations = 0;
  let notHolding = 0;
  for (const relation of Object.values(view.relations)) {
    const ofSource = relationsOf.get(relation.source);
    const ofTarget = relationsOf.get(relation.target);
    if (!ofSource || !ofTarget) continue;
    if (
      hiddenTypes.includes(relation.type) ||
      relation.sources < minSources ||
      (onlyCurrent && relation.current !== true)
    ) {
      filteredRelations++;
    } else if (holding && !holding.has(relation.id)) {
      notHolding++;
    } else {
      relations.push(relation);
      ofSource.push(relation);
      ofTarget.push(relation);
    }
  }
  return {
    entities,
    relations,
    relationsOf,
    hidden: Object.keys(view.entities).length - unhidden.length,
    filteredEntities: unhidden.length - entities.length,
    filteredRelations,
    notHolding,
    undated: relations.filter(({ since, until }) => since === null && until === null).length,
  };
}

/** The entities that only this one holds: they have no visible relation to any other. */
export function heldOnlyBy(view: View, id: string): string[] {
  const neighbors = new Map<string, Set<string>>();
  for (const { source, target } of Object.values(view.relations)) {
    if (view.entities[source] === undefined || view.entities[target] === undefined) continue;
    neighbors.set(source, (neighbors.get(source) ?? new Set()).add(target));
    neighbors.set(target, (neighbors.get(target) ?? new Set()).add(source));
  }
  const pinned = new Set(view.pinned);
  return [...(neighbors.get(id) ?? [])].filter((other) => {
    const around = neighbors.get(other);
    return other !== id && !pinned.has(other) && around !== undefined && around.size === 1;
  });
}

export function litPath(view: View): FoundPath | null {
  return view.path?.found[view.path.lit] ?? null;
}

/** The entities at the other end of visible relations, each once. */
export function neighborsOf({ relationsOf }: Visible, id: string): string[] {
  return [...new Set((relationsOf.get(id) ?? []).map((relation) => otherEnd(relation, id)))];
}
