import { articleOne } from "../fixture.ts";
import { timeoutMs } from "../test-app.ts";
import { fixtureApi } from "./fixture-api.ts";

const { ask, app, restore } = fixtureApi();

const state = async () =>
  (await ask("{ graph { version changedAt } }")).graph as { version: number; changedAt: string };
const importOne = (record: object) =>
  ask("mutation ($record: ArticleRecordInput!) { importArticle(record: $record) { unchanged } }", { record }, "editor");

test("graph returns a version that increases with each change, and the time of the change", async () => {
  await restore();
  const began = Date.now();
  const before = await state();
  await importOne({ ...articleOne, article: { ...articleOne.article, title: "Another title" } });
  const changed = await state();
  await ask(`mutation { retractArticle(id: "article:one") { relationsRemoved } }`, {}, "editor");
  const retracted = await state();
  expect([changed.version, retracted.version]).toEqual([before.version + 1, before.version + 2]);
  expect(retracted.changedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  const changedAt = Date.parse(retracted.changedAt);
  expect(changedAt).toBeGreaterThan(began - 2_000);
  expect(changedAt).toBeGreaterThanOrEqual(Date.parse(changed.changedAt));
});

test("an import that changes nothing keeps the version", async () => {
  await restore();
  const before = await state();
  await importOne(articleOne);
  await app().execute(`mutation { retractArticle(id: "article:none") { relationsRemoved } }`, {}, "editor");
  const { article } = articleOne;
  await app().execute(
    "mutation ($record: ArticleRecordInput!) { importArticle(record: $record) { unchanged } }",
    { record: { article, entities: [], relations: [{ ...articleOne.relations[0] }] } },
    "editor",
  );
  expect(await state()).toEqual(before);
});

test("a new graph has version 0 and no date", async () => {
  await app().neo4j.write((run) => run({ text: "MATCH (n) DETACH DELETE n" }), { timeoutMs });
  expect(await state()).toEqual({ version: 0, changedAt: null });
});
