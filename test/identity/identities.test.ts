import fc from "fast-check";
import {
  type DecisionEvent,
  decidedAsOne,
  type InForce,
  inForceAfter,
  obstacle,
  pairOf,
  type Verdict,
} from "../../src/identity/decisions.ts";
import { identities } from "../../src/identity/identities.ts";
import type { Member } from "../../src/identity/member.ts";
import { wallsFrom } from "../../src/identity/walls.ts";

/** A member, and the members that a record names beside it. */
interface Case extends Member {
  readonly namedApart: ReadonlySet<string>;
}

const once = (keys: Iterable<string>) => new Map([...keys].map((key) => [key, 1]));
const member = (id: string, facts: Partial<Omit<Case, "id">> = {}): Case => ({
  ...{ id, kind: "COMPANY", mentions: 1, given: 0, registerIds: new Map(), names: once([id]), aliases: new Map() },
  ...{ namedApart: new Set() },
  ...facts,
});
const aliases = (counts: Record<string, number>) => new Map(Object.entries(counts));

function decision(verdict: Verdict, one: string, other: string, at: number): DecisionEvent {
  const [a, b] = one < other ? [one, other] : [other, one];
  return { a, b, verdict, keep: verdict === "SAME" ? a : null, by: "test", at: new Date(at).toISOString() };
}

function entitiesOf(members: readonly Case[], inForce: InForce): ReadonlyMap<string, string> {
  const apart = members.flatMap(({ id, namedApart }) => [...namedApart].map((other) => [id, other] as const));
  return identities(new Map(members.map((member) => [member.id, member])), inForce, wallsFrom(inForce, apart)).entityOf;
}

/** The entities as texts, in order. */
function found(members: readonly Case[], events: readonly DecisionEvent[] = []): string[] {
  const clusterOf = entitiesOf(members, inForceAfter(events));
  const together = new Map<string, string[]>();
  for (const [id, cluster] of clusterOf) together.set(cluster, [...(together.get(cluster) ?? []), id].sort());
  return [...together.values()].map((ids) => ids.join(" = ")).sort();
}

describe("by name", () => {
  test("the only bearer of a name is meant; of two, neither", () => {
    const given = (id: string) => member(id, { given: 1, names: once(["ma"]) });
    expect(found([member("ma"), given("x")])).toEqual(["ma = x"]);
    expect(found([member("ma"), given("x"), given("y")])).toEqual(["ma", "x", "y"]);
  });

  test("two that records gave ids stay two, whatever their names", () => {
    expect(
      found([member("x", { given: 1, names: once(["ma"]) }), member("y", { given: 1, names: once(["ma"]) })]),
    ).toEqual(["x", "y"]);
  });

  test("an alias is meant if no name is, and if most sources by far mean one by it", () => {
    const ag = member("siemens-ag", { aliases: aliases({ siemens: 40 }) });
    const energy = (sources: number) => member("siemens-energy", { aliases: aliases({ siemens: sources }) });
    expect(found([member("siemens"), ag, energy(1)])).toEqual(["siemens = siemens-ag", "siemens-energy"]);
    expect(found([member("siemens"), ag, energy(9)])).toEqual(["siemens", "siemens-ag", "siemens-energy"]);
  });

  test("two with one alias are two", () => {
    const bank = (id: string) => member(id, { aliases: aliases({ zbx: 1 }) });
    expect(found([bank("zentral bank"), bank("zentral bahn")])).toEqual(["zentral bahn", "zentral bank"]);
  });

  test("an alias joins until the article that gives it is gone", () => {
    const anna = (called: Record<string, number>) => member("anna", { aliases: aliases(called) });
    expect(found([anna({ bea: 1 }), member("bea")])).toEqual(["anna = bea"]);
    expect(found([anna({}), member("bea")])).toEqual(["anna", "bea"]);
  });

  test("what one record names as two stays two, and others join as before", () => {
    const ag = member("siemens-ag", { aliases: aliases({ siemens: 5, sag: 5 }) });
    const siemens = member("siemens", { namedApart: new Set(["siemens-ag"]) });
    expect(found([ag, siemens, member("sag")])).toEqual(["sag = siemens-ag", "siemens"]);
    expect(found([ag, siemens, member("sag")], [decision("SAME", "siemens", "siemens-ag", 1)])).toEqual([
      "sag = siemens = siemens-ag",
    ]);
  });
});

describe("by register", () => {
  const registered = (id: string, ...ids: string[]) => member(id, { registerIds: once(ids) });

  test("one id is one entity; two ids of one register are two", () => {
    expect(found([registered("a", "lei:1"), registered("b", "lei:1", "gnd:1")])).toEqual(["a = b"]);
    expect(found([registered("a", "lei:1", "gnd:2"), registered("b", "lei:1", "gnd:1")])).toEqual(["a", "b"]);
  });

  test("a decision joins over two ids, and keeps apart what shares one", () => {
    const two = [registered("a", "lei:1"), registered("b", "lei:2")];
    expect(found(two, [decision("SAME", "a", "b", 1)])).toEqual(["a = b"]);
    const one = [registered("a", "lei:1"), registered("b", "lei:1")];
    expect(found(one, [decision("DIFFERENT", "a", "b", 1)])).toEqual(["a", "b"]);
  });

  test("a person and a company with one id stay two", () => {
    expect(found([registered("a", "lei:1"), { ...registered("b", "lei:1"), kind: "PERSON" }])).toEqual(["a", "b"]);
  });

  test("an id with more than 50 bearers joins nothing", () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => registered(`m${i}`, "lei:1"));
    expect(found(many(50))).toHaveLength(1);
    expect(found(many(51))).toHaveLength(51);
  });
});

