import type { App } from "../../src/app.ts";
import { startTestApp } from "../test-app.ts";

const said = (text: string) => [{ statement: text }];
const records = [
  {
    article: { id: "article:a", title: "A" },
    entities: [
      {
        ref: "siemens",
        id: "company:siemens",
        kind: "COMPANY",
        name: "Siemens",
        country: "DE",
        sameAs: ["wikidata:Q81230"],
      },
      { ref: "anna", id: "person:anna", kind: "PERSON", name: "Anna Müller", aliases: ["A. M. Müller"] },
      {
        ref: "kale",
        id: "company:kale",
        kind: "COMPANY",
        name: "Kaleidoskop Verlag",
        sameAs: ["website:https://kale.example"],
      },
      { ref: "bayern", id: "place:bayern", kind: "PLACE", name: "Bayern" },
      { ref: "lohr", id: "place:lohr", kind: "PLACE", name: "Lohr" },
      { ref: "csu", id: "company:csu", kind: "COMPANY", name: "Christlich-Soziale Union" },
    ],
    relations: [
      { type: "LOCATED_IN", source: "lohr", target: "bayern", evidence: said("Lohr is in Bavaria.") },
      { type: "LOCATED_IN", source: "anna", target: "lohr", evidence: said("She lives in Lohr.") },
      { type: "LOCATED_IN", source: "kale", target: "lohr", evidence: said("It is in Lohr.") },
    ],
  },
  {
    article: { id: "article:b", title: "B" },
    entities: [
      { ref: "other", id: "person:other-anna", kind: "PERSON", name: "Anna Mueller" },
      { ref: "ulm", id: "place:ulm", kind: "PLACE", name: "Ulm" },
      { ref: "gmbh", id: "company:lohrwerk", kind: "COMPANY", name: "Lohrwerk GmbH", sameAs: ["wikidata:Q7"] },
    ],
    relations: [{ type: "LOCATED_IN", source: "other", target: "ulm", evidence: said("She lives in Ulm.") }],
  },
];

let app: App;
beforeAll(async () => {
  app = await startTestApp(records);
});
afterAll(() => app?.stop());

interface Found {
  readonly entity: { readonly id: string; readonly name: string };
  readonly score: number;
  readonly match: boolean;
  readonly reasons: readonly { readonly rule: string; readonly text: string; readonly effect: number }[];
}
const text = `query ($queries: [MatchInput!]!, $first: Int) {
  match(queries: $queries, first: $first) { entity { id name } score match reasons { rule text effect } }
}`;
async function answer(queries: readonly object[], first?: number) {
  return JSON.parse(JSON.stringify(await app.execute(text, { queries, first })));
}
async function match(...queries: readonly object[]): Promise<Found[][]> {
  const { data, errors } = await answer(queries);
  expect(errors).toBeUndefined();
  return data.match;
}
const brief = ({ entity, match, reasons }: Found) => [entity.id, match, ...reasons.map(({ rule }) => rule)];

test("each query gets its candidates, in the order of the queries, and entities show what is selected", async () => {
  const found = await match(
    { name: "Siemens" },
    { name: "Nobody at all" },
    { name: "kaleidoskop  VERLAG" },
    { name: "" },
  );
  expect(found.map((one) => one.map(({ entity, match }) => [entity.name, match]))).toEqual([
    [["Siemens", true]],
    [],
    [["Kaleidoskop Verlag", true]],
    [],
  ]);
});

test("a query given twice is answered twice, and none is answered by nothing", async () => {
  const [one, other] = await match({ name: "Siemens" }, { name: "Siemens" });
  expect(one).toEqual(other);
  expect(await match()).toEqual([]);
});

test("names are found with a letter changed, in another order, in one word, by legal form and acronym, and are no sure match", async () => {
  const names = ["Siemenss", "Verlag Kaleidoskop", "Kaleidoskopverlag", "Siemens AG", "CSU", "Lohr Werk"];
  const found = await match(...names.map((name) => ({ name, kinds: ["COMPANY"] })));
  expect(found.map(([best]) => best && [best.entity.id, best.match])).toEqual([
    ["company:siemens", false],
    ["company:kale", false],
    ["company:kale", false],
    ["company:siemens", false],
    ["company:csu", false],
    ["company:lohrwerk", false],
  ]);
  for (const one of found.flat())
    expect(one.reasons.reduce((sum, { effect }) => sum + effect, 0)).toBeCloseTo(one.score, 3);
});

