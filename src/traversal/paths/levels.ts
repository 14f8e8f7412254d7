import { z } from "zod";
import type { Statement } from "../../neo4j/statement.ts";
import { ontology } from "../../ontology.ts";
import { Composer } from "../../query/compose.ts";
import { matchByIds } from "../../query/match-entities.ts";
import { compareRoutes, hopRow, joined, type Route } from "./route.ts";
import { routeConditions, type Search, type SearchScope, type TimedRead, whereAll } from "./route-conditions.ts";

/** A hop, and the direction in which it is crossed. */
const stepRow = hopRow.extend({ from: z.string(), to: z.string() });
type Step = Readonly<z.infer<typeof stepRow>>;
const frontRow = z.object({ ids: z.array(z.string()) });

/** The neighbors of these entities. */
type FrontStatement = (ids: readonly string[]) => Statement<z.infer<typeof frontRow>>;

/** Each has one text, whatever the length: Neo4j takes longer to plan a new text than to run it. */
interface Statements {
  readonly ahead: FrontStatement;
  readonly behind: FrontStatement;
  readonly steps: (from: readonly string[], to: readonly string[]) => Statement<Step>;
}

/**
 * The shortest routes of one search, the best first, at most `limit`. It follows symmetric relation types in both
 * directions and the others in one. It walks breadth first from each end, always from the smaller front, until the
 * walks meet; then it reads the hops between the levels. Neo4j's quantified patterns walk from one end alone and are
 * much slower.
 */
export async function routesByLevels(
  read: TimedRead,
  scope: SearchScope,
  search: Search,
  limit: number,
): Promise<readonly Route[]> {
  const statements = statementsOf(scope, search);
  const ahead = new Walk(search.from, statements.ahead);
  const behind = new Walk(search.to, statements.behind);
  for (let length = 1; length <= search.maxLength; length++) {
    const [near, far] = ahead.front.length <= behind.front.length ? [ahead, behind] : [behind, ahead];
    await near.goOn(read);
    if (near.front.length === 0) return [];
    const reached = new Set(far.front);
    const met = near.front.filter((id) => reached.has(id));
    if (met.length === 0) continue;
    const hopsBetween = (from: readonly string[], to: readonly string[]) => read(statements.steps(from, to));
    return bestAlong(await stepsThrough(met, ahead.levels, behind.levels, hopsBetween), search, limit);
  }
  return [];
}

/** A breadth-first walk from one end: the entities at each distance from it. */
class Walk {
  readonly levels: (readonly string[])[];
  readonly #seen: Set<string>;
  readonly #statement: FrontStatement;

  constructor(id: string, statement: FrontStatement) {
    this.levels = [[id]];
    this.#seen = new Set([id]);
    this.#statement = statement;
  }

  get front(): readonly string[] {
    return this.levels.at(-1) as readonly string[];
  }

  async goOn(read: TimedRead) {
    const [row] = await read(this.#statement(this.front));
    const next = (row?.ids ?? []).filter((id) => !this.#seen.has(id));
    for (const id of next) this.#seen.add(id);
    this.levels.push(next);
  }
}

/** For each step of the routes the possible hops: back from where the walks met, and onward from there. */
async function stepsThrough(
  met: readonly string[],
  ahead: readonly (readonly string[])[],
  behind: readonly (readonly string[])[],
  hopsBetween: (from: readonly string[], to: readonly string[]) => Promise<readonly Step[]>,
): Promise<(readonly Step[])[]> {
  const back: (readonly Step[])[] = [];
  for (let i = ahead.length - 2, on = met; i >= 0; i--) {
    const steps = await hopsBetween(ahead[i] as readonly string[], on);
    back.unshift(steps);
    on = [...new Set(steps.map(({ from }) => from))];
  }
  const onward: (readonly Step[])[] = [];
  for (let i = behind.length - 2, on = met; i >= 0; i--) {
    const steps = await hopsBetween(on, behind[i] as readonly string[]);
    onward.push(steps);
    on = [...new Set(steps.map(({ to }) => to))];
  }
  return [...back, ...onward];
}

function statementsOf(scope: SearchScope, search: Search): Statements {
  const composer = new Composer();
  const { types, direction } = scope.pattern;
  const { types: pattern, ofRelation, ofNode, params } = routeConditions(composer, scope, [search]);
  const symmetric = types.filter((type) => ontology[type].symmetric);
  const given = { ...params, search, symmetric, outward: direction === "OUT" };
  const walk = (follows: "=" | "<>") => (ids: readonly string[]) =>
    composer.statement(
      `WITH $search AS search
${matchByIds("$ids", "u")}
MATCH (u)-[r:${pattern}]-(v)
${whereAll([`(type(r) IN $symmetric OR (startNode(r) = u) ${follows} $outward)`, ...ofRelation("r"), ...ofNode("v")])}
RETURN collect(DISTINCT v.id) AS ids`,
      { ...given, ids },
      frontRow,
    );
  // On the way back `to` is the smaller list; on the way onward, `from`.
  const steps = `WITH $search AS search
CALL () {
  WITH * WHERE size($to) <= size($from)
  ${matchByIds("$to", "v")}
  MATCH (u)-[r:${pattern}]-(v)
  WHERE u.id IN $from
  RETURN u, r, v
  UNION ALL
  WITH * WHERE size($to) > size($from)
  ${matchByIds("$from", "u")}
  MATCH (u)-[r:${pattern}]-(v)
  WHERE v.id IN $to
  RETURN u, r, v
}
WITH search, u, r, v
${whereAll(["(type(r) IN $symmetric OR (startNode(r) = u) = $outward)", ...ofRelation("r")])}
RETURN r.id AS id, type(r) AS type, startNode(r).id AS source, endNode(r).id AS target,
  r.sourceCount AS sourceCount, r.confidence AS confidence, u.id AS from, v.id AS to`;
  return {
    ahead: walk("="),
    behind: walk("<>"),
    steps: (from, to) => composer.statement(steps, { ...given, from, to }, stepRow),
  };
}

/**
 * The best routes with one hop of each level. Built from the end, so that each entity needs to keep only its best
 * rests.
 */
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
