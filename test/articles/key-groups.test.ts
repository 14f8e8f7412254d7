import fc from "fast-check";
import type { RelationClaim } from "../../src/articles/claim.ts";
import { deriveRelations } from "../../src/articles/derive-relations.ts";
import { relationValuesIn } from "../../src/relation-fields.ts";
import { maybe } from "../property/records.ts";

const payment: Omit<RelationClaim, "id" | "sourceId"> = {
  ...{ type: "PAID", source: "company:nord", target: "person:finn", saidOn: null, key: null },
  ...{ role: null, since: null, until: null, current: null, confidence: 1 },
  ...relationValuesIn({}),
};
let claims = 0;
const claim = (sourceId: string, said: Partial<RelationClaim> = {}): RelationClaim => ({
  ...payment,
  ...said,
  sourceId,
  id: `${sourceId} ${++claims}`,
});

/** The claims of each relation by their place in the list, each with the amount and the start that is shown. */
function grouped(...given: RelationClaim[]) {
  return deriveRelations(given)
    .map(({ claimIds, amount, since }) => ({
      claims: claimIds.map((id) => given.findIndex((claim) => claim.id === id)).toSorted(),
      amount,
      since,
    }))
    .toSorted((a, b) => ((a.claims[0] as number) < (b.claims[0] as number) ? -1 : 1));
}

const day = { since: "2017-02-03" };

test("two keys of one article are two relations, also of one day", () => {
  expect(grouped(claim("a", { ...day, key: "1", amount: 100 }), claim("a", { ...day, key: "2", amount: 200 }))).toEqual(
    [
      { claims: [0], amount: 100, since: "2017-02-03" },
      { claims: [1], amount: 200, since: "2017-02-03" },
    ],
  );
});

test("keys of two articles are not compared: where no article has two, they change nothing", () => {
  const [a, b, c] = [claim("a", { key: "1", amount: 1 }), claim("b", { key: "2" }), claim("c")];
  expect(grouped(a, b, c)).toEqual([{ claims: [0, 1, 2], amount: 1, since: null }]);
  const withoutKeys = [a, b, c].map((claim) => ({ ...claim, key: null }));
  expect(deriveRelations([a, b, c])).toEqual(deriveRelations(withoutKeys));
});

test("a key is one relation, also where its claims disagree in role and start", () => {
  const [newer, older] = [
    claim("a", { key: "1", role: "gift", since: "2017", saidOn: "2020" }),
    claim("a", { key: "1", role: "loan", since: "2015", saidOn: "2018" }),
  ];
  expect(deriveRelations([older, newer])).toMatchObject([{ role: "gift", since: "2017", claimIds: { length: 2 } }]);
});

test("a key is one relation, also where one of its claims ended before the only dated term", () => {
  expect(
    grouped(claim("a", { key: "1", until: "2010" }), claim("a", { key: "1" }), claim("b", { since: "2015" })),
  ).toEqual([
    { claims: [0, 1], amount: null, since: null },
    { claims: [2], amount: null, since: "2015" },
  ]);
});

test("two articles mean the same where each has only one that agrees", () => {
  expect(
    grouped(
      claim("a", { ...day, key: "1", amount: 100 }),
      claim("a", { ...day, key: "2", amount: 200 }),
      claim("b", { ...day, key: "x", amount: 200 }),
      claim("c", { ...day, key: "y" }),
    ),
  ).toEqual([
    { claims: [0], amount: 100, since: "2017-02-03" },
    // The last agrees with both of the first article, and with the only one of the other.
    { claims: [1, 2, 3], amount: 200, since: "2017-02-03" },
  ]);
});

test("a claim without a key joins the only relation that it agrees with, else it stands alone", () => {
  const keyed = [claim("a", { ...day, key: "1", amount: 100 }), claim("a", { ...day, key: "2", amount: 200 })];
  expect(grouped(...keyed, claim("b", { ...day, amount: 200 }), claim("c", day), claim("d", day))).toEqual([
    { claims: [0], amount: 100, since: "2017-02-03" },
    { claims: [1, 2], amount: 200, since: "2017-02-03" },
    { claims: [3, 4], amount: null, since: "2017-02-03" },
  ]);
});

