import type { LineFragment, RelationFilter } from "../operations/operations.ts";
import { type Entity, entityKinds, type Relation, relationTypes } from "../view/graph.ts";
import type { View } from "../view/view.ts";

export function toEntity({ id, kind, name, degree }: Entity): Entity {
  return { id, kind, name, degree };
}

/** An id may also name an article or a relation. */
export function isEntity(node: object | null): node is Entity {
  return node !== null && "kind" in node;
}

export function toRelation(line: LineFragment): Relation {
  const { id, type, role, since, until, current, confidence, sourceCount, source, target } = line;
  const { share, shareUpTo, amount, currency } = line;
  return {
    id,
    type,
    source: source.id,
    target: target.id,
    role,
    since,
    until,
    current,
    confidence,
    sources: sourceCount,
    share,
    shareUpTo,
    amount,
    currency,
  };
}

/** The filter and the date of the view, as the API takes them. */
export function filterOf({ filter, asOf }: View): RelationFilter {
  const { hiddenKinds, hiddenTypes, minSources, onlyCurrent } = filter;
  return {
    ...(hiddenKinds.length > 0 && { kinds: entityKinds.filter((kind) => !hiddenKinds.includes(kind)) }),
    ...(hiddenTypes.length > 0 && { types: relationTypes.filter((type) => !hiddenTypes.includes(type)) }),
    ...(minSources > 0 && { minSources }),
    ...(onlyCurrent && { current: true }),
    ...(asOf && { asOf: asOf.date }),
  };
}
