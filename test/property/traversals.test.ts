import type { App } from "../../src/app.ts";
import {
  commonNeighbors,
  expand,
  type FoundPaths,
  type Omission,
  type Part,
  paths,
  type Report,
  subgraph,
} from "../reference-traversals.ts";
import { startTestApp } from "../test-app.ts";
import { ask, assertSameAnswers } from "./compare-answers.ts";
import { randomGraphs } from "./graphs.ts";
import {
  commonNeighborsCalls,
  expandCalls,
  type PagedCommonNeighborsCall,
  pathsCalls,
  subgraphCalls,
} from "./traversal-calls.ts";

// Small, so that random graphs reach every limit.
const limits = { hubDegree: 8, maxNodes: 40, maxPaths: 12, maxQueryCost: 1_000_000_000 };
let app: App;
beforeAll(async () => {
  app = await startTestApp([], { limits });
});
afterAll(() => app?.stop());

interface Named {
  readonly id: string;
}
const idOf = ({ id }: Named) => id;

const report = "report { complete omitted hubsNotCrossed limitHit }";

/** Also checks that the answer without a report, which reads less, is the same. */
async function askPart(field: string, parameters: string, args: object): Promise<Part> {
  const selection = `nodes { id } relations { id } ${report}`;
  const answer = await ask<{ nodes: Named[]; relations: Named[]; report: Report }>(
    app,
    field,
    parameters,
    args,
    selection,
  );
  const { nodes, relations } = answer;
  expect(await ask(app, field, parameters, args, "nodes { id } relations { id }")).toEqual({ nodes, relations });
  const asked = "report { omitted unknownIds omissions { entityId type direction total } }";
  const byEntity = await ask<{ report: { omitted: number; unknownIds: string[]; omissions: Omission[] } }>(
    app,
    field,
    parameters,
    args,
    asked,
  );
  const { omitted, omissions, unknownIds } = byEntity.report;
  expect(omitted).toBe(answer.report.omitted);
  return { ...answer, omissions, unknownIds, nodes: answer.nodes.map(idOf), relations: answer.relations.map(idOf) };
}

interface Step {
  readonly from: Named;
  readonly relation: Named;
  readonly to: Named;
  readonly againstDirection: boolean;
}

async function askPaths(args: object): Promise<FoundPaths> {
  const answer = await ask<{
    paths: { length: number; nodes: Named[]; steps: Step[] }[];
    noPathWithin: number | null;
    report: Report;
  }>(
    app,
    "paths",
    `$from: ID!, $to: ID!, $maxLength: Int, $limit: Int, $allShortest: Boolean, $via: [ID!], $avoid: [ID!],
     $filter: RelationFilter`,
    args,
    `paths { length nodes { id } steps { from { id } relation { id } to { id } againstDirection } } noPathWithin ${report}`,
  );
  const found = answer.paths.map(({ length, nodes, steps }) => {
    expect(steps.map(({ from, to }) => [from, to])).toEqual(nodes.slice(1).map((to, i) => [nodes[i], to]));
    return {
      length,
      nodes: nodes.map(idOf),
      steps: steps.map(({ relation, againstDirection }) => ({ relation: relation.id, againstDirection })),
    };
  });
  return { ...answer, paths: found };
}

/** Reads all pages, and checks the pageInfo of each. */
async function askPages(args: PagedCommonNeighborsCall): Promise<ReturnType<typeof commonNeighbors>> {
  const collected: ReturnType<typeof commonNeighbors> = [];
  for (let after: string | null = null; ; ) {
    const page: {
      edges: { cursor: string; node: Named; sharedBy: Named[] }[];
      nodes: Named[];
      pageInfo: object;
      totalCount: number;
    } = await ask(
      app,
      "commonNeighbors",
      "$ids: [ID!]!, $atLeast: Int, $filter: RelationFilter, $first: Int, $after: String",
      { ...args, after },
      `edges { cursor node { id } sharedBy { id } } nodes { id }
       pageInfo { hasPreviousPage hasNextPage startCursor endCursor } totalCount`,
    );
    collected.push(...page.edges.map(({ node, sharedBy }) => ({ node: node.id, sharedBy: sharedBy.map(idOf) })));
    expect(page.nodes).toEqual(page.edges.map(({ node }) => node));
    expect(page.pageInfo).toEqual({
      hasPreviousPage: after !== null,
      hasNextPage: collected.length < page.totalCount,
      startCursor: page.edges[0]?.cursor ?? null,
      endCursor: page.edges.at(-1)?.cursor ?? null,
    });
    if (collected.length >= page.totalCount || page.edges.length < args.first) return collected;
    after = page.edges.at(-1)?.cursor as string;
  }
}

const tangled = randomGraphs({ min: 30, max: 110 }, 1.6);
const dense = randomGraphs({ min: 20, max: 60 }, 2.2);
const small = randomGraphs({ min: 12, max: 30 }, 3);
const sparse = randomGraphs({ min: 30, max: 90 }, 1.2);

describe("on random graphs, equals a brute force implementation", () => {
  test("expand", async () => {
    await assertSameAnswers(app, {
      graphs: tangled,
      calls: expandCalls,
      answered: (call) =>
        askPart(
          "expand",
          "$ids: [ID!]!, $shown: [ID!], $filter: RelationFilter, $perType: Int, $orderBy: NeighborOrder",
          call,
        ),
      expected: (graph, call) => expand(graph, call, limits),
    });
  }, 600_000);

  test("subgraph", async () => {
    await assertSameAnswers(app, {
      graphs: tangled,
      calls: subgraphCalls,
      answered: (call) =>
        askPart("subgraph", "$ids: [ID!]!, $depth: Int, $filter: RelationFilter, $maxNodes: Int", call),
      expected: (graph, call) => subgraph(graph, call, limits),
    });
  }, 600_000);

  test.each([
    ["in dense graphs", dense, 5, 0],
    ["in sparse graphs", sparse, 8, 0],
    ["through others", small, 6, 3],
  ] as const)(
    "paths %s",
    async (_, graphs, longest, stops) => {
      await assertSameAnswers(app, {
        graphs,
        calls: (ids) => pathsCalls(ids, longest, stops),
        answered: askPaths,
        expected: (graph, call) => paths(graph, call, limits),
      });
    },
    600_000,
  );

  test("commonNeighbors, page by page", async () => {
    await assertSameAnswers(app, {
      graphs: tangled,
      calls: commonNeighborsCalls,
      answered: askPages,
      expected: (graph, call) => commonNeighbors(graph, call),
    });
  }, 600_000);
});
