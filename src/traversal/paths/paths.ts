import { z } from "zod";
import { argumentTable } from "../../arguments/argument-table.ts";
import { badInput, checkedIds, checkedNumber, checkFound } from "../../arguments/checks.ts";
import type { PathsArguments } from "../../arguments/field-arguments.ts";
import { cypher } from "../../neo4j/cypher-files.ts";
import { QueryError } from "../../neo4j/query-error.ts";
import { Planner, relationPattern } from "../../query/plan.ts";
import type { ReadContext } from "../../query/read-context.ts";
import type { Selection } from "../../query/selection.ts";
import type { TraversalReport } from "../report.ts";
import { type Path, pathFrames, readPaths, routeFrames } from "./read-paths.ts";
import type { Route } from "./route.ts";
import type { TimedRead } from "./route-conditions.ts";
import { routes } from "./route-search.ts";

export interface PathResult {
  readonly paths: readonly Path[];
  readonly noPathWithin: number | null;
  readonly report: TraversalReport;
}

/**
 * The part of the timeout that the search may use. The rest is for reading the entities and relations of its routes.
 */
const searchShare = 0.7;

/**
 * The best simple paths between two entities, or all the shortest ones: the shortest first, then by number of sources,
 * by confidence, and by the ids of their relations. If time runs out, it returns those found so far, which are the
 * best. Empty if there is no path. Throws a GraphQLError if an argument is out of its limits or contradicts another, or
 * if an id is unknown.
 */
export async function paths(context: ReadContext, args: PathsArguments, selection: Selection): Promise<PathResult> {
  const { limits } = context;
  const { from, to } = args;
  const maxLength = checkedNumber(argumentTable.paths.maxLength, args.maxLength, limits);
  const limit = checkedNumber(argumentTable.paths.limit, args.limit, limits);
  const via = checkedIds(argumentTable.paths.via, args.via, limits);
  const avoid = checkedIds(argumentTable.paths.avoid, args.avoid, limits);
  checkDistinct(from, to, via, avoid);
  const pattern = relationPattern({}, args.filter, false);
  const frames = pathFrames(new Planner(limits), selection);
  const most = args.allShortest ? limits.maxPaths : limit;
  const found = await takeFirst(
    routes(timedRead(context), {
      ...{ from, to, via, maxLength },
      scope: { pattern, exempt: [from, to, ...via], avoid },
      shortestOnly: args.allShortest === true,
      limit: most + 1,
      frames: routeFrames(frames),
    }),
    { most, detectMore: selection.below("report") !== null },
  );
  if (found.routes.length === 0) await checkExist(context, { from: [from], to: [to], via });
  const limitHit = found.timedOut ? "TIME" : found.more ? "PATHS" : null;
  const { paths, omitted } = await readPaths(context, found.routes, pattern, frames);
  return {
    paths,
    noPathWithin: found.routes.length === 0 && !found.timedOut ? maxLength : null,
    report: { complete: limitHit === null, omitted, omissions: [], hubsNotCrossed: [], unknownIds: [], limitHit },
  };
}

function checkDistinct(from: string, to: string, via: readonly string[], avoid: readonly string[]): void {
  if (from === to) throw badInput(`to must not be the same entity as from: ${to}`, { argument: "to", value: to });
  for (const [argument, ids, others] of [
    ["via", via, [from, to]],
    ["avoid", avoid, [from, to, ...via]],
  ] as const) {
    const both = ids.find((id) => others.includes(id));
    if (both === undefined) continue;
    const message = `${argument} must not name ${both}, which every path asked for goes through`;
    throw badInput(message, { argument, value: both });
  }
}

/** Reads that together may use `searchShare` of the timeout. */
function timedRead({ read, limits }: ReadContext): TimedRead {
  const deadline = performance.now() + limits.queryTimeoutMs * searchShare;
  return (statement) => {
    const left = Math.floor(deadline - performance.now());
    if (left <= 0) throw new QueryError("TIMEOUT", "The search ran out of time");
    return read(statement, left);
  };
}

/** The first `most` routes, whether there may be more, and whether time ran out. */
async function takeFirst(
  found: AsyncIterable<Route>,
  { most, detectMore }: { readonly most: number; readonly detectMore: boolean },
): Promise<{ readonly routes: readonly Route[]; readonly more: boolean; readonly timedOut: boolean }> {
  const routes: Route[] = [];
  try {
    for await (const route of found) {
      if (routes.length === most) return { routes, more: true, timedOut: false };
      routes.push(route);
      if (routes.length === most && !detectMore) break;
    }
  } catch (error) {
    if (error instanceof QueryError && error.code === "TIMEOUT") return { routes, more: true, timedOut: true };
    throw error;
  }
  return { routes, more: false, timedOut: false };
}

async function checkExist(
  { read }: ReadContext,
  idsByArgument: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const rows = await read(
    cypher("entity/existing", { ids: Object.values(idsByArgument).flat() }, z.object({ id: z.string() })),
  );
  const found = rows.map(({ id }) => id);
  for (const [argument, ids] of Object.entries(idsByArgument)) checkFound(argument, ids, found);
}
