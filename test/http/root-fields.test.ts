import { type GraphQLObjectType, isNonNullType } from "graphql";
import type { App } from "../../src/app.ts";
import { createSchema } from "../../src/schema.ts";
import { fixture } from "../fixture.ts";
import { startTestApp } from "../test-app.ts";
import { ask, codesOf } from "./ask.ts";

const neverNull = (type: GraphQLObjectType | null | undefined) =>
  Object.values(type?.getFields() ?? {})
    .filter((field) => isNonNullType(field.type))
    .map(({ name }) => name);

test("query fields that can fail are nullable, and mutation fields are not", () => {
  const schema = createSchema();
  expect(neverNull(schema.getQueryType())).toEqual(["nodes"]);
  expect(neverNull(schema.getMutationType())).toEqual([
    "importArticle",
    "retractArticle",
    "retractDataset",
    "mergeEntities",
    "keepApart",
    "withdrawDecision",
    "proposeArticle",
    "proposeQuoted",
    "reviseProposal",
    "acceptProposal",
    "rejectProposal",
  ]);
});

describe("over HTTP", () => {
  let app: App;
  beforeAll(async () => {
    app = await startTestApp(fixture);
  });
  afterAll(() => app?.stop());

  test("a field that fails does not affect the others", async () => {
    const answer = await ask(
      app,
      `{ commonNeighbors(ids: ["person:none", "person:ada"]) { totalCount } paths(from: "person:ada", to: "person:none") { noPathWithin }
        entities(first: 101) { totalCount } entity(id: "person:ada") { id } }`,
    );
    expect(answer.body.data).toEqual({
      commonNeighbors: null,
      paths: null,
      entities: null,
      entity: { id: "person:ada" },
    });
    expect(codesOf(answer).toSorted()).toEqual(["BAD_USER_INPUT", "NOT_FOUND", "NOT_FOUND"]);
  });
});
