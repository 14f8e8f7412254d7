import fc from "fast-check";
import { entityKinds, type RelationType, relationTypes } from "../../src/ontology.ts";
import type { Filter } from "../reference-graph.ts";
import { date } from "./records.ts";

/** Random arguments with filters, over the entities with these ids. */
export type Ids = readonly string[];

const oneWay: RelationType[] = ["HEADS", "FOUNDED_BY", "OWNS", "LOCATED_IN", "WORKS_FOR"];
const symmetric: RelationType[] = ["MET", "PARTNER_OF", "COMPETES_WITH"];
const mixed = [...oneWay, ...symmetric];
const types: fc.Arbitrary<readonly RelationType[] | null> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(mixed, [...relationTypes], null) },
  { weight: 2, arbitrary: fc.constant(oneWay) },
  { weight: 1, arbitrary: fc.constantFrom(symmetric, ["LOCATED_IN", "OWNS", "LOCATED_IN"], []) },
);

/** Any entity, often one with many relations. */
export const someId = (ids: Ids) => fc.oneof(fc.constantFrom(...ids), fc.constantFrom(...ids.slice(0, 12)));
export const someIds = (ids: Ids, minLength: number, maxLength: number) =>
  fc.array(someId(ids), { minLength, maxLength, size: "max" });
/** Ids, some of them unknown. */
export const anyIds = (ids: Ids, maxLength: number) =>
  fc.array(fc.oneof({ weight: 9, arbitrary: someId(ids) }, fc.constantFrom("person:none", "article:0")), {
    maxLength,
    size: "max",
  });

const conditions = ["kinds", "asOf", "minConfidence", "minSources", "current", "exclude"] as const;
type Condition = (typeof conditions)[number];

/**
 * Several random calls with filters of one shape. The text of a statement depends on that shape, and Neo4j takes much
 * longer to plan a new text than to run it over a small graph.
 */
export function severalCalls<T>(
  ids: Ids,
  callWith: (filter: fc.Arbitrary<Filter>) => fc.Arbitrary<T>,
): fc.Arbitrary<T[]> {
  return fc
    .record({
      types,
      direction: fc.constantFrom("OUT" as const, "IN" as const, "BOTH" as const, null),
      given: fc.oneof(
        { weight: 2, arbitrary: fc.constant<Condition[]>([]) },
        { weight: 1, arbitrary: fc.subarray([...conditions], { minLength: 1, maxLength: 2 }) },
      ),
    })
    .chain(({ types, direction, given }) => {
      const where = <V>(condition: Condition, value: fc.Arbitrary<V>) =>
        given.includes(condition) ? value : fc.constant(null);
      const filter = fc.record({
        types: fc.constant(types),
        direction: fc.constant(direction),
        kinds: where("kinds", fc.subarray([...entityKinds])),
        asOf: where("asOf", date),
        minConfidence: where("minConfidence", fc.constantFrom(0, 0.4, 0.5, 1)),
        minSources: where("minSources", fc.constantFrom(0, 1, 2)),
        current: where("current", fc.boolean()),
        exclude: where("exclude", anyIds(ids, 6)),
      });
      return fc.array(callWith(filter), { minLength: 12, maxLength: 12 });
    })
    .map((calls) => Object.assign(calls, { [fc.toStringMethod]: () => `${calls.length} calls` }));
}
