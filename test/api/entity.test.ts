import { fixtureApi } from "./fixture-api.ts";

const { ask } = fixtureApi();

const shared = "__typename id kind name aliases description sameAs";
const ada = {
  __typename: "Person",
  id: "person:ada",
  kind: "PERSON",
  name: "Ada Lind",
  aliases: ["A. Lind", "Ada", "The Founder"],
  description: "Chairs Aster again.",
  sameAs: ["wikidata:Q1"],
};
const aster = {
  __typename: "Company",
  id: "company:aster",
  kind: "COMPANY",
  name: "Aster",
  aliases: ["Aster Works"],
  description: "Makes lamps.",
  sameAs: ["lei:A2000000000000000002", "wikidata:Q2"],
};
const porta = {
  __typename: "Place",
  id: "place:porta",
  kind: "PLACE",
  name: "Porta",
  aliases: [],
  description: null,
  sameAs: [],
};

test.each([ada, aster, porta])(
  "entity gives $id with its own type, from what all its articles say",
  async (expected) => {
    expect(await ask(`query ($id: ID!) { entity(id: $id) { ${shared} } }`, { id: expected.id })).toEqual({
      entity: expected,
    });
  },
);

test("person, company and place return their own fields", async () => {
  expect(
    await ask(`{
      person(id: "person:ada") { ${shared} }
      company(id: "company:aster") { ${shared} }
      place(id: "place:porta") { ${shared} }
    }`),
  ).toEqual({ person: ada, company: aster, place: porta });
});

test("a place returns its kind and coordinates, or null if no article gives them", async () => {
  const fields = "placeKind coordinates { latitude longitude }";
  expect(
    await ask(`{
      porta: place(id: "place:porta") { ${fields} }
      norland: entity(id: "place:norland") { ... on Place { ${fields} } }
    }`),
  ).toEqual({
    porta: { placeKind: "city", coordinates: { latitude: 54.25, longitude: 10.5 } },
    norland: { placeKind: "country", coordinates: null },
  });
});

test("an unknown id returns null", async () => {
  expect(
    await ask(`{
      entity(id: "person:nobody") { id }
      person(id: "person:nobody") { id }
      company(id: "company:nobody") { id }
      place(id: "place:nobody") { id }
      empty: entity(id: "") { id }
    }`),
  ).toEqual({ entity: null, person: null, company: null, place: null, empty: null });
});

test("the id of another kind, of a relation or of an article returns null", async () => {
  expect(
    await ask(`{
      person(id: "company:aster") { id }
      company(id: "place:porta") { id }
      place(id: "person:ada") { id }
      entity(id: "article:one") { id }
    }`),
  ).toEqual({ person: null, company: null, place: null, entity: null });
});