test("a name of two is no match, and the place tells them apart", async () => {
  const [unknown, inLohr, inBavaria, nowhere] = await match(
    { name: "Anna Müller" },
    { name: "Anna Müller", locatedIn: "lohr" },
    { name: "Anna Müller", locatedIn: "place:bayern" },
    { name: "Anna Müller", locatedIn: "Atlantis" },
  );
  expect(unknown?.map(brief)).toEqual([
    ["person:anna", false, "NAME"],
    ["person:other-anna", false, "NAME"],
  ]);
  const apart = [
    ["person:anna", false, "NAME", "SAME_PLACE"],
    ["person:other-anna", false, "NAME", "OTHER_PLACE"],
  ];
  expect([inLohr?.map(brief), inBavaria?.map(brief)]).toEqual([apart, apart]);
  expect(nowhere).toEqual(unknown);
});

test("a unique id is a match whatever the name, and a shared website is none", async () => {
  const found = await match(
    { name: "Quite another", sameAs: ["WIKIDATA:q81230"] },
    { name: "", sameAs: ["wikidata:Q81230"] },
    { name: "", sameAs: ["website:https://kale.example", "website:https://kale.example"] },
    // Two entities have one id each: which is meant?
    { name: "", sameAs: ["wikidata:Q81230", "wikidata:Q7"] },
  );
  expect(found.map((one) => one.map(brief))).toEqual([
    [["company:siemens", true, "SAME_ID"]],
    [["company:siemens", true, "SAME_ID"]],
    [["company:kale", false, "SAME_OTHER_ID"]],
    [
      ["company:lohrwerk", false, "SAME_ID"],
      ["company:siemens", false, "SAME_ID", "DIFFERENT_IDS"],
    ],
  ]);
});

test("what tells against the only bearer of a name leaves it no match", async () => {
  const found = await match(
    { name: "Siemens", country: "DE" },
    { name: "Siemens", country: "AT" },
    { name: "Siemens", sameAs: ["wikidata:Q5"] },
    { name: "Kaleidoskop Verlag", locatedIn: "Ulm" },
  );
  expect(found.map(([best]) => best && brief(best))).toEqual([
    ["company:siemens", true, "NAME", "SAME_COUNTRY"],
    ["company:siemens", false, "NAME", "OTHER_COUNTRY"],
    ["company:siemens", false, "NAME", "DIFFERENT_IDS"],
    ["company:kale", false, "NAME", "OTHER_PLACE"],
  ]);
});

test("kinds leave out the others, and an empty list all", async () => {
  const found = await match(
    { name: "Lohr", kinds: ["PLACE"] },
    { name: "Lohr", kinds: ["PERSON"] },
    { name: "Lohr", kinds: [] },
    { name: "", kinds: ["PERSON"], sameAs: ["wikidata:Q7"] },
  );
  expect(found.map((one) => one.map(({ entity }) => entity.id))).toEqual([["place:lohr"], [], [], []]);
});

test("first bounds the candidates of each query", async () => {
  const { data } = await answer([{ name: "Anna Müller" }, { name: "Siemens" }], 1);
  expect(data.match.map((one: Found[]) => one.length)).toEqual([1, 1]);
});

test.each([
  [Array.from({ length: 51 }, () => ({ name: "A" })), undefined, "queries must have at most 50 items, not 51"],
  [[{ name: "A" }], 21, "first must be from 1 to 20, not 21"],
  [[{ name: "A" }, { name: "x".repeat(301) }], 5, "queries[1].name must have at most 300 characters, not 301"],
  [[{ name: "A", country: "Germany" }], 5, "queries[0].country must be two capital letters, such as DE, not Germany"],
  [[{ name: "A", sameAs: ["lei:1"] }], 5, "queries[0].sameAs[0] must be like lei:529900T8BM49AURSDO55, not lei:1"],
])("what is out of range is refused", async (queries, first, message) => {
  const { data, errors } = await answer(queries, first);
  expect([data.match, errors[0].message, errors[0].extensions.code]).toEqual([null, message, "BAD_USER_INPUT"]);
});
