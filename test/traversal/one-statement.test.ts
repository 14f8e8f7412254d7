import { recordingSchema } from "../recording-schema.ts";

const { ask } = recordingSchema();
const below = "name degree neighborCounts { total label } neighbors(first: 2) { totalCount nodes { name } }";
const answer = `nodes { ${below} } relations { role label source { ${below} } target { id } } report { complete omitted limitHit hubsNotCrossed }`;

test.each([
  ["subgraph", `{ subgraph(ids: ["company:aster"]) { ${answer} } }`],
  ["expand", `{ expand(ids: ["company:aster", "person:ada"], shown: ["person:bo"]) { ${answer} } }`],
  [
    "commonNeighbors",
    `{ commonNeighbors(ids: ["person:ada", "person:bo"]) { totalCount edges { cursor node { ${below} } sharedBy { ${below} } } } }`,
  ],
  [
    "neighborCounts of 250 nodes",
    `{ nodes(ids: ${JSON.stringify(Array(250).fill("person:ada"))}) { id ... on Entity { ${below} } } }`,
  ],
])("%s is one statement, whatever is asked of what it finds", async (_, query) => {
  const { reads } = await ask(query);
  expect(reads).toHaveLength(1);
});

test("paths are a search and a look at what it found, where the shortest are enough", async () => {
  const { reads } = await ask(`{ paths(from: "person:ada", to: "company:borea", limit: 1) {
    paths { length sentence nodes { ${below} } steps { from { ${below} } relation { role source { name } } to { name } } }
  } }`);
  expect(reads).toHaveLength(2);
});

test("no text of a client stands in a statement", async () => {
  const text = "x' }) DETACH DELETE n //";
  const { reads } = await ask(
    `query ($id: ID!, $ids: [ID!]!, $filter: RelationFilter) {
      subgraph(ids: ["person:ada"], filter: $filter) { nodes { quoted_alias: name } }
      expand(ids: ["person:ada"], shown: $ids, filter: $filter) { nodes { id } }
      paths(from: "person:ada", to: "person:bo", avoid: $ids, filter: $filter) { paths { length } }
      commonNeighbors(ids: ["person:ada"], atLeast: 1, filter: $filter) { totalCount }
      node(id: $id) { id }
    }`,
    { id: text, ids: [text], filter: { exclude: [text] } },
  );
  for (const { statement } of reads) {
    expect(statement).not.toContain("DELETE");
    expect(statement).not.toContain("quoted_alias");
    expect(statement).not.toContain("person:");
  }
});
