import { argumentTable } from "../arguments/argument-table.ts";
import { allowedValues, badInput, checkedNumber, checkLength, noLimits } from "../arguments/checks.ts";
import type { MatchArguments, MatchQuery } from "../arguments/field-arguments.ts";
import { entitiesById } from "../lookup/entity.ts";
import { entityKinds } from "../ontology.ts";
import type { ReadContext } from "../query/read-context.ts";
import type { Selection } from "../query/selection.ts";
import type { EntityRow } from "../query/shape.ts";
import { faultOfId, writtenId } from "../registers.ts";
import { type AskedEntity, type FoundMatch, findMatches } from "./find-matches.ts";

/** An entity that may be meant, and why. */
export interface Match extends Omit<FoundMatch, "id"> {
  readonly entity: EntityRow;
}

const country = /^[A-Z]{2}$/;

/**
 * For each query, in this order, the entities that may be meant, the best first. Throws a GraphQLError if an argument is
 * out of range or no id of its register.
 */
export async function matchEntities(
  context: ReadContext,
  { queries, ...args }: MatchArguments,
  selection: Selection,
): Promise<Match[][]> {
  checkLength(argumentTable.match.queries, queries, noLimits);
  const first = checkedNumber(argumentTable.match.first, args.first, noLimits);
  const found = await findMatches(context.read, queries.map(asked), first);
  const ids = found.flatMap((matches) => matches.map(({ id }) => id));
  const entities = await entitiesById(context, ids, selection.below("entity"));
  return found.map((matches) =>
    matches.flatMap(({ id, ...match }) => {
      const entity = entities.get(id);
      return entity === undefined ? [] : [{ entity, ...match }];
    }),
  );
}

/** The query in the form in which the graph stores what it names. Throws a GraphQLError. */
function asked(query: MatchQuery, i: number): AskedEntity {
  const { matchInput } = argumentTable;
  const named = <A extends { readonly name: string }>(argument: A) => ({
    ...argument,
    name: argument.name.replace("queries", `queries[${i}]`),
  });
  const name = query.name.trim();
  checkLength(named(matchInput.name), name, noLimits);
  checkLength(named(matchInput.locatedIn), query.locatedIn ?? "", noLimits);
  checkLength(named(matchInput.sameAs), query.sameAs ?? [], noLimits);
  if (query.country != null && !country.test(query.country))
    throw badInput(`queries[${i}].country must be two capital letters, such as DE, not ${query.country}`, {
      ...{ argument: `queries[${i}].country`, value: query.country },
    });
  const sameAs = (query.sameAs ?? []).map(writtenId);
  for (const [j, id] of sameAs.entries()) {
    const fault = faultOfId(id);
    if (fault === null) continue;
    const argument = `queries[${i}].sameAs[${j}]`;
    throw badInput(`${argument} ${fault}, not ${id}`, { argument, value: id });
  }
  const { locatedIn = null } = query;
  return { name, kinds: allowedValues(entityKinds, query.kinds), country: query.country ?? null, locatedIn, sameAs };
}
