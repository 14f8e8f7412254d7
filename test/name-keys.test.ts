import fc from "fast-check";
import { identityKeys, queryKeys, searchKeys, slug, sortKey } from "../src/name-keys.ts";

test.each([
  ["Jack Ma", ["jack ma"]],
  ["  JACK   ma ", ["jack ma"]],
  ["München", ["munchen", "muenchen"]],
  ["Mu\u0308nchen", ["munchen", "muenchen"]],
  ["Muenchen", ["muenchen"]],
  ["Ærø Åse", ["aero ase", "aeroe aase"]],
  ["Straße", ["strasse"]],
  ["Łódź", ["lodz"]],
  ["Ħamrun", ["hamrun"]],
  ["Çelik Ilıca", ["celik ilica"]],
  ["İstanbul", ["istanbul"]],
  ["马云", ["马云"]],
  ["Ольга", ["ольга"]],
  ["3M", ["3m"]],
  ["ＡＢＣ", ["abc"]],
  ["𝐀𝐍𝐃 ℡", ["and tel"]],
  ["Yahoo!", ["yahoo"]],
  ["C++", ["c++"]],
  ["C #", ["c#"]],
  ["AT & T", ["at&t"]],
  ["!!!", ["!!!"]],
  ["\u200b", [""]],
])("identityKeys(%j) are %j", (name, keys) => {
  expect(identityKeys(name)).toEqual(keys);
  expect(sortKey(name)).toBe(keys[0]);
});

test.each([
  ["Face\u00adbook", "Facebook"],
  ["Kana\u200blblau", "Kanalblau"],
  ["Jack\u00a0Ma", "Jack Ma"],
  ["Kanalblau™", "Kanalblau"],
  ["Hawaiʻi", "Hawai'i"],
  ["O\u02bcNeill", "O’Neill"],
  ["McDonald’s", "McDonalds"],
  ["O´Neill", "O'Neill"],
  ["שָׁלוֹם", "שלום"],
  ["مُحَمَّد", "محمد"],
  ["محـمد", "محمد"],
  ["ΟΔΥΣΣΕΥΣ", "Ὀδυσσεύς"],
  ["Алёна", "Алена"],
  ["❤\ufe0f", "❤"],
])("%j and %j are the same name", (one, other) => {
  expect(identityKeys(one)).toEqual(identityKeys(other));
});

test.each([
  ["Kanalblau", "Kanalblau+"],
  ["C++", "C#"],
  ["❤️", "☀️"],
  ["Йод", "Иод"],
  ["Їжак", "Іжак"],
  ["が", "か"],
  ["हिन्दी", "हन्दी"],
  ["JP Morgan", "J.P. Morgan"],
  ["Siemens", "Siemens AG"],
])("%j and %j are different names", (one, other) => {
  const keys = identityKeys(one);
  expect(identityKeys(other).filter((key) => keys.includes(key))).toEqual([]);
});

test.each([
  ["AT&T", ["at t", "at and t", "att"]],
  ["Dun & Bradstreet, Inc.", ["dun bradstreet inc", "dun and bradstreet inc"]],
  ["Kanalblau+", ["kanalblau"]],
  ["O’Neill", ["o neill"]],
  ["J.P. Morgan", ["jp morgan"]],
  ["J. P. Morgan", ["jp morgan"]],
  ["U.S.A.", ["usa"]],
  ["Jack Ma", []],
])("a search finds %j under %j as well", (name, keys) => {
  expect(searchKeys(name)).toEqual([...identityKeys(name), ...keys]);
});

test.each([
  ["Siemens AG", "siemens"],
  ["Kanalblau GmbH & Co. KG", "kanalblau"],
  ["Rossi S.p.A.", "rossi"],
  ["Prof. Dr. Angela Merkel", "angela merkel"],
])("a search for %j looks for %j as well", (text, key) => {
  expect(queryKeys(text)).toEqual(expect.arrayContaining([...identityKeys(text), key]));
});

test.each(["AG", "Dr.", "U.S.A.", "AT&T"])("a search for %j looks for nothing else", (text) => {
  expect(queryKeys(text)).toEqual(identityKeys(text));
});

test("a search for a text that shows nothing has no key", () => {
  expect(queryKeys("\u200b \u00ad")).toEqual([]);
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
      for (const key of identityKeys(name)) expect([name, sortKey(key)]).toEqual([name, key]);
      for (const key of searchKeys(name)) expect([name, key]).toEqual([name, identityKeys(key)[0]]);
    }),
    { numRuns: 2_000, seed: 17 },
  );
});