const ids = ["a", "b", "c", "d", "e", "f", "g"];
const key = fc.constantFrom("k1", "k2", "k3");
const histories = fc.record({
  members: fc
    .tuple(
      ...ids.map((id) =>
        fc.record({
          id: fc.constant(id),
          kind: fc.constantFrom("COMPANY" as const, "COMPANY" as const, "PERSON" as const),
          mentions: fc.constant(1),
          given: fc.nat(1),
          registerIds: fc.uniqueArray(fc.constantFrom("lei:1", "lei:2", "gnd:1", "gnd:2"), { maxLength: 2 }).map(once),
          names: fc.uniqueArray(key, { maxLength: 2 }).map((keys) => once([id, ...keys])),
          aliases: fc.dictionary(key, fc.integer({ min: 1, max: 12 }), { maxKeys: 2 }).map(aliases),
          namedApart: fc
            .uniqueArray(fc.constantFrom(...ids.filter((other) => other !== id)), { maxLength: 1 })
            .map((all) => new Set(all)),
        }),
      ),
    )
    .map((all): Case[] => all),
  events: fc.array(
    fc
      .record({
        verdict: fc.constantFrom<Verdict>("SAME", "SAME", "DIFFERENT", "WITHDRAWN"),
        pair: fc.shuffledSubarray(ids, { minLength: 2, maxLength: 2 }),
        at: fc.integer({ min: 1, max: 9 }),
      })
      .map(({ verdict, pair: [a, b], at }) => decision(verdict, a as string, b as string, at)),
    { maxLength: 10 },
  ),
});
const runs = { numRuns: 5_000, seed: 14 };

test("a decision that members of two kinds are one has no effect, then or later", () => {
  const [person, company] = ["person:ma", "company:ma"];
  const joined = decision("SAME", person, company, 1);
  const apart = decision("DIFFERENT", person, company, 2);
  expect([...inForceAfter([joined, apart]).values()]).toEqual([apart]);
  expect([...inForceAfter([joined, decision("WITHDRAWN", person, company, 2)]).values()]).toEqual([]);
});

test("neither the order of members nor the order or repetition of decisions matters", () => {
  fc.assert(
    fc.property(histories, fc.infiniteStream(fc.nat()), ({ members, events }, numbers) => {
      const shuffled = <T>(items: readonly T[]) =>
        items
          .map((item) => ({ item, key: numbers.next().value as number }))
          .sort((x, y) => x.key - y.key)
          .map(({ item }) => item);
      expect(found(shuffled(members), shuffled([...events, ...events]))).toEqual(found(members, events));
    }),
    runs,
  );
});

test("what is kept apart is never one; nor what a record names as two, or two ids of a register, without a decision", () => {
  fc.assert(
    fc.property(histories, ({ members, events }) => {
      const inForce = inForceAfter(events);
      const clusterOf = entitiesOf(members, inForce);
      const decided = decidedAsOne(inForce.values());
      const isOne = (a: string, b: string) => clusterOf.get(a) === clusterOf.get(b);
      for (const { a, b, verdict } of inForce.values()) expect([a, b, isOne(a, b)]).toEqual([a, b, verdict === "SAME"]);
      for (const one of members)
        for (const other of members) {
          if (one.id >= other.id || !isOne(one.id, other.id)) continue;
          const sameByDecision = decided.isOne(one.id, other.id);
          if (!sameByDecision)
            expect([one.namedApart.has(other.id), other.namedApart.has(one.id)]).toEqual([false, false]);
        }
      for (const cluster of new Set(clusterOf.values())) {
        const inside = members.filter(({ id }) => clusterOf.get(id) === cluster);
        const registers = new Set(inside.flatMap(({ registerIds }) => [...registerIds.keys()]));
        const doubled = new Set([...registers].map((id) => id.slice(0, 3))).size < registers.size;
        const isSpanned = inside.some(({ id }) =>
          inside.some((other) => other.id !== id && decided.isOne(id, other.id)),
        );
        const isOnesOwn = inside.some(
          ({ registerIds: own }) => new Set([...own.keys()].map((id) => id.slice(0, 3))).size < own.size,
        );
        if (doubled) expect(isSpanned || isOnesOwn).toBe(true);
      }
    }),
    runs,
  );
});

test("a decision that is made and withdrawn is as if never made, if none stood for the pair before", () => {
  fc.assert(
    fc.property(
      histories,
      fc.shuffledSubarray(ids, { minLength: 2, maxLength: 2 }),
      fc.boolean(),
      ({ members, events }, [a, b], same) => {
        const made = decision(same ? "SAME" : "DIFFERENT", a as string, b as string, 20);
        const before = inForceAfter(events);
        fc.pre(!before.has(pairOf(made)));
        const withdrawn = decision("WITHDRAWN", a as string, b as string, 30);
        expect(found(members, [...events, made, withdrawn])).toEqual(found(members, events));
        expect(inForceAfter([...events, made]).get(pairOf(made)) === made).toBe(obstacle(made, before) === null);
      },
    ),
    runs,
  );
});
