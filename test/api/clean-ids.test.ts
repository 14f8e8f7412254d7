import type { App } from "../../src/app.ts";
import { startTestApp } from "../test-app.ts";

const zoe = "person:zoë";
const record = {
  article: { id: "article:zoë", title: "Zoë" },
  entities: [
    { ref: "z", id: zoe, kind: "PERSON", name: "Zoë" },
    { ref: "c", id: "company:c", kind: "COMPANY", name: "C" },
    { ref: "p", id: "place:p", kind: "PLACE", name: "P" },
  ],
  relations: [
    { type: "HEADS", source: "z", target: "c", evidence: [{ statement: "Says so." }] },
    { type: "LOCATED_IN", source: "c", target: "p", evidence: [{ statement: "Says so." }] },
  ],
};

let app: App;
beforeAll(async () => {
  app = await startTestApp([record]);
});
afterAll(() => app?.stop());

const decomposed = "  person:zoe\u0308 ";

test.each([
  [`{ entity(id: $id) { id } }`, { entity: { id: zoe } }],
  [`{ person(id: $id) { id } }`, { person: { id: zoe } }],
  [`{ node(id: $id) { id } }`, { node: { id: zoe } }],
  [`{ nodes(ids: ["x", $id]) { id } }`, { nodes: [null, { id: zoe }] }],
  [`{ expand(ids: [$id]) { nodes { id } } }`, { expand: { nodes: [{ id: "company:c" }] } }],
  [
    `{ subgraph(ids: [$id], depth: 1) { roots: nodes { id } } }`,
    { subgraph: { roots: [{ id: zoe }, { id: "company:c" }] } },
  ],
  [
    `{ company(id: "company:c") { neighbors(filter: { exclude: [$id] }) { nodes { id } } } }`,
    { company: { neighbors: { nodes: [{ id: "place:p" }] } } },
  ],
  [`{ paths(from: $id, to: "place:p") { paths { length } } }`, { paths: { paths: [{ length: 2 }] } }],
  [`{ relations(between: [$id, " company:c"]) { nodes { type } } }`, { relations: { nodes: [{ type: "HEADS" }] } }],
])(
  "an id with decomposed characters and surrounding spaces is found, as a variable and as a literal: %s",
  async (query, expected) => {
    const asVariable = await app.execute(`query ($id: ID!) ${query}`, { id: decomposed });
    expect(JSON.parse(JSON.stringify(asVariable))).toEqual({ data: expected });
    const literal = await app.execute(query.replaceAll("$id", JSON.stringify(decomposed)));
    expect(JSON.parse(JSON.stringify(literal))).toEqual({ data: expected });
  },
);

test("an article id is cleaned in the same way", async () => {
  const { data } = await app.execute(`{ article(id: " article:zoe\u0308") { id } }`);
  expect(JSON.parse(JSON.stringify(data))).toEqual({ article: { id: "article:zoë" } });
});
