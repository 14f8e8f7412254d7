import type { App } from "../../src/app.ts";
import { startTestApp } from "../test-app.ts";

/**
 * A hub for which the first relations are not enough to know the first pages of neighbors. Its best neighbor has eight
 * relations to it, the next ones have equal degree, some with two relations, and many last ones have no other neighbor.
 */
const evidence = [{ statement: "So it is." }];
const company = (ref: string) => ({ ref, id: `company:${ref}`, kind: "COMPANY", name: `Company ${ref}` });
const person = (ref: string) => ({ ref, id: `person:${ref}`, kind: "PERSON", name: `Person ${ref.slice(-1)} ${ref}` });
const middle = Array.from({ length: 6 }, (_, i) => `middle${i}`);
const last = Array.from({ length: 14 }, (_, i) => `last${i}`);
const record = {
  article: { id: "article:hub", title: "A hub", publishedOn: "2020-01", language: "en" },
  entities: [company("hub"), company("other"), person("best"), ...[...middle, ...last].map(person)],
  relations: [
    ...Array.from({ length: 8 }, (_, i) => ({
      type: "HEADS",
      source: "best",
      target: "hub",
      role: `Office ${i}`,
      evidence,
    })),
    ...middle.map((source) => ({ type: "WORKS_FOR", source, target: "hub", evidence })),
    ...middle.map((source, i) => ({ type: "HEADS", source, target: i < 3 ? "hub" : "other", evidence })),
    ...last.map((source) => ({ type: "WORKS_FOR", source, target: "hub", evidence })),
  ],
};

interface Page {
  readonly edges: { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly nodes: { readonly id: string; readonly degree: number; readonly name: string }[];
  readonly pageInfo?: { readonly hasNextPage: boolean };
}

let app: App;
beforeAll(async () => {
  app = await startTestApp([record], { limits: { hubDegree: 5 } });
});
afterAll(() => app?.stop());

async function neighbors(selection: string, variables: object): Promise<Page> {
  const { data, errors } = await app.execute(
    `query ($first: Int, $after: String, $orderBy: NeighborOrder) { company(id: "company:hub") {
      neighbors(first: $first, after: $after, orderBy: $orderBy) { ${selection} }
    } }`,
    { ...variables },
  );
  expect(errors).toBeUndefined();
  return (data as { company: { neighbors: Page } }).company.neighbors;
}

const places = "edges { cursor node { id } }";

test.each(
  ["DEGREE", "NAME", "NEWEST", "SOURCES"].flatMap((orderBy) => [1, 2, 3, 7, 21].map((first) => [orderBy, first])),
)(
  "by %s: all pages of %i neighbors of a hub together are the whole list, each neighbor once",
  async (orderBy, first) => {
    const { edges: whole } = await neighbors(places, { orderBy, first: 100 });
    expect(new Set(whole.map(({ node }) => node.id)).size).toBe(21);
    for (const selection of [places, `${places} pageInfo { hasNextPage }`]) {
      const walked: string[] = [];
      for (let after: string | null = null; walked.length < 21; ) {
        const { edges, pageInfo }: Page = await neighbors(selection, { orderBy, first, after });
        expect(edges.length).toBeGreaterThan(0);
        walked.push(...edges.map(({ node }) => node.id));
        if (pageInfo) expect(pageInfo.hasNextPage).toBe(walked.length < 21);
        after = edges.at(-1)?.cursor ?? null;
      }
      expect(walked).toEqual(whole.map(({ node }) => node.id));
    }
  },
);

test("neighbors come by degree, then id; by name, their number of relations does not matter", async () => {
  const { nodes } = await neighbors("nodes { id degree }", { orderBy: "DEGREE", first: 100 });
  expect(nodes).toEqual(nodes.toSorted((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1)));
  const named = (await neighbors("nodes { name }", { orderBy: "NAME", first: 100 })).nodes.map(({ name }) => name);
  expect(named).toEqual(named.toSorted());
});
