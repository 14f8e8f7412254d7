import { isInterfaceType, isObjectType } from "graphql";
import { createSchema } from "../../src/schema.ts";
import { fixtureApi } from "../api/fixture-api.ts";

const { ask, restore } = fixtureApi();

interface Community {
  readonly id: string;
  readonly size: number;
}
const communities = async (algorithm: string, filter: object | null) => {
  const answer = await ask(
    `query ($algorithm: CommunityAlgorithm, $filter: RelationFilter) {
      communities(algorithm: $algorithm, filter: $filter, minSize: 1, first: 100) {
        id size relationsInside version members(first: 100) { id }
      }
    }`,
    { algorithm, filter },
  );
  return answer.communities as Community[];
};

const algorithms = ["LOUVAIN", "LEIDEN", "CONNECTED_COMPONENTS"];
const filters = [
  null,
  { types: ["LOCATED_IN"] },
  { types: ["HEADS", "MET", "OWNS"] },
  { kinds: ["PERSON"] },
  { exclude: ["company:aster"] },
  { asOf: "2012" },
  { minConfidence: 0.8 },
  { minSources: 2 },
];

test("ids differ between algorithms, filters and states of the graph", async () => {
  const named = new Map<string, Community>();
  const look = async (looked: readonly (object | null)[]) => {
    for (const algorithm of algorithms)
      for (const filter of looked)
        for (const community of await communities(algorithm, filter)) {
          expect(named.get(community.id) ?? community).toEqual(community);
          named.set(community.id, community);
        }
  };
  await look(filters);
  await ask(`mutation { retractArticle(id: "article:three") { relationsRemoved } }`, {}, "editor");
  await look(filters.slice(0, 2));
  // In a graph that is emptied and filled again, versions start from the beginning.
  await restore();
  await look(filters.slice(0, 2));
  expect(named.size).toBeGreaterThan(50);
}, 120_000);

test("the same filter gives the same ids in any notation", async () => {
  const asked = await communities("LOUVAIN", { types: ["MET", "HEADS"], exclude: ["person:cy", "person:bo"] });
  expect(await communities("LOUVAIN", { types: ["MET", "HEADS"], exclude: ["person:cy", "person:bo"] })).toEqual(asked);
  expect(
    await communities("LOUVAIN", {
      ...{ types: ["HEADS", "MET", "HEADS"], exclude: ["person:bo", "person:cy", "person:bo"] },
      ...{ direction: "IN", kinds: null, asOf: null },
    }),
  ).toEqual(asked);
});

test("every type with an id implements Node, except groups of entities and what belongs to proposals", () => {
  const types = Object.values(createSchema().getTypeMap());
  const named = types.filter((type) => (isObjectType(type) || isInterfaceType(type)) && "id" in type.getFields());
  const others = named.filter(
    (type) => !isObjectType(type) || !type.getInterfaces().some(({ name }) => name === "Node"),
  );
  expect(others.map(({ name }) => name).sort()).toEqual([
    "Community",
    "Dataset",
    "Entity",
    "EntityCandidate",
    "Node",
    "Proposal",
    "ProposedArticle",
    "Source",
  ]);
});
