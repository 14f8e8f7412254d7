import fc from "fast-check";
import type { DecisionEvent, Verdict } from "../../src/identity/decisions.ts";
import type { Mention } from "../../src/identity/member.ts";
import { kindOfId } from "../../src/ontology.ts";
import { MemoryGraph } from "./memory-graph.ts";

const names = ["Ma", "Anna", "Bea", "Zbx", "Sag"];
const mention = fc
  .record({
    kind: fc.constantFrom("PERSON" as const, "COMPANY" as const, "COMPANY" as const, "COMPANY" as const),
    id: fc.option(fc.constantFrom("x", "y", "ma"), { freq: 3 }),
    name: fc.constantFrom(...names),
    aliases: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
    sameAs: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc.uniqueArray(fc.constantFrom("wikidata:Q1", "wikidata:Q2", "gnd:118529579", "gnd:118540238"), {
          maxLength: 2,
        }),
      },
    ),
  })
  .map((all): Mention => ({ ...all, id: all.id === null ? null : `${all.kind.toLowerCase()}:${all.id}` }));
const record = fc.array(mention, { minLength: 1, maxLength: 3 });

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      records: fc.dictionary(fc.constantFrom("1", "2", "3", "4", "5", "6"), fc.option(record, { freq: 4 }), {
        minKeys: 1,
        maxKeys: 2,
      }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      verdict: fc.constantFrom<Verdict>("SAME", "SAME", "DIFFERENT", "WITHDRAWN"),
      places: fc.tuple(fc.nat(), fc.nat()),
    }),
  },
);

test("what a change reaches is all that it changes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const graph = new MemoryGraph();
      for (const [at, each] of steps.entries()) {
        if ("records" in each) await graph.change(new Map(Object.entries(each.records)));
        else {
          const ids = [...graph.stored.keys()].sort();
          const [one, other] = each.places.map((place) => ids[place % ids.length]);
          if (one === undefined || other === undefined || one === other) continue;
          const [a, b] = one < other ? [one, other] : [other, one];
          const event: DecisionEvent = {
            a,
            b,
            verdict: each.verdict,
            keep: each.verdict === "SAME" ? one : null,
            by: "test",
            at: new Date(at).toISOString(),
          };
          await graph.change(new Map(), [event]);
        }
        const { entityOf, joins, contested, walled } = graph.whole();
        for (const { kind, entityId } of graph.stored.values()) expect(kindOfId(entityId)).toBe(kind);
        const kept = [...graph.stored.values()].sort((x, y) => (x.id < y.id ? -1 : 1));
        expect(
          kept.map(({ id, entityId, join, isContested, isWalled }) => ({ id, entityId, join, isContested, isWalled })),
        ).toEqual(
          [...entityOf]
            .sort(([x], [y]) => (x < y ? -1 : 1))
            .map(([id, entityId]) => ({
              ...{ id, entityId, join: joins.get(id) ?? null },
              ...{ isContested: contested.has(id), isWalled: walled.has(id) },
            })),
        );
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 500) },
  );
});
