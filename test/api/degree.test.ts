import { fixtureApi } from "./fixture-api.ts";

const { ask } = fixtureApi();

test("degree counts all relations of an entity, also parallel ones", async () => {
  expect(
    await ask(`{
      aster: company(id: "company:aster") { degree }
      ada: person(id: "person:ada") { degree }
      norland: place(id: "place:norland") { degree }
      rill: place(id: "place:rill") { degree }
    }`),
  ).toEqual({ aster: { degree: 8 }, ada: { degree: 6 }, norland: { degree: 3 }, rill: { degree: 1 } });
});

test.each([
  ["{}", 8],
  ["{ types: [] }", 0],
  ["{ kinds: [] }", 0],
  ["{ types: [HEADS] }", 3],
  ["{ types: [HEADS, PARTNER_OF] }", 4],
  [
    "{ types: [FOUNDED_BY, HEADS, PARTNER_OF, LOCATED_IN, WORKS_FOR, SUBSIDIARY_OF, OWNS, COMPETES_WITH, MET, VISITED] }",
    8,
  ],
  ["{ direction: OUT }", 4],
  ["{ direction: IN }", 6],
  ["{ direction: null }", 8],
  ["{ kinds: [PERSON] }", 4],
  ["{ kinds: [PERSON, PLACE] }", 5],
  ['{ asOf: "2015" }', 6],
  ["{ minConfidence: 0.7 }", 6],
  ["{ minSources: 2 }", 2],
  ['{ exclude: ["person:ada", "company:cobalt"] }', 4],
])("degree with %s counts the matching relations", async (filter, degree) => {
  expect(await ask(`{ company(id: "company:aster") { degree(filter: ${filter}) } }`)).toEqual({ company: { degree } });
});

test("degree can be selected several times with different filters", async () => {
  expect(
    await ask(`{ company(id: "company:aster") {
      all: degree
      heads: degree(filter: { types: [HEADS] })
      partners: degree(filter: { types: [PARTNER_OF] })
    } }`),
  ).toEqual({ company: { all: 8, heads: 3, partners: 1 } });
});
