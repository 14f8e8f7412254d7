import fc from "fast-check";
import type { App } from "../../src/app.ts";
import { type ReferenceGraph, readReferenceGraph } from "../reference-graph.ts";
import {
  commonNeighbors,
  expand,
  type FoundPaths,
  type Part,
  paths,
  type Report,
  subgraph,
} from "../reference-traversals.ts";
import { refill, startTestApp } from "../test-app.ts";
import { type RandomGraph, randomGraphs } from "./graphs.ts";
import {
  commonNeighborsCalls,
  expandCalls,
  type PagedCommonNeighborsCall,
  pathsCalls,
  subgraphCalls,
} from "./traversal-calls.ts";

// Small, so that random graphs meet every limit; but no time, which the load of the machine decides.
const limits = { hubDegree: 8, maxNodes: 40, maxPaths: 12, queryTimeoutMs: 60_000, maxQueryCost: 1_000_000_000 };
const runs = { numRuns: 5, endOnFailure: true };
let app: App;
beforeAll(async () => {
  app = await startTestApp([], { limits });
});
afterAll(() => app?.stop());

interface Named {
  readonly id: string;
}
const idOf = ({ id }: Named) => id;

/** The answer of a root field to these arguments, which stand in `parameters` with their types. */
async function ask<T>(field: string, parameters: string, args: object, selection: string): Promise<T> {
  const given = [...parameters.matchAll(/\$(\w+)/g)].map(([, name]) => `${name}: $${name}`).join(", ");
  const query = `query (${parameters}) { answer: ${field}(${given}) { ${selection} } }`;
  const { data, errors } = await app.execute(query, { ...args });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data?.answer));
}

const report = "report { complete omitted hubsNotCrossed limitHit }";

/** Without the report less is read, and the rest is the same. */
async function askPart(field: string, parameters: string, args: object): Promise<Part> {
  const selection = `nodes { id } relations { id } ${report}`;
  const answer = await ask<{ nodes: Named[]; relations: Named[]; report: Report }>(field, parameters, args, selection);
  const { nodes, relations } = answer;
  expect(await ask(field, parameters, args, "nodes { id } relations { id }")).toEqual({ nodes, relations });
  return { ...answer, nodes: answer.nodes.map(idOf), relations: answer.relations.map(idOf) };
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

/** All pages, one after the other, and whether each says what is true of it. */
async function askPages(args: PagedCommonNeighborsCall): Promise<ReturnType<typeof commonNeighbors>> {
  const collected: ReturnType<typeof commonNeighbors> = [];
  for (let after: string | null = null; ; ) {
    const page: {
      edges: { cursor: string; node: Named; sharedBy: Named[] }[];
      nodes: Named[];
      pageInfo: object;
      totalCount: number;
    } = await ask(
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

interface Sameness<Call, Answer> {
  readonly graphs: fc.Arbitrary<RandomGraph>;
  readonly calls: (ids: readonly string[]) => fc.Arbitrary<Call[]>;
  readonly answered: (call: Call) => Promise<Answer>;
  readonly expected: (graph: ReferenceGraph, call: Call) => Answer;
}

async function assertSame<Call, Answer>({ graphs, calls, answered, expected }: Sameness<Call, Answer>): Promise<void> {
  const cases = graphs.chain((graph) => fc.tuple(fc.constant(graph), calls(graph.ids)));
  await fc.assert(
    fc.asyncProperty(cases, async ([{ records }, calls]) => {
      await refill(app.neo4j, records);
      const graph = await readReferenceGraph(app.neo4j);
      for (const call of calls) {
        const answer = await answered(call);
        try {
          expect(answer).toEqual(expected(graph, call));
        } catch (cause) {
          throw new Error(
            [
              `called with ${JSON.stringify(call)}`,
              `answered    ${JSON.stringify(answer)}`,
              `and not     ${JSON.stringify(expected(graph, call))}`,
            ].join("\n"),
            { cause },
          );
        }
      }
    }),
    runs,
  );
}

const tangled = randomGraphs({ min: 30, max: 200 }, 1.6);
const dense = randomGraphs({ min: 20, max: 60 }, 2.2);
const small = randomGraphs({ min: 12, max: 30 }, 3);
const sparse = randomGraphs({ min: 30, max: 90 }, 1.2);

describe("over random graphs, each answer is what brute force gives", () => {
  test("expand", async () => {
    await assertSame({
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
    await assertSame({
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
      await assertSame({
        graphs,
        calls: (ids) => pathsCalls(ids, longest, stops),
        answered: askPaths,
        expected: (graph, call) => paths(graph, call, limits),
      });
    },
    600_000,
  );

  test("commonNeighbors, page by page", async () => {
    await assertSame({
      graphs: tangled,
      calls: commonNeighborsCalls,
      answered: askPages,
      expected: (graph, call) => commonNeighbors(graph, call),
    });
  }, 600_000);
});
