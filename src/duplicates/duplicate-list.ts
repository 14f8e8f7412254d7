import type { RequestAnalytics } from "../analytics/request-analytics.ts";
import { argumentTable } from "../arguments/argument-table.ts";
import { allowedValues, checkedNumber, checkFound } from "../arguments/checks.ts";
import { defaultChoices } from "../arguments/choices.ts";
import type { DuplicatesArguments } from "../arguments/field-arguments.ts";
import { type Page, pageOf } from "../arguments/page.ts";
import { entitiesById } from "../lookup/entity.ts";
import { entityKinds } from "../ontology.ts";
import type { Order } from "../orders.ts";
import { Connection, ConnectionEdge } from "../query/connection.ts";
import { Planner } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import type { Selection } from "../query/selection.ts";
import type { EntityRow } from "../query/shape.ts";
import type { MatchReason } from "./comparison.ts";
import { type Duplicate, type Duplicates, duplicatesOf, findDuplicates, stillOpen } from "./find-duplicates.ts";

/** Two entities that may be one, and why. */
export interface DuplicateCandidate {
  readonly a: EntityRow;
  readonly b: EntityRow;
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

/** A page of candidates, with the state of the graph that they were found in. */
export class DuplicateConnection extends Connection<DuplicateCandidate> {
  readonly omitted: number;
  readonly version: number;
  readonly computedAt: Date;
  constructor(
    connection: ConstructorParameters<typeof Connection<DuplicateCandidate>>,
    of: { readonly omitted: number; readonly version: number; readonly computedAt: Date },
  ) {
    super(...connection);
    this.omitted = of.omitted;
    this.version = of.version;
    this.computedAt = of.computedAt;
  }
}

const byWeight: Order = { name: "WEIGHT", descending: true, keyType: "number" };

/**
 * A page of the pairs that may be one entity, the greatest weight first, then by ids: of the whole graph, or those of one
 * entity. Those of an older state of the graph that are gone or decided since are left out. Throws a GraphQLError if an
 * argument is out of range or there is no such entity, and what `ResultCache.result` throws.
 */
export async function duplicateCandidates(
  context: ReadContext,
  analytics: RequestAnalytics,
  { entity = null, kinds, freshness, ...args }: DuplicatesArguments,
  selection: Selection,
): Promise<DuplicateConnection> {
  const { limits } = context;
  const page = pageOf(args, "duplicate candidates", byWeight, argumentTable.duplicates.first, limits);
  const minScore = checkedNumber(argumentTable.duplicates.minScore, args.minScore, limits);
  const allowed = allowedValues(entityKinds, kinds);
  const results = entity === null ? analytics.graphResults : analytics.entityResults;
  const computation = {
    key: JSON.stringify(["duplicates", entity]),
    compute: ({ read, signal }: { read: ReadContext["read"]; signal?: AbortSignal | undefined }) =>
      entity === null ? findDuplicates(read, signal) : duplicatesOf(read, entity),
  };
  return results.mapResult<Duplicates | null, DuplicateConnection>(
    computation,
    freshness ?? defaultChoices.freshness,
    async ({ value, state, computedAt }) => {
      if (entity !== null) checkFound("entity", [entity], value === null ? [] : [entity]);
      const { found, omitted } = value ?? { found: [], omitted: 0 };
      const listed = found.filter(({ kind, score }) => score >= minScore && allowed.includes(kind));
      const start = page.after === null ? 0 : placeAfter(listed, page.after);
      const shown = listed.slice(start, start + page.first);
      const edges = await edgesOf(context, page, shown, selection);
      const hasMore = start + page.first < listed.length;
      return new DuplicateConnection([edges, page, hasMore, listed.length], {
        ...{ omitted, version: state.version, computedAt },
      });
    },
  );
}

/** The place of the first item after the one with these keys, also if that one is gone. */
function placeAfter(listed: readonly Duplicate[], [weight, ids]: readonly (string | number)[]): number {
  const place = listed.findIndex(
    (pair) => pair.weight < Number(weight) || (pair.weight === weight && idsOf(pair) > String(ids)),
  );
  return place < 0 ? listed.length : place;
}

function idsOf({ a, b }: Pick<Duplicate, "a" | "b">): string {
  return `${a} ${b}`;
}

async function edgesOf(context: ReadContext, page: Page, shown: readonly Duplicate[], selection: Selection) {
  const { node } = new Planner(context.limits).pageRequest(selection);
  const open = await stillOpen(context.read, shown);
  const read = (end: "a" | "b") =>
    entitiesById(
      context,
      open.map((pair) => pair[end]),
      node?.below(end) ?? null,
    );
  const [as, bs] = await Promise.all([read("a"), read("b")]);
  return open.flatMap(({ score, reasons, weight, ...ids }) => {
    const [a, b] = [as.get(ids.a), bs.get(ids.b)];
    if (a === undefined || b === undefined) return [];
    return [new ConnectionEdge({ a, b, score, reasons }, page, [weight, idsOf(ids)])];
  });
}
