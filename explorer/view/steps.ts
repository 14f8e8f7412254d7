import { type Entity, type Point, type Relation, relationFields } from "./graph.ts";
import { type AsOf, type Filter, noSelection, type PathSearch, type Selection, type View } from "./view.ts";
import { heldOnlyBy } from "./visible.ts";

/** Adds entities with their places, and relations. What is there keeps its place. */
export function add(
  view: View,
  entities: readonly Entity[],
  relations: readonly Relation[],
  places: Readonly<Record<string, Point>>,
): View {
  const positions = { ...view.positions };
  const known = { ...view.entities };
  for (const entity of entities) {
    known[entity.id] = entity;
    positions[entity.id] ??= places[entity.id] ?? { x: 0, y: 0 };
  }
  const lines = { ...view.relations };
  for (const relation of relations)
    if (known[relation.source] && known[relation.target]) lines[relation.id] = kept(lines[relation.id], relation);
  const fresh = new Set(entities.map(({ id }) => id));
  return { ...view, entities: known, relations: lines, positions, hidden: view.hidden.filter((id) => !fresh.has(id)) };
}

/** Removes entities for good, with their relations. */
export function remove(view: View, ids: readonly string[]): View {
  const gone = new Set(ids);
  const stays = (id: string) => !gone.has(id);
  const relations = fromEntries(view.relations, ({ source, target }) => stays(source) && stays(target));
  const { selection, path } = view;
  return {
    ...view,
    entities: fromEntries(view.entities, ({ id }) => stays(id)),
    relations,
    positions: Object.fromEntries(Object.entries(view.positions).filter(([id]) => stays(id))),
    hidden: view.hidden.filter(stays),
    pinned: view.pinned.filter(stays),
    selection: {
      entities: selection.entities.filter(stays),
      relation: selection.relation !== null && relations[selection.relation] ? selection.relation : null,
    },
    path: path?.found.some(({ entities }) => !entities.every(stays)) ? null : path,
  };
}

export function collapse(view: View, id: string): View {
  return remove(view, heldOnlyBy(view, id));
}

export function hide(view: View, ids: readonly string[]): View {
  const known = ids.filter((id) => view.entities[id]);
  return { ...view, hidden: [...new Set([...view.hidden, ...known])].toSorted(), selection: noSelection };
}

export function hideOthers(view: View, ids: readonly string[]): View {
  const kept = new Set(ids);
  const others = Object.keys(view.entities).filter((id) => !kept.has(id));
  return { ...view, hidden: others.toSorted() };
}

export function unhide(view: View): View {
  return { ...view, hidden: [] };
}

/** Pins those of these that are loose; where none is, lets all of them go. */
export function togglePin(view: View, ids: readonly string[]): View {
  const known = ids.filter((id) => view.entities[id]);
  const loose = known.filter((id) => !view.pinned.includes(id));
  const pinned = loose.length > 0 ? [...view.pinned, ...loose] : view.pinned.filter((id) => !known.includes(id));
  return { ...view, pinned: pinned.toSorted() };
}

/** Moves entities to where they were dragged, and pins them there. */
export function drag(view: View, places: Readonly<Record<string, Point>>): View {
  const known = Object.entries(places).filter(([id]) => view.entities[id]);
  const pinned = new Set([...view.pinned, ...known.map(([id]) => id)]);
  return { ...view, positions: { ...view.positions, ...Object.fromEntries(known) }, pinned: [...pinned].toSorted() };
}

/** Moves all but the pinned entities. */
export function arrange(view: View, places: Readonly<Record<string, Point>>, arrangement = view.arrangement): View {
  const moved = Object.entries(places).filter(([id]) => view.entities[id] && !view.pinned.includes(id));
  return { ...view, positions: { ...view.positions, ...Object.fromEntries(moved) }, arrangement };
}

export function setFilter(view: View, filter: Filter): View {
  return { ...view, filter };
}

export function setAsOf(view: View, asOf: AsOf | null): View {
  return { ...view, asOf };
}

export function setPath(view: View, path: PathSearch | null): View {
  return { ...view, path };
}

export function select(view: View, selection: Selection): View {
  const { entities, relation } = selection;
  return {
    ...view,
    selection: {
      entities: entities.filter((id) => view.entities[id]),
      relation: relation !== null && view.relations[relation] ? relation : null,
    },
  };
}

/** The relation that is there, if the other one says the same: what did not change is not drawn and listed again. */
function kept(there: Relation | undefined, relation: Relation): Relation {
  const isSame = there && relationFields.every((field) => there[field] === relation[field]);
  return isSame ? there : relation;
}

function fromEntries<T>(record: Readonly<Record<string, T>>, stays: (value: T) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => stays(value)));
}