test("a key without a start does not get that of another key", () => {
  expect(grouped(claim("a", { key: "1" }), claim("a", { key: "2", since: "2015" }))).toEqual([
    { claims: [0], amount: null, since: null },
    { claims: [1], amount: null, since: "2015" },
  ]);
});

test("keys that come together through a third one stay apart where two of them contradict each other", () => {
  const of = (article: string, key: string, until?: string) => claim(article, { ...day, key, until: until ?? null });
  // b's only one of a is 1 and c's only one of a is 2; d agrees with both b and c, and with both of a.
  const relations = grouped(
    of("a", "1", "2018"),
    of("a", "2", "2019"),
    of("b", "x", "2018"),
    of("c", "y", "2019"),
    of("d", "z"),
  );
  expect(relations.map(({ claims }) => claims)).toEqual([[0], [1], [2], [3], [4]]);
});

describe("whatever articles claim", () => {
  const said = fc.record({
    article: fc.constantFrom("a", "b", "c"),
    key: maybe(fc.constantFrom("1", "2", "3")),
    role: maybe(fc.constantFrom("gift", "Gift", "loan"), 1),
    since: maybe(fc.constantFrom("2016", "2016-11", "2016-11-03", "2018"), 1),
    until: maybe(fc.constantFrom("2010", "2017", "2019"), 1),
    current: maybe(fc.boolean(), 1),
    amount: maybe(fc.constantFrom(100, 200)),
    currency: maybe(fc.constantFrom("EUR")),
  });
  const saidOn: Readonly<Record<string, string>> = { a: "2018", b: "2020-01" };
  const histories = fc.array(said, { maxLength: 9 }).map((items) =>
    items.map(({ article, key, role, since, until, current, amount, currency }) =>
      claim(article, {
        ...{ key: key ?? null, role: role ?? null, since: since ?? null, until: until ?? null },
        ...{ current: current ?? null, amount: amount ?? null, currency: (amount && currency) ?? null },
        saidOn: saidOn[article] ?? null,
      }),
    ),
  );
  const keyOf = ({ sourceId, key }: RelationClaim) => `${sourceId} ${key}`;

  test("no claim is lost, two keys are never one relation, one key is never two, and order means nothing", () => {
    fc.assert(
      fc.property(
        histories.chain((given) => fc.tuple(fc.constant(given), shuffled(given))),
        ([given, other]) => {
          const relations = deriveRelations(given);
          expect(deriveRelations(other)).toEqual(relations);
          expect(new Set(relations.map(({ id }) => id)).size).toBe(relations.length);
          expect(relations.flatMap(({ claimIds }) => claimIds).toSorted()).toEqual(
            given.map(({ id }) => id).toSorted(),
          );
          const relationsOfKey = new Map<string, Set<string>>();
          const byId = new Map(given.map((claim) => [claim.id, claim]));
          for (const { id, claimIds } of relations) {
            const keyed = claimIds
              .map((claimId) => byId.get(claimId) as RelationClaim)
              .filter(({ key }) => key !== null);
            const keys = new Set(keyed.map(keyOf));
            expect(new Set(keyed.map(({ sourceId }) => sourceId)).size).toBe(keys.size);
            for (const key of keys) relationsOfKey.set(key, (relationsOfKey.get(key) ?? new Set()).add(id));
          }
          for (const found of relationsOfKey.values()) expect(found.size).toBe(1);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test("keys change nothing where each article has one claim", () => {
    fc.assert(
      fc.property(histories, (given) => {
        const apart = given.map((claim, i) => ({ ...claim, sourceId: `${claim.sourceId}${i}` }));
        expect(deriveRelations(apart)).toEqual(deriveRelations(apart.map((claim) => ({ ...claim, key: null }))));
      }),
      { numRuns: 1_000 },
    );
  });
});

function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}
