import { fixtureApi } from "../api/fixture-api.ts";

const { ask, refusal } = fixtureApi({ limits: { maxPageSize: 25 } });

const [ln2, ln3, ln4, ln5] = [2, 3, 4, 5].map((count) => 1 / Math.log(count)) as [number, number, number, number];
const question = `query ($id: ID!, $filter: RelationFilter, $first: Int) {
  similar(id: $id, filter: $filter, first: $first) { score sharedCount entity { id } shared { id } }
}`;

interface Row {
  readonly score: number;
  readonly sharedCount: number;
  readonly entity: { readonly id: string };
  readonly shared: readonly { readonly id: string }[];
}
const alike = async (id: string, filter: object = {}, first = 25) => {
  const { similar } = (await ask(question, { id, filter, first })) as { similar: Row[] };
  return similar.map(({ score, sharedCount, entity, shared }) => {
    expect(sharedCount).toBe(shared.length);
    return [entity.id, score, ...shared.map(({ id }) => id)];
  });
};
const rounded = (score: number) => Math.round(score * 1e9) / 1e9;

test("a shared neighbor counts more the fewer neighbors it has; equal scores come by id", async () => {
  // Ada's neighbors: Aster has five neighbors, Porta four, Bo three, and dune only her.
  expect(await alike("person:ada")).toEqual([
    ["company:aster", rounded(ln3 + ln4), "person:bo", "place:porta"],
    ["place:vela", rounded(ln3), "person:bo"],
    ["place:norland", rounded(ln4), "place:porta"],
    ["place:rill", rounded(ln4), "place:porta"],
    ["company:borea", rounded(ln5), "company:aster"],
    ["company:cobalt", rounded(ln5), "company:aster"],
    ["person:bo", rounded(ln5), "company:aster"],
    ["place:porta", rounded(ln5), "company:aster"],
  ]);
});

test("several relations to one neighbor count once; an entity without shared neighbors has no similar ones", async () => {
  // Aster and Borea are partners and rivals; Çy works for Borea, which has Aster and Cobalt as well.
  expect(await alike("person:cy")).toEqual([
    ["company:aster", rounded(ln3), "company:borea"],
    ["company:cobalt", rounded(ln3), "company:borea"],
  ]);
  expect(await alike("company:dune", { types: ["OWNS"] })).toEqual([]);
});

test("only relations that pass the filter count, from either entity", async () => {
  // The relations of Ada, Bo and Cobalt lead to Aster, and so do those of Borea, which have no direction. Aster's leads to Porta.
  expect(await alike("person:ada", { direction: "OUT" })).toEqual([
    ["company:aster", rounded(ln2), "place:porta"],
    ["company:borea", rounded(ln4), "company:aster"],
    ["company:cobalt", rounded(ln4), "company:aster"],
    ["person:bo", rounded(ln4), "company:aster"],
  ]);
  expect(await alike("person:ada", { direction: "IN", types: ["FOUNDED_BY", "MET"] })).toEqual([]);
  expect(await alike("company:cobalt", { types: ["LOCATED_IN", "VISITED"] })).toEqual([
    ["person:bo", rounded(ln3), "place:vela"],
    ["place:norland", rounded(ln3), "place:vela"],
  ]);
});

test("kinds and exclude apply to the shared neighbors", async () => {
  expect(await alike("person:ada", { kinds: ["PLACE"] })).toEqual([
    ["company:aster", rounded(ln4), "place:porta"],
    ["place:norland", rounded(ln4), "place:porta"],
    ["place:rill", rounded(ln4), "place:porta"],
  ]);
  expect(await alike("person:ada", { exclude: ["company:aster", "place:porta"] })).toEqual([
    ["company:aster", rounded(ln3), "person:bo"],
    ["place:vela", rounded(ln3), "person:bo"],
  ]);
  expect(await alike("person:ada", { kinds: [] })).toEqual([]);
});

test("returns the nested fields of each entity; each list of shared neighbors has its own length", async () => {
  const { similar } = await ask(`{ similar(id: "person:ada", first: 1) {
    sharedCount entity { name degree } one: shared(first: 1) { name neighbors(first: 1) { nodes { id } } }
    none: shared(first: 0) { id } all: shared { kind }
  } }`);
  expect(similar).toEqual([
    {
      sharedCount: 2,
      entity: { name: "Aster", degree: 8 },
      one: [{ name: "Bo Marek", neighbors: { nodes: [{ id: "company:aster" }] } }],
      none: [],
      all: [{ kind: "PERSON" }, { kind: "PLACE" }],
    },
  ]);
  expect(await alike("person:ada", {}, 0)).toEqual([]);
});

test.each([
  [{ first: 26 }, { argument: "first", limit: 25, value: 26 }],
  [{ first: -1 }, { argument: "first", limit: 0, value: -1 }],
  [{ filter: { minConfidence: -0.1 } }, { argument: "filter.minConfidence", value: -0.1 }],
])("%j is refused", async (variables, details) => {
  const { extensions } = await refusal(question, { id: "person:ada", ...variables });
  expect(extensions).toMatchObject({ code: "BAD_USER_INPUT", ...details });
});

test("too many shared neighbors are refused", async () => {
  const { extensions } = await refusal(`{ similar(id: "person:ada") { shared(first: 26) { id } } }`);
  expect(extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "first", limit: 25, value: 26 });
});

test("an unknown id is an error", async () => {
  expect(await refusal(question, { id: "person:nobody" })).toMatchObject({
    message: "id names unknown entities: person:nobody",
    extensions: { code: "NOT_FOUND", argument: "id", missing: ["person:nobody"] },
  });
});
