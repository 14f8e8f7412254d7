import { CommonNeighborsDocument, PathsDocument } from "../operations/operations.ts";
import type { Entity } from "../view/graph.ts";
import { select, setPath } from "../view/steps.ts";
import { noSelection } from "../view/view.ts";
import type { Explorer } from "./explorer.ts";
import { loadDetails } from "./load-details.ts";
import { putIn } from "./put-in.ts";
import { filterOf, toEntity } from "./read-answer.ts";
import { emptyFinder, type Finder } from "./state.ts";

/** Changes the ends or the conditions; with both ends chosen, searches at once. */
export function setFinder(explorer: Explorer, change: Partial<Finder>): Promise<void> {
  const finder = { ...explorer.state().finder, ...change };
  explorer.set({ finder });
  const { from, to } = finder;
  if (from && to && from.id !== to.id) return findPaths(explorer, finder);
  return Promise.resolve();
}

export function setPathEnd(explorer: Explorer, end: "from" | "to", entity: Entity): Promise<void> {
  const said = setFinder(explorer, { [end]: entity });
  explorer.set({ said: (words) => words.said.pathEnd(entity.name, end === "from") });
  return said;
}

export function findPaths(explorer: Explorer, { from, to, via, avoid }: Finder, lit = 0): Promise<void> {
  if (!from || !to) return Promise.resolve();
  return explorer.attempt("paths", async (signal) => {
    const ids = (entities: readonly Entity[]) => entities.map(({ id }) => id);
    const { paths: answer } = await explorer.askVisibly(
      PathsDocument,
      {
        from: from.id,
        to: to.id,
        via: ids(via),
        avoid: ids(avoid),
        filter: filterOf({ ...explorer.view, filter: { ...explorer.view.filter, hiddenKinds: [] } }),
      },
      signal,
    );
    const found = (answer?.paths ?? []).map(({ nodes, steps, sentence }) => ({
      entities: nodes.map(({ id }) => id),
      relations: steps.map(({ relation }) => relation.id),
      sentence,
    }));
    const entities = new Map(
      [from, to, ...(answer?.paths ?? []).flatMap(({ nodes }) => nodes.map(toEntity))].map((entity) => [
        entity.id,
        entity,
      ]),
    );
    const { view } = await putIn(
      explorer,
      [...entities.values()],
      signal,
      found.map((path) => path.entities),
    );
    const onPaths = new Set(found.flatMap((path) => path.entities));
    const next = setPath(select({ ...view, hidden: view.hidden.filter((id) => !onPaths.has(id)) }, noSelection), {
      from,
      to,
      via,
      avoid,
      found,
      lit: Math.min(lit, Math.max(0, found.length - 1)),
      noPathWithin: answer?.noPathWithin ?? null,
      more: answer?.report.limitHit === "PATHS",
    });
    explorer.step(next, (words) =>
      found.length > 0 ? words.said.paths(found.length) : words.said.noPath(answer?.noPathWithin ?? null),
    );
    explorer.set({ lookAt: [...onPaths, from.id, to.id] });
  });
}

export function lightPath(explorer: Explorer, lit: number): void {
  const { path } = explorer.view;
  if (path) explorer.replace(setPath(explorer.view, { ...path, lit }));
}

export function clearPath(explorer: Explorer): void {
  explorer.set({ finder: emptyFinder });
  if (explorer.view.path) explorer.step(setPath(explorer.view, null), (words) => words.said.pathCleared);
}

/** Which neighbors several entities share. They are put in one by one, by `showCommon`. */
export function findCommon(explorer: Explorer, of: readonly string[]): Promise<void> {
  return explorer.attempt("common", async (signal) => {
    const { commonNeighbors } = await explorer.askVisibly(
      CommonNeighborsDocument,
      { ids: of, filter: filterOf(explorer.view) },
      signal,
    );
    const found = (commonNeighbors?.edges ?? []).map(({ node, sharedBy }) => ({
      entity: toEntity(node),
      sharedBy: sharedBy.map(({ id }) => id),
    }));
    const total = commonNeighbors?.totalCount ?? 0;
    explorer.set({ common: { of, total, found }, said: (words) => words.said.common(total) });
  });
}

export function showCommon(explorer: Explorer): Promise<void> {
  const { common } = explorer.state();
  if (!common) return Promise.resolve();
  return explorer.attempt("add", async (signal) => {
    const { view, fresh, relations } = await putIn(
      explorer,
      common.found.map(({ entity }) => entity),
      signal,
    );
    explorer.step(select(view, { entities: common.of, relation: null }), (words) =>
      words.said.expanded(words.connect.commonTitle, fresh.length, relations.length, 0),
    );
    for (const id of common.of) void loadDetails(explorer, id);
  });
}
