import { buildSchema, execute, parse } from "graphql";
import { readConfig } from "../../src/config.ts";
import type { Context } from "../../src/context.ts";
import { accessOf } from "../../src/execution/access.ts";
import { Admission } from "../../src/execution/admission.ts";
import { operationCheck } from "../../src/execution/check-operation.ts";
import { errorFormatter } from "../../src/execution/format-error.ts";
import { QueryError } from "../../src/neo4j/query-error.ts";
import { createSchema } from "../../src/schema.ts";

const { limits } = readConfig({});
const contextValue = { access: "reader" } as Context;
const query = (text: string, variableValues = {}) => ({
  schema: createSchema(),
  document: parse(text),
  variableValues,
  contextValue,
});

test("checks and admits an operation from its execution arguments only", async () => {
  const args = query("query ($first: Int) { entities(first: $first) { nodes { id } } }", { first: 10 });
  const cost = operationCheck(limits)(args);
  expect(cost).toBe(11);
  const leave = await new Admission(limits).enter(args, cost as number, new AbortController().signal);
  leave();
});

test("refuses a document that is too deep, and an operation that costs too much", () => {
  const check = operationCheck({ ...limits, maxQueryDepth: 2, maxQueryCost: 50 });
  const extensions = { code: "QUERY_TOO_LARGE" };
  for (const text of ["{ entities { nodes { id } } }", "{ entities(first: 100) { totalCount } }"])
    expect(() => check(query(text))).toThrow(
      expect.objectContaining({ extensions: expect.objectContaining(extensions) }),
    );
});

test("leaves invalid variables and unknown operations to the execution", () => {
  const check = operationCheck(limits);
  expect(check(query("query ($id: ID!) { entity(id: $id) { id } }"))).toBeNull();
  expect(check({ ...query("query A { __typename }"), operationName: "B" })).toBeNull();
});

test("formats the errors of a result of graphql-js", async () => {
  const logged: unknown[] = [];
  const log = { error: (error: unknown) => void logged.push(error), warn: () => {} };
  const fault = new Error("a defect");
  const rootValue = {
    slow: () => Promise.reject(new QueryError("TIMEOUT", "from Neo4j")),
    broken: () => Promise.reject(fault),
  };
  const schema = buildSchema("type Query { slow: Int broken: Int }");
  const { errors = [] } = await execute({ schema, document: parse("{ slow broken }"), rootValue });
  const format = errorFormatter(log);
  expect(errors.map((error) => format(error.toJSON(), error))).toMatchObject([
    { path: ["slow"], extensions: { code: "TIMEOUT" } },
    { path: ["broken"], message: "Internal server error", extensions: { code: "INTERNAL_SERVER_ERROR" } },
  ]);
  expect(logged).toEqual([fault]);
});

test("an editor is who sends the configured token; without a token there are no editors", () => {
  expect(accessOf("Bearer the right token", "the right token")).toBe("editor");
  expect(accessOf("Bearer a wrong one", "the right token")).toBe("reader");
  expect(accessOf(undefined, "the right token")).toBe("reader");
  expect(accessOf("Bearer the right token", null)).toBe("switched off");
});
