import { type ChangesSubscription, EntitiesDocument } from "../operations/operations.ts";
import { type Entity, otherEnd, type Relation } from "../view/graph.ts";
import { changeAll } from "../view/history.ts";
import { refresh, removeAll } from "../view/refresh.ts";
import { add } from "../view/steps.ts";
import type { View } from "../view/view.ts";
import type { Explorer } from "./explorer.ts";
import { loadDetails, loadEvidence } from "./load-details.ts";
import { putIn } from "./put-in.ts";
import { isEntity, toEntity, toRelation } from "./read-answer.ts";
import { relationsAmong } from "./relations-among.ts";
import { request } from "./request.ts";
import { type NewRelation, type News, noNews } from "./state.ts";

export type GraphEvent = ChangesSubscription["graphChanged"];

/** Applies a change of the graph to what is shown. New relations are offered, not added. */
export async function takeIn(explorer: Explorer, event: GraphEvent, signal: AbortSignal): Promise<void> {
  const { entities } = explorer.view;
  const touched = event.added
    .flatMap(({ source, target }) => [source.id, target.id])
    .concat(event.removed.flatMap(({ source, target }) => [source, target]))
    .concat(event.entitiesChanged.map(({ id }) => id));
  const ids = [...new Set(touched)].filter((id) => entities[id]);
  const fresh = await readEntities(ids, signal);
  const removedEnds = new Set(event.removed.flatMap(({ source, target }) => [source, target]));
  const { view } = explorer;
  // What was put in a moment ago has the new relation in its count already: that is no news.
  const isNews = ({ id, degree }: Entity) => {
    const known = view.entities[id];
    return known !== undefined && (known.degree !== degree || removedEnds.has(id));
  };
  const newsOf = new Set(fresh.filter(isNews).map(({ id }) => id));
  const added = event.added
    .map(
      (line): NewRelation => ({
        relation: toRelation(line),
        of: [line.source.id, line.target.id].filter((id) => newsOf.has(id)),
        ends: [toEntity(line.source), toEntity(line.target)],
      }),
    )
    .filter(({ relation, of }) => of.length > 0 && !view.relations[relation.id]);
  const relations = event.changed.map(toRelation).filter(({ id }) => view.relations[id]);
  const removed = [...event.removed.map(({ relationId }) => relationId), ...event.entitiesRemoved].filter(
    (id) => view.relations[id] ?? view.entities[id],
  );
  const { news } = explorer.state();
  // What was removed and is back is no longer removed.
  const back = new Set([...event.added.map(({ id }) => id), ...fresh.map(({ id }) => id)]);
  await apply(explorer, fresh, [...relations, ...event.added.filter(({ id }) => view.relations[id]).map(toRelation)], {
    added: [...news.added.filter(({ relation }) => !removed.includes(relation.id)), ...added],
    removed: [...new Set([...news.removed.filter((id) => !back.has(id)), ...removed])],
    changed: news.changed + relations.length + event.entitiesChanged.filter(({ id }) => view.entities[id]).length,
    isOutdated: news.isOutdated || !event.complete || event.omitted > 0,
  });
}

/** Says that what is shown may be out of date. */
export function tellOutdated(explorer: Explorer): void {
  explorer.set({ news: { ...explorer.state().news, isOutdated: true } });
}

/** The new relations that are not in the view by now. */
export function newRelations(news: News, view: View): readonly NewRelation[] {
  return news.added.filter(({ relation, of }) => !view.relations[relation.id] && of.some((id) => view.entities[id]));
}

/** Puts the new relations in, with the entities at their other ends. */
export function showNew(explorer: Explorer): Promise<void> {
  const added = newRelations(explorer.state().news, explorer.view);
  const ends = new Map(added.flatMap(({ ends: both }) => both.map((entity) => [entity.id, entity])));
  return explorer.attempt("news", async (signal) => {
    const { view, fresh, relations } = await putIn(explorer, [...ends.values()], signal);
    const names = [...new Set(added.flatMap(({ of }) => of))].map((id) => view.entities[id]?.name ?? id);
    explorer.step(view, (words) => words.said.expanded(words.list(names), fresh.length, relations.length, 0));
    explorer.set({
      news: { ...explorer.state().news, added: [], changed: 0 },
      lookAt: added.flatMap(({ relation, of }) => of.map((id) => otherEnd(relation, id))),
    });
  });
}

/** Takes what was removed out of the view, and out of the views of undo. */
export function dismissNews(explorer: Explorer): void {
  const { history, news } = explorer.state();
  const removed = new Set(news.removed);
  explorer.set({ news: noNews, history: changeAll(history, (view) => removeAll(view, removed)) });
}

/** Reads all that is shown again, after more has changed than an event names. */
export function readAnew(explorer: Explorer): Promise<void> {
  return explorer.attempt("anew", async (signal) => {
    const before = explorer.view;
    const ids = Object.keys(before.entities);
    const entities = await readEntities(ids, signal);
    const there = entities.map(({ id }) => id);
    const relations = await relationsAmong(explorer, there, signal);
    const date = before.asOf?.date ?? null;
    const holding = date === null ? [] : (await relationsAmong(explorer, there, signal, date)).map(({ id }) => id);
    const known = new Set([...there, ...relations.map(({ id }) => id)]);
    const removed = [...ids, ...Object.keys(before.relations)].filter((id) => !known.has(id));
    explorer.set({ details: {}, evidence: {}, said: (words) => words.said.readAnew });
    await apply(explorer, entities, relations, { ...noNews, removed });
    const next = add(explorer.view, [], relations, {});
    explorer.replace(next.asOf ? { ...next, asOf: { ...next.asOf, holding } } : next);
  });
}

async function readEntities(ids: readonly string[], signal: AbortSignal): Promise<Entity[]> {
  if (ids.length === 0) return [];
  const { nodes } = await request(EntitiesDocument, { ids }, { signal });
  return nodes.filter(isEntity).map(toEntity);
}

/** Updates the entities and relations in all views. Reads their details again if these are on the screen. */
async function apply(
  explorer: Explorer,
  entities: readonly Entity[],
  relations: readonly Relation[],
  news: News,
): Promise<void> {
  const { history, details, evidence } = explorer.state();
  const { selection } = history.present;
  const changed = new Set([...entities, ...relations].map(({ id }) => id));
  const isKept = ([id]: readonly [string, unknown]) =>
    !changed.has(id) || selection.entities.includes(id) || selection.relation === id;
  explorer.set({
    news,
    history: changeAll(history, (view) => refresh(view, { entities, relations })),
    details: Object.fromEntries(Object.entries(details).filter(isKept)),
    evidence: Object.fromEntries(Object.entries(evidence).filter(isKept)),
  });
  const [selected] = selection.entities;
  if (selected !== undefined && changed.has(selected)) await loadDetails(explorer, selected, true);
  if (selection.relation !== null && changed.has(selection.relation))
    await loadEvidence(explorer, selection.relation, undefined, true);
}
