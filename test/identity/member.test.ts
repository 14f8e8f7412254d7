import { inForceAfter } from "../../src/identity/decisions.ts";
import { type Member, memberId } from "../../src/identity/member.ts";
import { shownMember } from "../../src/identity/shown-member.ts";

const mention = (name: string, facts = {}) => ({
  ...{ kind: "PERSON" as const, id: null, name, aliases: [], sameAs: [] },
  ...facts,
});

test.each([
  ["Jack Ma", {}, "person:jack-ma"],
  ["JACK  MA", {}, "person:jack-ma"],
  ["Jack Ma", { id: "person:ma-1" }, "person:ma-1"],
  ["Jack Ma", { sameAs: ["viaf:1", "wikidata:Q1359568"] }, "person:jack-ma.wikidata-q1359568"],
  ["Jack Ma", { sameAs: ["website:https://x.org"] }, "person:jack-ma"],
  ["München", {}, "person:munchen"],
  ["马云", {}, expect.stringMatching(/^person:mayun-[0-9a-f]{8}$/)],
  ["C++", {}, expect.stringMatching(/^person:c-[0-9a-f]{8}$/)],
  ["❤", {}, expect.stringMatching(/^person:([a-z0-9-]*-)?[0-9a-f]{8}$/)],
])("a mention of %s with %j is the member %s", (name, facts, id) => {
  expect(memberId(mention(name, facts))).toEqual(id);
});

test("different names have different plain ids", () => {
  const names = ["C", "C++", "C#", "马云", "妈云", "Mayun", "❤️", "☀️", "a".repeat(100), "a".repeat(101)];
  expect(new Set(names.map((name) => memberId(mention(name)))).size).toBe(names.length);
});

test("a cluster shows an id that a record gave, then a plain one, then the shortest; one that is absorbed comes last", () => {
  const member = (id: string, isGiven: boolean, registerIds: string[] = []): Member => ({
    ...{ id, kind: "PERSON", mentions: 1, given: isGiven ? 1 : 0 },
    ...{ names: new Map(), aliases: new Map(), registerIds: new Map(registerIds.map((id) => [id, 1])) },
  });
  const [given, plain, longer, registered] = [
    member("person:z", true),
    member("person:ma", false),
    member("person:jack-ma", false),
    member("person:a.wikidata-q1", false, ["wikidata:Q1"]),
  ];
  const none = inForceAfter([]);
  expect(shownMember([registered, longer, plain, given], none)).toBe(given);
  expect(shownMember([registered, longer, plain], none)).toBe(plain);
  expect(shownMember([registered], none)).toBe(registered);
  const absorbing = inForceAfter([
    {
      a: "person:jack-ma",
      b: "person:z",
      verdict: "SAME",
      keep: "person:jack-ma",
      by: "x",
      at: "2026-01-01T00:00:00Z",
    },
  ]);
  expect(shownMember([given, longer], absorbing)).toBe(longer);
});
