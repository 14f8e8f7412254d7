import type { App } from "../../src/app.ts";
import { refill, startTestApp } from "../test-app.ts";

let app: App;
beforeAll(async () => {
  app = await startTestApp([]);
});
beforeEach(() => refill(app.neo4j, []));
afterAll(() => app?.stop());

type Fields = Record<string, unknown>;
let articles = 0;

const company = (name: string, fields: Fields = {}) => ({ ref: name, kind: "COMPANY", name, ...fields });

async function answer(text: string, variables: Fields = {}) {
  const { data, errors } = JSON.parse(JSON.stringify(await app.execute(text, variables, "editor")));
  expect(errors).toBeUndefined();
  return data;
}

async function importing(...records: readonly (readonly Fields[])[]): Promise<void> {
  const mutation = "mutation ($record: ArticleRecordInput!) { importArticle(record: $record) { unchanged } }";
  for (const entities of records) {
    const id = `article:${++articles}`;
    await answer(mutation, { record: { article: { id, title: id }, entities, relations: [] } });
  }
}

/** Each conflict as its rule, its text and the names of its entities. */
async function conflicts(rules?: readonly string[]): Promise<unknown[]> {
  const query = `query ($rules: [ConflictRule!]) {
    identityConflicts(rules: $rules, first: 100) { nodes { rule text total entities { name } } totalCount complete }
  }`;
  const { nodes, totalCount, complete } = (await answer(query, { rules })).identityConflicts;
  expect([totalCount, complete]).toEqual([nodes.length, true]);
  return nodes.map(({ rule, text, total, entities }: Fields & { entities: { name: string }[] }) => {
    expect(entities).toHaveLength(total as number);
    return [rule, text, ...entities.map(({ name }) => name)];
  });
}

test("no conflict where everything fits", async () => {
  await importing([company("Siemens")], [company("Siemens")], [company("Bosch", { sameAs: ["wikidata:Q1"] })]);
  expect(await conflicts()).toEqual([]);
});

test("an id of two entities that were decided to be different, and two ids of one that a decision made", async () => {
  await importing([company("Harlander", { id: "company:a" })], [company("Rebholz", { id: "company:b" })]);
  await answer('mutation { keepApart(a: "company:a", b: "company:b") { unchanged } }');
  for (const id of ["a", "b"])
    await importing([company(id, { id: `company:${id}`, sameAs: ["wikidata:Q7", "website:https://one.example"] })]);
  await importing([company("Nord", { id: "company:c", sameAs: ["lei:529900T8BM49AURSDO55"] })]);
  await importing([company("Sued", { id: "company:d", sameAs: ["lei:7LTWFZYICNSX8D621K86"] })]);
  await answer('mutation { mergeEntities(keep: "company:c", absorb: ["company:d"]) { unchanged } }');
  expect(await conflicts()).toEqual([
    ["SEVERAL_IDS", "lei:529900T8BM49AURSDO55 and lei:7LTWFZYICNSX8D621K86", "Nord"],
    ["SHARED_ID", "wikidata:Q7", "Harlander", "Rebholz"],
  ]);
});

test("a name without an id that several may mean, until a decision tells", async () => {
  const anna = { kind: "PERSON", ref: "anna", name: "Anna Müller" };
  await importing([{ ...anna, sameAs: ["wikidata:Q1"] }], [{ ...anna, sameAs: ["wikidata:Q2"] }]);
  expect(await conflicts()).toEqual([]);
  await importing([anna], [anna]);
  const both = ["Anna Müller", "Anna Müller", "Anna Müller"];
  expect(await conflicts(["AMBIGUOUS_NAME"])).toEqual([
    ["AMBIGUOUS_NAME", "anna mueller", ...both],
    ["AMBIGUOUS_NAME", "anna muller", ...both],
  ]);
});

test("what one record names as two, and a name that would join them", async () => {
  await importing([company("Siemens"), company("Siemens AG", { aliases: ["Siemens"] })]);
  expect(await conflicts(["KEPT_APART"])).toEqual([["KEPT_APART", "siemens", "Siemens", "Siemens AG"]]);
  await answer('mutation { mergeEntities(keep: "company:siemens", absorb: ["company:siemens-ag"]) { unchanged } }');
  expect(await conflicts()).toEqual([["NAMED_APART", "company:siemens and company:siemens-ag", "Siemens AG"]]);
});

test("rules leave out the others, and pages go on", async () => {
  for (const id of ["a", "b", "c"])
    await importing([company(`${id}one`, { id: `company:${id}`, sameAs: [`wikidata:Q1${id.charCodeAt(0)}`] })]);
  for (const id of ["b", "c"]) await answer(`mutation { keepApart(a: "company:a", b: "company:${id}") { unchanged } }`);
  for (const id of ["b", "c"]) await importing([company(id, { id: `company:${id}`, sameAs: ["wikidata:Q197"] })]);
  const page = `query ($after: String) { identityConflicts(first: 1, after: $after) { nodes { rule text } pageInfo { hasNextPage endCursor } } }`;
  const seen: unknown[] = [];
  let after: string | null = null;
  for (let more = true; more; ) {
    const conflicts: { nodes: unknown[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = (
      await answer(page, { after })
    ).identityConflicts;
    seen.push(...conflicts.nodes);
    after = conflicts.pageInfo.endCursor;
    more = conflicts.pageInfo.hasNextPage;
  }
  expect(seen.length).toBeGreaterThan(1);
  expect(seen).toEqual((await answer(page.replace("first: 1", "first: 100"))).identityConflicts.nodes);
  expect(await conflicts([])).toEqual([]);
});
