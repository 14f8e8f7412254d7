import fc from "fast-check";
import type { App } from "../../src/app.ts";
import { type ReferenceGraph, readReferenceGraph } from "../reference-graph.ts";
import { refill } from "../test-app.ts";
import type { RandomGraph } from "./graphs.ts";

/** The answer of a root field. `parameters` declares the arguments with their types. */
export async function ask<T>(
  { execute }: App,
  field: string,
  parameters: string,
  args: object,
  selection: string,
): Promise<T> {
  const given = [...parameters.matchAll(/\$(\w+)/g)].map(([, name]) => `${name}: $${name}`).join(", ");
  const query = `query (${parameters}) { answer: ${field}(${given}) { ${selection} } }`;
  const { data, errors } = await execute(query, { ...args });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data?.answer));
}

/** Random calls on random graphs, with the answers of the service and of brute force. */
interface AnswerComparison<Call, Answer> {
  readonly graphs: fc.Arbitrary<RandomGraph>;
  readonly calls: (ids: readonly string[]) => fc.Arbitrary<Call[]>;
  readonly answered: (call: Call) => Promise<Answer>;
  readonly expected: (graph: ReferenceGraph, call: Call) => Answer;
}

/** Imports each graph, runs the calls and compares whole answers. The error of a difference shows the call. */
export async function assertSameAnswers<Call, Answer>(
  { neo4j }: App,
  { graphs, calls, answered, expected }: AnswerComparison<Call, Answer>,
): Promise<void> {
  const cases = graphs.chain((graph) => fc.tuple(fc.constant(graph), calls(graph.ids)));
  await fc.assert(
    fc.asyncProperty(cases, async ([{ records }, calls]) => {
      await refill(neo4j, records);
      const graph = await readReferenceGraph(neo4j);
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
    { numRuns: Number(process.env.RUNS ?? 1), endOnFailure: true },
  );
}
