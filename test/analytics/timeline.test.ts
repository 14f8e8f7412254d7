import { fixtureApi, relationFields, relationText } from "../api/fixture-api.ts";

const { ask, refusal, app, restore } = fixtureApi({ limits: { maxPageSize: 25, maxRoots: 3 } });

const question = `${relationFields} query ($ids: [ID!], $filter: RelationFilter, $interval: TimelineInterval) {
  timeline(ids: $ids, filter: $filter, interval: $interval) { period began ended relations { ...relationFields } }
  undated(ids: $ids, filter: $filter, interval: $interval) { began ended }
}`;

interface Answer {
  readonly timeline: readonly {
    readonly period: string;
    readonly began: number;
    readonly ended: number;
    readonly relations: readonly Parameters<typeof relationText>[0][];
  }[];
  readonly undated: { readonly began: number; readonly ended: number };
}

/** One line for each period, such as "2016: 1 began, 0 ended", and its relations. */
const told = async (variables: object = {}) => {
  const { timeline, undated } = (await ask(question, { ...variables })) as unknown as Answer;
  const lines = timeline.map(({ period, began, ended, relations }) => [
    `${period}: ${began} began, ${ended} ended`,
    ...relations.map(relationText),
  ]);
  return [...lines, `not known: ${undated.began} began, ${undated.ended} ended`];
};

const founded = "FOUNDED_BY company:aster person:ada 2001";
const chairedFirst = "HEADS person:ada company:aster 2010";
const ran = "HEADS person:bo company:aster 2013-05";
const partner = "PARTNER_OF company:aster company:borea 2014-02-03";
const sits = "LOCATED_IN company:aster place:porta 2015";
const met = "MET person:ada person:bo 2015-02-11";
const works = "WORKS_FOR person:cy company:borea 2016-11";
const chairs = "HEADS person:ada company:aster 2018";

test("the whole graph by years: counts starts and ends, and those without a usable date", async () => {
  const expected = [
    ["2001: 1 began, 0 ended", founded],
    ["2010: 1 began, 0 ended", chairedFirst],
    ["2012: 0 began, 1 ended", chairedFirst],
    ["2013: 1 began, 0 ended", ran],
    ["2014: 1 began, 0 ended", partner],
    ["2015: 2 began, 0 ended", sits, met],
    ["2016: 1 began, 0 ended", works],
    ["2017: 0 began, 1 ended", ran],
    ["2018: 1 began, 0 ended", chairs],
    "not known: 11 began, 0 ended",
  ];
  expect(await told()).toEqual(expected);
  expect(await told({ interval: null, filter: { direction: "OUT" } })).toEqual(expected);
});

test("by months: a date with only a year is not assigned to a month", async () => {
  expect(await told({ interval: "MONTH" })).toEqual([
    ["2013-05: 1 began, 0 ended", ran],
    ["2014-02: 1 began, 0 ended", partner],
    ["2015-02: 1 began, 0 ended", met],
    ["2016-11: 1 began, 0 ended", works],
    "not known: 15 began, 2 ended",
  ]);
});

test("with ids: counts the relations that the filter follows from these entities, each once", async () => {
  expect(await told({ ids: ["person:bo", "person:ada", "person:bo"] })).toEqual([
    ["2001: 1 began, 0 ended", founded],
    ["2010: 1 began, 0 ended", chairedFirst],
    ["2012: 0 began, 1 ended", chairedFirst],
    ["2013: 1 began, 0 ended", ran],
    ["2015: 1 began, 0 ended", met],
    ["2017: 0 began, 1 ended", ran],
    ["2018: 1 began, 0 ended", chairs],
    "not known: 3 began, 0 ended",
  ]);
  expect(await told({ ids: ["company:aster"], filter: { direction: "OUT", kinds: ["PERSON", "PLACE"] } })).toEqual([
    ["2001: 1 began, 0 ended", founded],
    ["2015: 1 began, 0 ended", sits],
    "not known: 0 began, 0 ended",
  ]);
  expect(await told({ ids: ["company:dune"] })).toEqual(["not known: 1 began, 0 ended"]);
});

test("without ids: kinds matches either end, and exclude rejects either end", async () => {
  expect(await told({ filter: { kinds: ["PERSON"], exclude: ["person:ada"] } })).toEqual([
    ["2013: 1 began, 0 ended", ran],
    ["2016: 1 began, 0 ended", works],
    ["2017: 0 began, 1 ended", ran],
    "not known: 1 began, 0 ended",
  ]);
  expect(await told({ filter: { types: [] } })).toEqual(["not known: 0 began, 0 ended"]);
});

