import { layOut } from "../layout/layout.ts";
import type { Entity, Relation } from "../view/graph.ts";
import { add } from "../view/steps.ts";
import type { View } from "../view/view.ts";
import type { Explorer } from "./explorer.ts";
import { relationsAmong } from "./relations-among.ts";
import { RequestError } from "./request.ts";

export interface PutIn {
  readonly view: View;
  readonly fresh: readonly Entity[];
  readonly relations: readonly Relation[];
}

/** The view with these entities, all relations among what is then in it, and free places. Makes no step yet. */
export async function putIn(
  explorer: Explorer,
  entities: readonly Entity[],
  signal: AbortSignal,
  paths: readonly (readonly string[])[] = [],
): Promise<PutIn> {
  const { view } = explorer;
  const fresh = entities.filter(({ id }) => !view.entities[id]);
  const ids = [...new Set([...Object.keys(view.entities), ...fresh.map(({ id }) => id)])];
  const most = explorer.state().started?.limits.maxNodes ?? 2_000;
  if (ids.length > most) throw new RequestError("TOO_MANY", `${ids.length} entities are more than ${most}`);
  const relations = await relationsAmong(explorer, ids, signal);
  const holding = view.asOf && (await relationsAmong(explorer, ids, signal, view.asOf.date)).map(({ id }) => id);
  const places = await layOut({
    kind: "place",
    there: Object.entries(view.positions).map(([id, { x, y }]) => ({ id, x, y })),
    fresh: fresh.map(({ id }) => id),
    ties: relations.map(({ source, target }) => ({ source, target })),
    paths,
  });
  signal.throwIfAborted();
  // The view may have changed in the meantime: by an undo, say.
  const now = explorer.view;
  const known = relations.filter(({ id }) => !now.relations[id]);
  const next = add(now, fresh, relations, places);
  return {
    view: now.asOf && holding ? { ...next, asOf: { ...now.asOf, holding } } : next,
    fresh,
    relations: known,
  };
}
