import { beginning, compareRoutes, type Hop, type Route } from "./route.ts";

/** Where a route leaves those found so far: after this beginning, by none of these relations. */
export interface Spur {
  readonly beginning: Route;
  readonly barred: ReadonlySet<string>;
}

/** For each spur the best whole route that begins so, or null where there is none. */
export type CompleteAll = (spurs: readonly Spur[]) => Promise<readonly (Route | null)[]>;

/** A beginning that routes found share, the relations by which they go on, and the best route that goes on by another. */
interface Branch {
  readonly beginning: Route;
  readonly barred: Set<string>;
  next: Route | null;
}

/**
 * Simple routes from `from`, the best first, each once: those known to be the best, in order, then what `completeAll`
 * finds where others leave them. J. Y. Yen, "Finding the K Shortest Loopless Paths in a Network" (1971), with the
 * branches of the routes found kept as a tree, so that each is completed again only when a route was taken from it
 * (E. L. Lawler, 1972).
 */
export async function* rankedRoutes(
  from: string,
  known: readonly Route[],
  completeAll: CompleteAll,
): AsyncGenerator<Route, void, undefined> {
  const branches = new Map<string, Branch>();
  let stale = new Set<Branch>();
  const take = (route: Route) => {
    for (const [i, hop] of route.hops.entries()) {
      const branch = branchAt(beginning(route, i));
      if (branch.barred.has(hop.id)) continue;
      branch.barred.add(hop.id);
      stale.add(branch);
    }
  };
  const branchAt = (beginning: Route): Branch => {
    const key = beginning.hops.map(({ id }: Hop) => id).join(" ");
    let branch = branches.get(key);
    if (branch === undefined) {
      branch = { beginning, barred: new Set(), next: null };
      branches.set(key, branch);
      stale.add(branch);
    }
    return branch;
  };

  branchAt({ nodes: [from], hops: [] });
  for (const route of known) {
    take(route);
    yield route;
  }
  for (;;) {
    const open = [...stale];
    stale = new Set();
    const found = await completeAll(open);
    for (const [i, branch] of open.entries()) branch.next = found[i] ?? null;
    const [best] = [...branches.values()].flatMap(({ next }) => next ?? []).toSorted(compareRoutes);
    if (best === undefined) return;
    take(best);
    yield best;
  }
}
