import { Composer } from "../graph/compose.ts";
import { ontology } from "../ontology.ts";
import { compareRoutes, type Hop, joined, type Route } from "./route.ts";
import { type Ground, type ReadInTime, routeConditions, type Search, whereAll } from "./route-conditions.ts";

/** A hop, and the entities between which it is crossed. */
type Step = Hop & { readonly from: string; readonly to: string };

/**
 * The shortest routes of one search, the best first, at most `limit`, where some relation types go one way and the
 * symmetric ones both. Lengths are tried one by one: a breadth-first walk from each end to the middle, and from there
 * back along what both have reached. Much faster than Neo4j's quantified patterns, which walk from one end alone.
 */
export async function routesByLevels(
  read: ReadInTime,
  ground: Ground,
  search: Search,
  limit: number,
): Promise<readonly Route[]> {
  for (let length = 1; length <= search.maxLength; length++) {
    const composer = new Composer();
    const { text, params } = levelsStatement(composer, ground, search, length);
    const [row] = await read(text, { ...composer.params, ...params, search });
    if (row === undefined) return [];
    const levels = row.levels as readonly (readonly Step[])[];
    if (levels.every((steps) => steps.length > 0)) return bestAlong(levels, search, limit);
  }
  return [];
}

/** One row: for each step of the routes of this length the hops that it may be, none where there is no route. */
function levelsStatement(composer: Composer, ground: Ground, search: Search, length: number) {
  const { types, direction } = ground.tie;
  const { ofRelation, ofNode, params } = routeConditions(composer, ground, [search]);
  const symmetric = types.filter((type) => ontology[type].symmetric).join("|");
  const [begins, ends] = direction === "OUT" ? ["startNode", "endNode"] : ["endNode", "startNode"];
  const middle = Math.ceil(length / 2);

  /** The entities at the next distance from an end: not in the lists before. */
  const level = (lists: readonly string[], into: string, near: string) => `CALL (search, ${lists.join(", ")}) {
  CALL (search, ${lists.at(-1)}) {
    UNWIND ${lists.at(-1)} AS u
    MATCH (u)-[r:${types.join("|")}]-(v)
    ${whereAll([`(r:${symmetric} OR ${near}(r) = u)`, ...ofRelation("r"), ...ofNode("v")])}
    RETURN DISTINCT v
  }
  WITH v, ${lists.join(", ")}
  WHERE ${lists.map((list) => `NOT v IN ${list}`).join(" AND ")}
  RETURN collect(v) AS ${into}
}`;
  const ahead = (distance: number) => Array.from({ length: distance + 1 }, (_, i) => `ahead${i}`);
  const behind = (distance: number) => Array.from({ length: distance + 1 }, (_, i) => `behind${i}`);
  const walks = [
    ...Array.from({ length: middle }, (_, i) => level(ahead(i), `ahead${i + 1}`, begins)),
    ...Array.from({ length: length - middle }, (_, i) => level(behind(i), `behind${i + 1}`, ends)),
  ];

  /** The hops of one step, and the entities on its far side, which are those on routes. */
  const step = (number: number, known: string, within: string) => {
    const back = known === "v";
    const [from, to] = [`on${number - 1}`, `on${number}`];
    return `CALL (search, ${back ? to : from}, ${within}) {
  UNWIND ${back ? to : from} AS ${known}
  MATCH (u)-[r:${types.join("|")}]-(v)
  ${whereAll([`${back ? "u" : "v"} IN ${within}`, `(r:${symmetric} OR ${begins}(r) = u)`, ...ofRelation("r")])}
  RETURN collect(DISTINCT ${back ? "u" : "v"}) AS ${back ? from : to},
    collect(r {.id, .sourceCount, .confidence, type: type(r), source: startNode(r).id, target: endNode(r).id,
      from: u.id, to: v.id}) AS step${number}
}`;
  };
  const back = Array.from({ length: middle }, (_, i) => step(middle - i, "v", `ahead${middle - i - 1}`));
  const on = Array.from({ length: length - middle }, (_, i) =>
    step(middle + i + 1, "u", `behind${length - middle - i - 1}`),
  );
  const steps = Array.from({ length }, (_, i) => `step${i + 1}`);
  const text = `WITH $search AS search
MATCH (a:Entity {id: search.from})
MATCH (b:Entity {id: search.to})
WITH search, [a] AS ahead0, [b] AS behind0
${walks.join("\n")}
WITH *, [m IN ahead${middle} WHERE m IN behind${length - middle}] AS on${middle}
${[...back, ...on].join("\n")}
RETURN [${steps.join(", ")}] AS levels`;
  return { text, params };
}

/** The best routes that take one hop of each level, found from the end: of each entity only the best ways on matter. */
function bestAlong(levels: readonly (readonly Step[])[], { from, to }: Search, limit: number): readonly Route[] {
  let onward = new Map<string, readonly Route[]>([[to, [{ nodes: [to], hops: [] }]]]);
  for (const steps of levels.toReversed()) {
    const before = new Map<string, Route[]>();
    for (const { from, to, ...hop } of steps) {
      const first: Route = { nodes: [from, to], hops: [hop] };
      const whole = (onward.get(to) ?? []).map((rest) => joined(first, rest));
      before.set(from, [...(before.get(from) ?? []), ...whole]);
    }
    onward = new Map([...before].map(([id, routes]) => [id, routes.toSorted(compareRoutes).slice(0, limit)]));
  }
  return onward.get(from) ?? [];
}
