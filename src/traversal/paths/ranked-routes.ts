import { beginning, compareRoutes, type Route } from "./route.ts";

/** A beginning of a route, and the relations by which the search must not continue it. */
export interface Spur {
  readonly beginning: Route;
  readonly excludedRelations: ReadonlySet<string>;
}

/** The shortest routes of a spur: all that can be needed, or, unless `all`, at least the best of them. */
export interface SpurResult {
  readonly routes: readonly Route[];
  readonly all: boolean;
}

/** For each spur its shortest routes of at most this length, the beginning included. */
export type SearchSpurs = (spurs: readonly Spur[], maxLength: number) => Promise<readonly SpurResult[]>;

/** A beginning of routes that were returned, and the relations by which they continue. */
interface Branch extends Spur {
  readonly excludedRelations: Set<string>;
  /** All routes from here up to this length are known. */
  searched: number;
}

/**
 * Simple routes from `from` of at most `maxLength` relations, the best first, each once. First come the known routes,
 * which must be all of the least length, in order; then those that `searchSpurs` finds. The algorithm is that of J. Y.
 * Yen, "Finding the K Shortest Loopless Paths in a Network" (1971). The branches are a tree, so that none is searched
 * twice without need (E. L. Lawler, 1972). It searches length by length, and so no farther than the next route.
 */
export async function* rankedRoutes(
  from: string,
  maxLength: number,
  known: readonly Route[],
  searchSpurs: SearchSpurs,
): AsyncGenerator<Route, void, undefined> {
  const branches = new Map<string, Branch>();
  /** Adds the branches of a route. The routes from a new branch are known up to the length `searched`. */
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
