import { differencesIn } from "../whole-graph.ts";
import { laterWideRecord, wideRecord } from "../wide-record.ts";
import { fixtureApi } from "./fixture-api.ts";

const { ask, app } = fixtureApi({ more: [wideRecord, laterWideRecord] });

test("the graph is sound with every kind, field and relation type", async () => {
  expect(await differencesIn(app().neo4j)).toEqual([]);
});

test("an expansion follows all types, and counts them", async () => {
  const { expand, company } = (await ask(`{
    expand(ids: ["company:nord"]) { nodes { id } relations { type source { id } } report { omitted } }
    company(id: "company:nord") {
      degree
      neighborCounts { type direction kind total label }
      heads { nodes { id } }
      members { nodes { memberId joinedBy { rule } } }
    }
  }`)) as Record<string, Record<string, { type: string }[]>>;
  const types = ["ASSOCIATED_WITH", "DIRECTOR_OF", "HEADS", "MEMBER_OF", "PAID", "PAID", "PAID", "SUCCEEDED_BY"];
  // With those among the neighbors.
  const among = ["RELATIVE_OF", "REPRESENTS"];
  expect(expand?.relations?.map(({ type }) => type).toSorted()).toEqual([...types, ...among].toSorted());
  expect(expand?.report).toEqual({ omitted: 0 });
  expect(company).toMatchObject({
    degree: types.length,
    heads: { nodes: [{ id: "company:harbor" }] },
    // Members of the entity are not those that it is a member of.
    members: { nodes: [{ memberId: "company:nord", joinedBy: null }] },
  });
  expect(company?.neighborCounts).toHaveLength(new Set(types).size);
  expect(company?.neighborCounts).toContainEqual({
    ...{ type: "PAID", direction: "OUT", kind: "PERSON", total: 3, label: "paid" },
  });
  expect(company?.neighborCounts).toContainEqual({
    ...{ type: "DIRECTOR_OF", direction: "IN", kind: "PERSON", total: 1, label: "has director" },
  });
});

test("a path crosses money, and says how much", async () => {
  expect(
    await ask(`{ paths(from: "asset:dawn", to: "person:finn", limit: 1, maxLength: 3) { paths { sentence } }
      none: paths(from: "asset:dawn", to: "person:finn", filter: { types: [OWNS, HEADS] }) { paths { sentence } } }`),
  ).toEqual({
    paths: {
      paths: [
        {
          sentence:
            "MS Dawn is owned by Harbor Authority (60 percent, since 2015), which is headed by Nord Lines, which paid Finn Holm (1,200.5 EUR, on 3 February 2017).",
        },
      ],
    },
    none: { paths: [] },
  });
});

test("a relation shows the newest share, and its evidence what each article says", async () => {
  const values = "share shareUpTo amount currency";
  expect(
    await ask(`{
      owned: relations(filter: { types: [OWNS], kinds: [ASSET] }) {
        nodes { ${values} evidence { nodes { ${values} article { id } } } }
      }
      paid: relations(filter: { types: [PAID] }, orderBy: OLDEST, first: 1) { nodes { ${values} since } }
    }`),
  ).toEqual({
    owned: {
      nodes: [
        {
          ...{ share: 60, shareUpTo: null, amount: null, currency: null },
          evidence: {
            nodes: [
              ...[{ share: 60, shareUpTo: null, amount: null, currency: null, article: { id: "article:wide-later" } }],
              ...[{ share: 25, shareUpTo: 50, amount: null, currency: null, article: { id: "article:wide" } }],
            ],
          },
        },
      ],
    },
    paid: {
      nodes: [{ share: null, shareUpTo: null, amount: 1_200.5, currency: "EUR", since: "2017-02-03" }],
    },
  });
});

test("payments of one day are two by their keys", async () => {
  const { relations } = (await ask(
    `{ relations(filter: { types: [PAID] }, between: ["company:nord", "person:eva"]) {
      nodes { since amount evidence { nodes { key statement } } } } }`,
  )) as { relations: { nodes: { amount: number }[] } };
  expect(relations.nodes.toSorted((a, b) => a.amount - b.amount)).toEqual(
    ["P1", "P2"].map((key, i) => ({
      ...{ since: "2018-05-01", amount: 100 * (i + 1) },
      evidence: { nodes: [{ key, statement: `Payment ${key} to Eva.` }] },
    })),
  );
});

test("the mutation takes the same record, and its retraction leaves what the other says", async () => {
  const again = await ask(
    `mutation ($record: ArticleRecordInput!) { importArticle(record: $record) { unchanged } }`,
    { record: wideRecord },
    "editor",
  );
  expect(again).toEqual({ importArticle: { unchanged: true } });
  await ask(`mutation { retractArticle(id: "article:wide") { entitiesRemoved } }`, {}, "editor");
  expect(
    await ask(`{ company(id: "company:harbor") { orgKind legalForm topics owned: relations(filter: { types: [OWNS] }) {
      nodes { share since } } } asset(id: "asset:dawn") { name assetKind } person(id: "person:eva") { id } }`),
  ).toEqual({
    company: {
      ...{ orgKind: "UNKNOWN", legalForm: null, topics: ["politics", "ports"] },
      owned: { nodes: [{ share: 60, since: null }] },
    },
    asset: { name: "MS Dawn", assetKind: null },
    person: null,
  });
  expect(await differencesIn(app().neo4j)).toEqual([]);
});
