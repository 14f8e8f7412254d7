import type { ComputationContext } from "../analytics/computation-context.ts";
import type { RequestAnalytics } from "../analytics/request-analytics.ts";
import { argumentTable } from "../arguments/argument-table.ts";
import { allowedValues, checkedNumber, checkFound } from "../arguments/checks.ts";
import { defaultChoices } from "../arguments/choices.ts";
import type { DuplicatesArguments } from "../arguments/field-arguments.ts";
import { type Page, pageOf } from "../arguments/page.ts";
import { entitiesById } from "../lookup/entity.ts";
import { entityKinds } from "../ontology.ts";
import type { Order } from "../orders.ts";
import { ConnectionEdge } from "../query/connection.ts";
import { Planner } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import type { Selection } from "../query/selection.ts";
import type { EntityRow } from "../query/shape.ts";
import type { MatchReason } from "./comparison.ts";
import { type Duplicate, type Duplicates, duplicatesOf, findDuplicates, stillOpen } from "./find-duplicates.ts";
import { KeptConnection, keptPage, type SortKeys } from "./kept-page.ts";

/** Two entities that may be one, and why. */
export interface DuplicateCandidate {
  readonly a: EntityRow;
  readonly b: EntityRow;
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

/** A page of candidates, and how many more there are that are not kept. */
class DuplicateConnection extends KeptConnection<DuplicateCandidate> {
  readonly omitted: number;
  constructor(omitted: number, ...connection: ConstructorParameters<typeof KeptConnection<DuplicateCandidate>>) {
    super(...connection);
    this.omitted = omitted;
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
    compute: ({ read, throwIfOver }: ComputationContext) =>
      entity === null ? findDuplicates(read, throwIfOver) : duplicatesOf(read, entity),
  };
  return results.mapResult<Duplicates | null, DuplicateConnection>(
    computation,
    freshness ?? defaultChoices.freshness,
    async ({ value, ...kept }) => {
      if (entity !== null) checkFound("entity", [entity], value === null ? [] : [entity]);
      const { found, omitted } = value ?? { found: [], omitted: 0 };
      const listed = found.filter(({ kind, score }) => score >= minScore && allowed.includes(kind));
      const { shown, ...place } = keptPage(listed, page, keysOf);
      return new DuplicateConnection(omitted, await edgesOf(context, page, shown, selection), page, place, kept);
    },
  );
}

function keysOf({ a, b, weight }: Pick<Duplicate, "a" | "b" | "weight">): SortKeys {
  return [weight, `${a} ${b}`];
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
  return open.flatMap((pair) => {
    const { score, reasons } = pair;
    const [a, b] = [as.get(pair.a), bs.get(pair.b)];
    if (a === undefined || b === undefined) return [];
    return [new ConnectionEdge({ a, b, score, reasons }, page, keysOf(pair))];
  });
}
