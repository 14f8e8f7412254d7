import { rankedRoutes } from "./ranked-routes.ts";
import { compareRoutes, compareWorth, joined, type Route } from "./route.ts";
import type { Search, SearchScope, TimedRead } from "./route-conditions.ts";
import { type RouteFrames, shortestRoutes } from "./shortest-routes.ts";

/** Which routes to find: between two entities, through all of `via`, of at most `maxLength` relations. */
export interface RouteQuery {
  readonly from: string;
  readonly to: string;
  readonly via: readonly string[];
  readonly maxLength: number;
  readonly scope: SearchScope;
  /** Whether to find only the routes of the least length. */
  readonly shortestOnly: boolean;
  /** The most routes that the caller takes. */
  readonly limit: number;
  /** What the first search reads of the entities and relations of its routes; null for nothing. */
  readonly frames: RouteFrames | null;
}

/** Simple routes, the best first, each once. The caller must not take more than `limit`. */
export async function* routes(
  read: TimedRead,
  { from, to, via, maxLength, scope, shortestOnly, limit, frames }: RouteQuery,
): AsyncGenerator<Route, void, undefined> {
  const finder = new RouteFinder(read, scope);
  if (via.length === 0) {
    const whole: Search = { from, to, maxLength, avoid: [], excludedRelations: [] };
    const [shortest = []] = await shortestRoutes(read, scope, [whole], limit, frames);
    // Nothing follows if there is no route, or if these are already as many as the caller takes.
    if (shortestOnly || shortest.length === 0 || shortest.length === limit) yield* shortest;
    else yield* finder.direct(whole, shortest, limit);
    return;
  }
  let least: number | null = null;
  for await (const route of finder.through(from, to, maxLength, via)) {
    least ??= route.hops.length;
    if (shortestOnly && route.hops.length > least) return;
    yield route;
  }
}

const batchSize = 50;

class RouteFinder {
  readonly #read: TimedRead;
  readonly #scope: SearchScope;

  constructor(read: TimedRead, scope: SearchScope) {
    this.#read = read;
    this.#scope = scope;
  }

  /**
   * Routes between two entities. `known` must be all of the least length, or empty; `most` is the most that the caller
   * takes.
   */
  direct({ from, to, maxLength, avoid, excludedRelations }: Search, known: readonly Route[], most?: number) {
    return rankedRoutes(from, maxLength, known, async (spurs, length) => {
      const searches = spurs.map(({ beginning, excludedRelations: left }) => ({
        from: beginning.nodes.at(-1) as string,
        to,
        maxLength: length - beginning.hops.length,
        avoid: [...beginning.nodes.slice(0, -1), ...avoid],
        excludedRelations: [...left, ...excludedRelations],
      }));
      const found = await shortestRoutes(this.#read, this.#scope, searches, most ?? batchSize);
      return spurs.map(({ beginning }, i) => ({
        routes: (found[i] ?? []).map((rest) => joined(beginning, rest)),
        all: most !== undefined || (found[i] ?? []).length < batchSize,
      }));
    });
  }

  /** Routes through all the stops, in any order. */
  through(from: string, to: string, maxLength: number, stops: readonly string[]) {
    return rankedRoutes(from, maxLength, [], (spurs, length) =>
      Promise.all(
        spurs.map(async ({ beginning, excludedRelations }) => {
          const search: Search = {
            from: beginning.nodes.at(-1) as string,
            to,
            maxLength: length - beginning.hops.length,
            avoid: beginning.nodes.slice(0, -1),
            excludedRelations: [...excludedRelations],
          };
          const left = stops.filter((stop) => !beginning.nodes.includes(stop));
          const found = await Promise.all(orders(left).map((order) => this.#inOrder(search, order)));
          const [best] = found.filter((rest) => rest !== null).toSorted(compareRoutes);
          return { routes: best === undefined ? [] : [joined(beginning, best)], all: best === undefined };
        }),
      ),
    );
  }

  /**
   * The best route through the stops in this order, or null. It tries routes to the first stop, the best first, each
   * with the best rest that does not meet it. It stops when even the best rest of all could not make a better route.
   */
  async #inOrder(search: Search, stops: readonly string[]): Promise<Route | null> {
    const [stop, ...later] = stops;
    if (stop === undefined) {
      const [[best] = []] = await shortestRoutes(this.#read, this.#scope, [search], 1);
      return best ?? null;
    }
    if (search.maxLength <= stops.length) return null;
    const { from, to, maxLength, avoid, excludedRelations } = search;
    const afterStop = { from: stop, to, avoid: [...avoid, from], excludedRelations: [] };
    const bestRest = await this.#inOrder({ ...afterStop, maxLength: maxLength - 1 }, later);
    if (bestRest === null) return null;
    const first: Search = {
      from,
      to: stop,
      maxLength: maxLength - bestRest.hops.length,
      avoid: [...avoid, ...later, to],
      excludedRelations,
    };
    let best: Route | null = null;
    for await (const part of this.direct(first, [])) {
      if (best !== null && compareWorth(joined(part, bestRest), best) > 0) break;
      const rest = await this.#inOrder(
        { ...afterStop, maxLength: maxLength - part.hops.length, avoid: [...avoid, ...part.nodes.slice(0, -1)] },
        later,
      );
      if (rest === null) continue;
      const whole = joined(part, rest);
      if (best === null || compareRoutes(whole, best) < 0) best = whole;
    }
    return best;
  }
}

/** Every order of the stops. */
function orders(stops: readonly string[]): string[][] {
  if (stops.length === 0) return [[]];
  return stops.flatMap((stop) => orders(stops.filter((other) => other !== stop)).map((rest) => [stop, ...rest]));
}
