import type { Entity, Relation, Source } from "../view/graph.ts";
import type { View } from "../view/view.ts";
import { visibleOf } from "../view/visible.ts";

/** What leaves the page: what is drawn, never what is hidden. */
export interface Exported {
  readonly entities: readonly (Entity & { readonly x: number; readonly y: number })[];
  readonly relations: readonly Relation[];
  /** How many entities and relations are in the view and not in the file. */
  readonly left: number;
  readonly date: string | null;
  readonly version: number;
  readonly link: string;
  /** The articles behind each relation, by the relation's id. */
  readonly sources: Readonly<Record<string, readonly Source[]>>;
}

export function exportedOf(view: View, rest: Pick<Exported, "version" | "link" | "sources">): Exported {
  const { entities, relations, hidden, filteredEntities, filteredRelations, notHolding } = visibleOf(view);
  return {
    entities: entities.map((entity) => ({ ...entity, ...(view.positions[entity.id] ?? { x: 0, y: 0 }) })),
    relations,
    left: hidden + filteredEntities + filteredRelations + notHolding,
    date: view.asOf?.date ?? null,
    ...rest,
  };
}

/** Each article once, in the order of its first relation. */
export function articlesOf({ relations, sources }: Exported): Source[] {
  const found = new Map<string, Source>();
  for (const { id } of relations) for (const source of sources[id] ?? []) found.set(source.id, source);
  return [...found.values()];
}
