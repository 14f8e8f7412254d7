import type { Entity, Relation } from "./graph.ts";
import { remove } from "./steps.ts";
import type { View } from "./view.ts";

/** What the graph says now of entities and relations that may be in a view. */
export interface Facts {
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
}

/** Puts newer facts in place of older ones. What is not in the view stays out, and nothing moves. */
export function refresh(view: View, facts: Facts): View {
  const entities = facts.entities.filter(({ id }) => view.entities[id]);
  const relations = facts.relations.filter(({ id }) => view.relations[id]);
  if (entities.length + relations.length === 0) return view;
  return {
    ...view,
    entities: { ...view.entities, ...byId(entities) },
    relations: { ...view.relations, ...byId(relations) },
  };
}

/** Removes entities with their relations, and relations. */
export function removeAll(view: View, ids: ReadonlySet<string>): View {
  const entities = Object.keys(view.entities).filter((id) => ids.has(id));
  const left = entities.length > 0 ? remove(view, entities) : view;
  const relations = Object.values(left.relations).filter(({ id }) => !ids.has(id));
  if (relations.length === Object.keys(left.relations).length) return left;
  const { selection, path } = left;
  return {
    ...left,
    relations: byId(relations),
    selection:
      selection.relation !== null && ids.has(selection.relation) ? { ...selection, relation: null } : selection,
    path: path?.found.some((found) => found.relations.some((id) => ids.has(id))) ? null : path,
  };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Record<string, T> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}
