import type { App } from "../../src/app.ts";
import { refill, startTestApp } from "../test-app.ts";

let app: App;
beforeAll(async () => {
  app = await startTestApp([]);
});
afterAll(() => app.stop());

const naming = (name: string, sameAs: string[]) => ({
  article: { id: `article:${name}`, title: "Names" },
  entities: [{ ref: "a", kind: "COMPANY", name, sameAs }],
  relations: [],
});

async function companies(...records: object[]) {
  await refill(app.neo4j, records);
  const { data } = await app.execute("{ entities { nodes { name sameAs } } }");
  return (data as { entities: { nodes: { name: string; sameAs: string[] }[] } }).entities.nodes;
}

test("an id that names one entity joins two names, however it is written", async () => {
  const found = await companies(
    naming("Kanalblau", ["wikidata:Q77"]),
    naming("Blue Canal", ["Wikidata:q77", "wikidata:Q77"]),
  );
  expect(found).toEqual([{ name: expect.any(String), sameAs: ["wikidata:Q77"] }]);
});

test.each(["isin:US01609W1027", "website:https://example.org", "my-list:7"])("%s joins nothing", async (id) => {
  expect(await companies(naming("Kanalblau", [id]), naming("Blue Canal", [id]))).toHaveLength(2);
});
