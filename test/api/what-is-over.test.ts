import type { App } from "../../src/app.ts";
import { startTestApp } from "../test-app.ts";

const said = (id: string, publishedOn: string, current: boolean) => ({
  article: { id, title: "On X", publishedOn },
  entities: [
    { ref: "x", id: "person:x", kind: "PERSON", name: "X" },
    { ref: "y", id: "company:y", kind: "COMPANY", name: "Y" },
  ],
  relations: [{ type: "HEADS", source: "x", target: "y", current, evidence: [{ statement: "Of X and Y." }] }],
});

let app: App;
beforeAll(async () => {
  const records = [said("article:once", "2017-05", false), said("article:earlier", "2015", true)];
  // So that statistics do not return COMPUTING on a busy machine.
  app = await startTestApp(records);
});
afterAll(() => app?.stop());

/** Whether each field with a filter returns the relation. */
async function seen(filter: string) {
  const { data, errors } = await app.execute(`{
    entity(id: "person:x") { degree(filter: ${filter}) neighbors(filter: ${filter}) { totalCount } }
    expand(ids: ["person:x"], filter: ${filter}) { relations { id } }
    paths(from: "person:x", to: "company:y", filter: ${filter}) { paths { length } }
    relations(filter: ${filter}) { totalCount }
    statistics(filter: ${filter}) { relations }
  }`);
  expect(errors).toBeUndefined();
  const { entity, expand, paths, relations, statistics } = data as never as Record<string, Record<string, never>>;
  return [
    entity?.degree,
    (entity?.neighbors as { totalCount: number } | undefined)?.totalCount,
    (expand?.relations as unknown[] | undefined)?.length,
    (paths?.paths as unknown[] | undefined)?.length,
    relations?.totalCount,
    statistics?.relations,
  ];
}

const yes = [1, 1, 1, 1, 1, 1];
const no = [0, 0, 0, 0, 0, 0];

test.each([
  ["2014", yes],
  ["2017-05", yes],
  ["2017-05-31", yes],
  ["2017-06", no],
  ["2024", no],
])("a relation that an article of May 2017 reports as over, without an end, as of %s", async (asOf, expected) => {
  expect(await seen(`{ asOf: "${asOf}" }`)).toEqual(expected);
});

test.each([
  [false, yes],
  [true, no],
])("the same with current: %s", async (current, expected) => {
  expect(await seen(`{ current: ${current} }`)).toEqual(expected);
});
