import { readFileSync } from "node:fs";
import type { App } from "../../src/app.ts";
import { refill, startTestApp } from "../test-app.ts";

/** A graph that networkx contains, and what networkx 3.6 computes for each of its nodes. */
interface ClassicGraph {
  readonly edges: readonly (readonly [number, number])[];
  readonly size: number;
  readonly degree: readonly number[];
  readonly closeness: readonly number[];
  readonly betweenness: readonly number[];
  readonly pagerank: readonly number[];
  readonly components: readonly (readonly number[])[];
  /** The modularity of the communities that its Louvain finds. */
  readonly modularity: number;
}

const graphs: Readonly<Record<string, ClassicGraph>> = JSON.parse(
  readFileSync("test/analytics/classic-graphs.json", "utf8"),
);
const idOf = (n: number, graph = "n") => `person:${graph}-${n}`;

function recordOf({ edges, size }: ClassicGraph, graph = "n") {
  return {
    article: { id: `article:${graph}`, title: "Who met whom", language: "und" },
    entities: Array.from({ length: size }, (_, n) => ({
      ...{ ref: `${n}`, id: idOf(n, graph), kind: "PERSON", name: `Person ${graph} ${n}` },
    })),
    relations: edges.map(([a, b]) => ({
      ...{ type: "MET", source: `${a}`, target: `${b}`, evidence: [{ statement: "They met." }] },
    })),
  };
}

let app: App;
beforeAll(async () => {
  app = await startTestApp([]);
});
afterAll(() => app?.stop());

const ask = async (query: string) => {
  const { data, errors } = JSON.parse(JSON.stringify(await app.execute(query)));
  expect(errors).toBeUndefined();
  return data;
};

/** The scores in the order of the entities. */
const scores = async (measure: string, size: number): Promise<number[]> => {
  const { ranking } = await ask(`{ ranking(measure: ${measure}, first: 100) { score exact entity { id } } }`);
  const byId = new Map(
    ranking.map(({ score, exact, entity }: { score: number; exact: boolean; entity: { id: string } }) => {
      expect(exact).toBe(true);
      return [entity.id, score];
    }),
  );
  return Array.from({ length: size }, (_, n) => byId.get(idOf(n)) as number);
};

/** Compares both as shares of their sums, so that only proportions count. */
const proportional = (scores: readonly number[], expected: readonly number[]) => {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  for (const [i, score] of scores.entries()) {
    const share = (expected[i] as number) / sum(expected);
    expect(Math.abs(score / sum(scores) - share)).toBeLessThanOrEqual(share * 0.01 + 1e-9);
  }
};

const modularity = ({ edges, degree }: ClassicGraph, groups: readonly (readonly number[])[]) => {
  const groupOf = new Map(groups.flatMap((group, i) => group.map((n) => [n, i])));
  return groups.reduce((total, group, i) => {
    const inside = edges.filter(([a, b]) => groupOf.get(a) === i && groupOf.get(b) === i).length;
    const share = group.reduce((sum, n) => sum + (degree[n] as number), 0) / (2 * edges.length);
    return total + inside / edges.length - share ** 2;
  }, 0);
};

interface Found {
  readonly size: number;
  readonly relationsInside: number;
  readonly members: readonly { readonly id: string }[];
}
const groupsOf = async (algorithm: string): Promise<{ groups: number[][]; found: readonly Found[] }> => {
  const { communities } = await ask(
    `{ communities(algorithm: ${algorithm}, minSize: 1, first: 100) { size relationsInside members(first: 100) { id } } }`,
  );
  const groups = (communities as Found[]).map(({ members }) => members.map(({ id }) => Number(id.split("-").at(-1))));
  return { groups, found: communities };
};

describe.each(Object.entries(graphs))("%s", (_, graph) => {
  beforeAll(() => refill(app.neo4j, [recordOf(graph)]));

  test("degrees equal those of networkx", async () => {
    expect(await scores("DEGREE", graph.size)).toEqual(graph.degree);
  });

  test("closeness equals that of networkx", async () => {
    const closeness = await scores("CLOSENESS", graph.size);
    for (const [n, score] of closeness.entries()) expect(score).toBeCloseTo(graph.closeness[n] as number, 6);
  });

  test("betweenness equals that of networkx", async () => {
    const betweenness = await scores("BETWEENNESS", graph.size);
    for (const [n, score] of betweenness.entries()) expect(score).toBeCloseTo(graph.betweenness[n] as number, 4);
  });

  test("PageRank is proportional to that of networkx, within one percent", async () => {
    proportional(await scores("PAGERANK", graph.size), graph.pagerank);
  });

  test.each(["LOUVAIN", "LEIDEN"])(
    "%s finds communities of about the modularity that networkx reaches",
    async (algorithm) => {
      const { groups, found } = await groupsOf(algorithm);
      expect(groups.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: graph.size }, (_, n) => n));
      expect(modularity(graph, groups)).toBeGreaterThanOrEqual(graph.modularity - 0.02);
      expect(found.map(({ size }) => size)).toEqual(groups.map(({ length }) => length).toSorted((a, b) => b - a));
      const inside = (group: readonly number[]) =>
        graph.edges.filter(([a, b]) => group.includes(a) && group.includes(b)).length;
      expect(found.map(({ relationsInside }) => relationsInside)).toEqual(groups.map(inside));
      expect((await groupsOf(algorithm)).groups).toEqual(groups);
    },
  );

  test("has one connected component", async () => {
    const { found } = await groupsOf("CONNECTED_COMPONENTS");
    expect(found.map(({ size, relationsInside }) => [size, relationsInside])).toEqual([
      [graph.size, graph.edges.length],
    ]);
  });
});

test("the five graphs together have five components, the largest first", async () => {
  const all = Object.values(graphs);
  await refill(
    app.neo4j,
    all.map((graph, i) => recordOf(graph, `graph${i}`)),
  );
  const { found } = await groupsOf("CONNECTED_COMPONENTS");
  expect(found.map(({ size, relationsInside }) => [size, relationsInside])).toEqual(
    all.map(({ size, edges }) => [size, edges.length]).toSorted(([a = 0], [b = 0]) => b - a),
  );
});
