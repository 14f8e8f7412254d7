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
])("%s is one statement, whatever fields are selected below", async (_, query) => {
  const { reads } = await ask(query);
  expect(reads).toHaveLength(1);
});

test("a part of the graph does not depend on the selected fields", async () => {
  const parts = [
    "nodes { id }",
    "relations { id }",
    "report { omitted }",
    "nodes { id } relations { id } report { omitted }",
  ];
  for (const field of [
    `subgraph(ids: ["person:bo"], depth: 1)`,
    `expand(ids: ["person:bo", "person:ada"], perType: 1)`,
  ]) {
    const [nodes, relations, report, all] = await Promise.all(
      parts.map(async (part) => (await ask(`{ answer: ${field} { ${part} } }`)).data?.answer as object),
    );
    expect({ ...nodes, ...relations, ...report }).toEqual(all);
  }
});

test.each([
  ["one path", "limit: 1", false],
  ["all shortest paths", "allShortest: true", false],
  // There are fewer shortest paths than the limit. Longer ones are found without the selected fields.
  ["more paths than the shortest", "limit: 50, maxLength: 3", true],
])(
  "%s with stored fields take one statement unless longer ones are needed, and equal those read with edges",
  async (_, args, others) => {
    const asked = "paths { length sentence nodes { name } steps { to { aliases } relation { label source { id } } } }";
    const stored = await ask(`{ paths(from: "person:ada", to: "company:borea", ${args}) { ${asked} } }`);
    expect(stored.reads.length > 1).toBe(others);
    const withEdges = asked.replace("aliases", "aliases degree");
    const apart = await ask(`{ paths(from: "person:ada", to: "company:borea", ${args}) { ${withEdges} } }`);
    expect(JSON.stringify(apart.data).replaceAll(/,"degree":\d+/g, "")).toBe(JSON.stringify(stored.data));
  },
);

test("paths take one statement to search and one to read the result, if the shortest are enough", async () => {
  const { reads } = await ask(`{ paths(from: "person:ada", to: "company:borea", limit: 1) {
    paths { length sentence nodes { ${below} } steps { from { ${below} } relation { role source { name } } to { name } } }
  } }`);
  expect(reads).toHaveLength(2);
});

test("statements contain no text from the client", async () => {
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
  for (const { text: statement } of reads) {
    expect(statement).not.toContain("DELETE");
    expect(statement).not.toContain("quoted_alias");
    expect(statement).not.toContain("person:");
  }
});
