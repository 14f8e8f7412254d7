import type { ComputationContext } from "../analytics/computation-context.ts";
import type { RequestAnalytics } from "../analytics/request-analytics.ts";
import { argumentTable } from "../arguments/argument-table.ts";
import { allowedValues } from "../arguments/checks.ts";
import { defaultChoices } from "../arguments/choices.ts";
import type { ConflictsArguments } from "../arguments/field-arguments.ts";
import { pageOf } from "../arguments/page.ts";
import type { Order } from "../orders.ts";
import { ConnectionEdge } from "../query/connection.ts";
import type { ReadContext } from "../query/read-context.ts";
import { type Conflict, conflictRules, findConflicts, textOf } from "./find-conflicts.ts";
import { KeptConnection, keptPage, type SortKeys } from "./kept-page.ts";

/** A page of conflicts, and whether all are in the list. */
class ConflictConnection extends KeptConnection<Conflict> {
  readonly complete: boolean;
  constructor(complete: boolean, ...connection: ConstructorParameters<typeof KeptConnection<Conflict>>) {
    super(...connection);
    this.complete = complete;
  }
}

const byDegree: Order = { name: "DEGREE", descending: true, keyType: "number" };

/**
 * A page of the conflicts about who is who, those with the most relations first, then by rule and text. Throws a
 * GraphQLError if an argument is out of range, and what `ResultCache.result` throws.
 */
export async function identityConflicts(
  { limits }: ReadContext,
  { graphResults }: RequestAnalytics,
  { rules, freshness, ...args }: ConflictsArguments,
): Promise<ConflictConnection> {
  const page = pageOf(args, "identity conflicts", byDegree, argumentTable.list.first, limits);
  const computation = { key: "conflicts", compute: ({ read }: ComputationContext) => findConflicts(read) };
  const { value, ...kept } = await graphResults.result(computation, freshness ?? defaultChoices.freshness);
  const allowed = allowedValues(conflictRules, rules);
  const listed = value.found.filter(({ rule }) => allowed.includes(rule));
  const { shown, ...place } = keptPage(listed, page, keysOf);
  const edges = shown.map((conflict) => new ConnectionEdge(conflict, page, keysOf(conflict)));
  return new ConflictConnection(!value.isCut, edges, page, place, kept);
}

function keysOf(conflict: Conflict): SortKeys {
  return [conflict.degree, textOf(conflict)];
}
