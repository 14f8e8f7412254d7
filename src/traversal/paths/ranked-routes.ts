import { beginning, compareRoutes, type Route } from "./route.ts";

/** Where a route leaves those found so far: after this beginning, by none of these relations. */
export interface Spur {
  readonly beginning: Route;
  readonly excludedRelations: ReadonlySet<string>;
}

/** The routes of the least length that begin so: all that anybody will take, or else the best of them at least. */
export interface SpurResult {
  readonly routes: readonly Route[];
  readonly all: boolean;
}

/** For each spur what goes on from there with at most this length in all. */
export type SearchSpurs = (spurs: readonly Spur[], maxLength: number) => Promise<readonly SpurResult[]>;

/** A beginning that routes taken share, with the relations by which they go on. */
interface Branch extends Spur {
  readonly excludedRelations: Set<string>;
  /** The length up to which every route that leaves here is known. */
  searched: number;
}

/**
 * Simple routes from `from` of at most `maxLength` relations, the best first, each once: those known, which are all of
 * the least length, in order, then what `searchSpurs` finds where others leave them. J. Y. Yen, "Finding the K Shortest
 * Loopless Paths in a Network" (1971), with the branches of the routes taken kept as a tree, so that none is searched
 * again without need (E. L. Lawler, 1972), and length by length, so that no search goes farther than the next route.
 */
export async function* rankedRoutes(
  from: string,
  maxLength: number,
  known: readonly Route[],
  searchSpurs: SearchSpurs,
): AsyncGenerator<Route, void, undefined> {
  const branches = new Map<string, Branch>();
  /** Adds the branches of a route taken; what leaves a new one is known up to `searched`. */
  const take = (route: Route, searched: number) => {
    for (const [i, { id }] of route.hops.entries()) {
      const key = keyOf(route, i);
      const branch = branches.get(key) ?? { beginning: beginning(route, i), excludedRelations: new Set(), searched };
      branches.set(key, branch);
      branch.excludedRelations.add(id);
    }
  };
  const root: Branch = { beginning: { nodes: [from], hops: [] }, excludedRelations: new Set(), searched: 0 };
  branches.set(keyOf(root.beginning, 0), root);

  const least = known[0]?.hops.length ?? 0;
  root.searched = least;
  for (const route of known) {
    take(route, least);
    yield route;
  }
  const candidates: { readonly route: Route; readonly branch: Branch; readonly all: boolean }[] = [];
  for (let length = least + 1; length <= maxLength; ) {
    const pending = [...branches.values()].filter(({ searched }) => searched < length);
    const found = pending.length === 0 ? [] : await searchSpurs(pending, length);
    for (const [i, branch] of pending.entries()) {
      const { routes, all } = found[i] as SpurResult;
      for (const route of all ? routes : routes.slice(0, 1)) candidates.push({ route, branch, all });
      branch.searched = length;
    }
    candidates.sort((a, b) => compareRoutes(a.route, b.route));
    const best = candidates.shift();
    if (best === undefined) {
      length++;
      continue;
    }
    take(best.route, best.all ? length : length - 1);
    if (!best.all) best.branch.searched = length - 1;
    yield best.route;
  }
}

function keyOf({ hops }: Route, length: number): string {
  return hops
    .slice(0, length)
    .map(({ id }) => id)
    .join(" ");
}