test("a relation that began and ended in one period is listed once; ends without a date are counted in undated", async () => {
  await app().neo4j.write(
    (run) =>
      run({
        text: `MATCH (a:Entity {id: 'person:ada'}), (b:Entity {id: 'company:dune'})
        CREATE (a)-[:HEADS {id: 'relation:heads:x', since: '2001', until: '2001-06-30', confidence: 1.0, sourceCount: 1}]->(b),
          (a)-[:WORKS_FOR {id: 'relation:works-for:x', current: false, confidence: 1.0, sourceCount: 1}]->(b),
          (:Claim {id: 'x', relationId: 'relation:heads:x', source: 'person:ada', target: 'company:dune'})`,
      }),
    { timeoutMs: 5_000 },
  );
  const ids = ["person:ada"];
  const filter = { types: ["FOUNDED_BY", "HEADS", "WORKS_FOR"], exclude: ["company:aster"] };
  const both = [await told({ ids, filter }), await told({ ids, filter, interval: "MONTH" })];
  await restore();
  expect(both).toEqual([
    [["2001: 1 began, 1 ended", "HEADS person:ada company:dune 2001"], "not known: 1 began, 1 ended"],
    [["2001-06: 0 began, 1 ended", "HEADS person:ada company:dune 2001"], "not known: 2 began, 1 ended"],
  ]);
});

test("returns the nested fields of each relation; each list of relations has its own length", async () => {
  const { timeline } = await ask(`{ timeline(ids: ["company:aster"], filter: { types: [LOCATED_IN, PARTNER_OF] }) {
    one: relations(first: 1) { label(from: "company:aster") target { name degree ... on Place { within { id } } } }
    none: relations(first: 0) { id }
  } }`);
  expect(timeline).toEqual([
    { one: [{ label: "partner of", target: { name: "Borea", degree: 4 } }], none: [] },
    {
      one: [
        {
          label: "located in",
          target: { name: "Porta", degree: 4, within: [{ id: "place:norland" }, { id: "place:eurasia" }] },
        },
      ],
      none: [],
    },
  ]);
});

test("a cached timeline is computed again after a change of the graph", async () => {
  const before = await told({ filter: { types: ["WORKS_FOR"] } });
  await ask(`mutation { retractArticle(id: "article:two") { relationsRemoved } }`, {}, "editor");
  const after = await told({ filter: { types: ["WORKS_FOR"] } });
  await restore();
  expect([before, after]).toEqual([
    [["2016: 1 began, 0 ended", works], "not known: 0 began, 0 ended"],
    ["not known: 0 began, 0 ended"],
  ]);
});

test("2,000 periods are returned, and 2,001 are refused", async () => {
  const crowd = (from: number, to: number) =>
    app().neo4j.write(
      (run) =>
        run({
          text: `MATCH (a:Entity {id: 'person:ada'}), (b:Entity {id: 'company:dune'})
           UNWIND range($from, $to) AS i
           CREATE (a)-[:MET {id: 'relation:met:' + i, since: toString(1000 + i / 12) + '-' + right('0' + toString(i % 12 + 1), 2)}]->(b)`,
          params: { from, to },
        }),
      { timeoutMs: 20_000 },
    );
  const asked = `{ timeline(ids: ["company:dune"], interval: MONTH) { period } }`;
  await crowd(1, 2_000);
  const { timeline } = (await ask(asked)) as { timeline: unknown[] };
  await crowd(2_001, 2_001);
  const refused = await refusal(asked);
  await restore();
  expect(timeline).toHaveLength(2_000);
  expect(refused).toMatchObject({
    message: "The timeline has 2001 periods, and the limit is 2000. Ask for longer ones, or filter.",
    extensions: { code: "TOO_MANY_PERIODS", limit: 2_000, value: 2_001 },
  });
});

test.each([
  ["timeline(ids: []) { period }", { code: "BAD_USER_INPUT", argument: "ids", limit: 1, value: 0 }],
  [`timeline(ids: ["a", "b", "c", "d"]) { period }`, { code: "BAD_USER_INPUT", argument: "ids", limit: 3, value: 4 }],
  [
    `timeline(ids: ["person:ada", "person:x"]) { period }`,
    { code: "NOT_FOUND", argument: "ids", missing: ["person:x"] },
  ],
  [`undated(ids: ["person:x"]) { began }`, { code: "NOT_FOUND", argument: "ids", missing: ["person:x"] }],
  ["timeline { relations(first: 26) { id } }", { code: "BAD_USER_INPUT", argument: "first", limit: 25, value: 26 }],
  ["timeline(filter: { minConfidence: 2 }) { period }", { code: "BAD_USER_INPUT", argument: "filter.minConfidence" }],
])("%s is refused", async (field, extensions) => {
  expect((await refusal(`{ ${field} }`)).extensions).toMatchObject(extensions);
});
