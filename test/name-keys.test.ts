import fc from "fast-check";
import { nameKeys, slug, sortKey } from "../src/name-keys.ts";

test.each([
  ["Jack Ma", ["jack ma"]],
  ["  JACK   ma ", ["jack ma"]],
  ["Dun & Bradstreet, Inc.", ["dun bradstreet inc"]],
  ["München", ["munchen", "muenchen"]],
  ["Mu\u0308nchen", ["munchen", "muenchen"]],
  ["Muenchen", ["muenchen"]],
  ["Ærø Åse", ["aero ase", "aeroe aase"]],
  ["Straße", ["strasse"]],
  ["Łódź", ["lodz"]],
  ["Çelik Ilıca", ["celik ilica"]],
  ["O’Neill", ["o neill"]],
  ["马云", ["马云"]],
  ["Ольга", ["ольга"]],
  ["3M", ["3m"]],
  ["ＡＢＣ", ["abc"]],
  ["𝐀𝐍𝐃 ℡", ["and tel"]],
  ["!!!", ["!!!"]],
])("nameKeys(%j) are %j", (name, keys) => {
  expect(nameKeys(name)).toEqual(keys);
  expect(sortKey(name)).toBe(keys[0]);
});

test.each([
  ["Jack Ma", "jack-ma"],
  ["München", "munchen"],
  ["Mu\u0308nchen", "munchen"],
  ["Straße 7", "strasse-7"],
  ["AT&T Inc.", "at-t-inc"],
  ["马云", "mayun"],
  ["Иван", "ivan"],
  ["  -x- ", "x"],
  ["!!!", ""],
  ["a".repeat(100), "a".repeat(80)],
])("slug(%j) is %j", (name, expected) => {
  expect(slug(name)).toBe(expected);
});

test("the key of a key is the key itself, for all letters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 20 }), (name) => {
      for (const key of nameKeys(name)) expect([name, sortKey(key)]).toEqual([name, key]);
    }),
    { numRuns: 2_000, seed: 17 },
  );
});
