import { rankedRoutes, type Spur } from "./ranked-routes.ts";
import { compareRoutes, compareWorth, joined, type Route } from "./route.ts";
import { type Ground, type ReadInTime, type Search, shortestRoutes } from "./shortest-routes.ts";

/** Which routes: from where to where, through all of these, within how many relations. */
export interface RouteQuery {
  readonly from: string;
  readonly to: string;
  readonly via: readonly string[];
  readonly ground: Ground;
  /** Whether only routes of the least length are wanted. */
  readonly shortestOnly: boolean;
  /** How many routes may be asked for. */
  readonly atOnce: number;
}

/** Simple routes, the best first, each once, as far as they are asked for: at most `atOnce`. */
export async function* routes(
  read: ReadInTime,
  { from, to, via, ground, shortestOnly, atOnce }: RouteQuery,
): AsyncGenerator<Route, void, undefined> {
  const finder = new RouteFinder(read, ground);
  if (via.length === 0) {
    const whole: Search = { from, to, maxLength: ground.maxLength, avoid: [], barred: [] };
    const [shortest = []] = await shortestRoutes(read, ground, [whole], atOnce);
    // Where the look was cut nobody asks for more, and where it brought nothing there is nothing.
    if (shortestOnly || shortest.length === 0 || shortest.length === atOnce) yield* shortest;
    else yield* finder.ranked(from, to, shortest, []);
    return;
  }
  let least: number | null = null;
  for await (const route of finder.ranked(from, to, [], via)) {
    least ??= route.hops.length;
    if (shortestOnly && route.hops.length > least) return;
    yield route;
  }
}

class RouteFinder {
  readonly #read: ReadInTime;
  readonly #ground: Ground;

  constructor(read: ReadInTime, ground: Ground) {
    this.#read = read;
    this.#ground = ground;
  }

  /** Routes through all the stops, in any order of them, the best first; `known` are the best already. */
  ranked(from: string, to: string, known: readonly Route[], stops: readonly string[], within?: Search) {
    return rankedRoutes(from, known, (spurs) =>
      stops.length === 0 ? this.#directAll(spurs, to, within) : this.#throughAll(spurs, to, stops),
    );
  }

  /** One statement for all spurs. `within` says what lies outside of this route, in one that it is part of. */
  async #directAll(spurs: readonly Spur[], to: string, within?: Search): Promise<(Route | null)[]> {
    const most = within?.maxLength ?? this.#ground.maxLength;
    const open = spurs.filter(({ beginning }) => beginning.hops.length < most);
    const found = await shortestRoutes(
      this.#read,
      this.#ground,
      open.map(({ beginning, barred }) => ({
        from: beginning.nodes.at(-1) as string,
        to,
        maxLength: most - beginning.hops.length,
        avoid: [...beginning.nodes.slice(0, -1), ...(within?.avoid ?? [])],
        barred: [...barred, ...(within?.barred ?? [])],
      })),
      1,
    );
    return spurs.map((spur) => {
      const [rest] = found[open.indexOf(spur)] ?? [];
      return rest === undefined ? null : joined(spur.beginning, rest);
    });
  }

  #throughAll(spurs: readonly Spur[], to: string, stops: readonly string[]): Promise<(Route | null)[]> {
    return Promise.all(
      spurs.map(async ({ beginning, barred }) => {
        const search: Search = {
          from: beginning.nodes.at(-1) as string,
          to,
          maxLength: this.#ground.maxLength - beginning.hops.length,
          avoid: beginning.nodes.slice(0, -1),
          barred: [...barred],
        };
        // The beginning may end at `to` only when it is whole.
        const left = stops.filter((stop) => !beginning.nodes.includes(stop));
        const found = await Promise.all(orders(left).map((order) => this.#through(search, order)));
        const [best] = found.filter((rest) => rest !== null).toSorted(compareRoutes);
        return best === undefined ? null : joined(beginning, best);
      }),
    );
  }

  /**
   * The best route through the stops in this order, or null. Its first part is tried from the best on, each with the
   * best rest that does not meet it, until even an unhindered rest could not make a better whole.
   */
  async #through(search: Search, stops: readonly string[]): Promise<Route | null> {
    const [stop, ...later] = stops;
    if (stop === undefined) {
      const [[best] = []] = await shortestRoutes(this.#read, this.#ground, [search], 1);
      return best ?? null;
    }
    if (search.maxLength <= stops.length) return null;
    const { from, to, maxLength, avoid, barred } = search;
    const onward = { from: stop, to, avoid: [...avoid, from], barred: [] };
    const unhindered = await this.#through({ ...onward, maxLength: maxLength - 1 }, later);
    if (unhindered === null) return null;
    const first: Search = {
      from,
      to: stop,
      maxLength: maxLength - unhindered.hops.length,
      avoid: [...avoid, ...later, to],
      barred,
    };
    let best: Route | null = null;
    for await (const part of this.ranked(from, stop, [], [], first)) {
      if (best !== null && compareWorth(joined(part, unhindered), best) > 0) break;
      const rest = await this.#through(
        { ...onward, maxLength: maxLength - part.hops.length, avoid: [...avoid, ...part.nodes.slice(0, -1)] },
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
