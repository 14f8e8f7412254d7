import { fixtureApi } from "./fixture-api.ts";
import { part, partText } from "./part-text.ts";

const { ask, refusal } = fixtureApi();

const query = `query ($ids: [ID!]!, $shown: [ID!], $filter: RelationFilter, $perType: Int, $orderBy: NeighborOrder) {
  expand(ids: $ids, shown: $shown, filter: $filter, perType: $perType, orderBy: $orderBy) { ...part }
}
${part}`;
const expand = async (args: object) => partText((await ask(query, { ids: ["company:aster"], ...args })).expand);
const nodesOf = async (args: object) => (await expand(args)).nodes;

const whole = { complete: true, omitted: 0, hubsNotCrossed: [], limitHit: null };
const cut = (omitted: number, limitHit = "PER_TYPE") => ({ complete: false, omitted, hubsNotCrossed: [], limitHit });
const repeated = (id: string, count: number) => Array<string>(count).fill(id);
const unknown = (count: number) => Array.from({ length: count }, (_, i) => `person:${i}`);

const founded = "FOUNDED_BY company:aster person:ada 2001";
const chaired = "HEADS person:ada company:aster 2010";
const chairs = "HEADS person:ada company:aster 2018";
const ran = "HEADS person:bo company:aster 2013-05";
const partner = "PARTNER_OF company:aster company:borea 2014-02-03";
const rival = "COMPETES_WITH company:aster company:borea";
const daughter = "SUBSIDIARY_OF company:cobalt company:aster";
const seat = "LOCATED_IN company:aster place:porta 2015";
const home = "LOCATED_IN person:ada place:porta";
const met = "MET person:ada person:bo 2015-02-11";
const share = "OWNS company:borea company:cobalt";

describe("expand of one entity", () => {
  const neighbors = ["person:ada", "company:borea", "place:porta", "company:cobalt", "person:bo"];

  test("returns all neighbors, the first of each type first, and all relations among them and the entity", async () => {
    const expected = {
      nodes: neighbors,
      relations: [rival, founded, chaired, chairs, ran, seat, home, met, share, partner, daughter],
      report: whole,
    };
    expect(await expand({})).toEqual(expected);
    expect(await expand({ shown: null, filter: null, perType: null, orderBy: null })).toEqual(expected);
    expect(await expand({ ids: repeated("company:aster", 3), shown: ["company:aster"] })).toEqual(expected);
    const { expand: found } = await ask(`{ expand(ids: ["company:aster"]) { ...part } } ${part}`);
    expect(partText(found)).toEqual(expected);
  });

  test("returns the first perType of each type, and reports the relations to the others as omitted", async () => {
    expect(await expand({ perType: 1 })).toEqual({
      nodes: neighbors.slice(0, 4),
      relations: [rival, founded, chaired, chairs, seat, home, share, partner, daughter],
      report: cut(1),
    });
    expect(await expand({ perType: 2 })).toMatchObject({ nodes: neighbors, report: whole });
  });

  test("with perType 0 returns no neighbors, but all relations among the entities in shown", async () => {
    expect(await expand({ perType: 0 })).toEqual({ nodes: [], relations: [], report: whole });
    expect(await expand({ perType: 0, shown: ["person:ada", "person:bo"] })).toEqual({
      nodes: [],
      relations: [founded, chaired, chairs, ran, met],
      report: whole,
    });
    expect(await expand({ perType: 0, filter: { types: ["HEADS"] } })).toMatchObject({ report: whole });
  });

  test("leaves out the entities in shown, which need not exist", async () => {
    const shown = ["company:aster", "place:vela", "company:aster", "person:nobody", "article:one"];
    expect(await expand({ ids: ["company:cobalt"], shown })).toEqual({
      nodes: ["company:borea"],
      relations: [rival, "LOCATED_IN company:cobalt place:vela", share, partner, daughter],
      report: whole,
    });
  });

  test("leaves out shown entities before it takes the first of a type", async () => {
    expect(await expand({ perType: 1, shown: ["person:ada"], filter: { types: ["HEADS"] } })).toEqual({
      nodes: ["person:bo"],
      relations: [chaired, chairs, ran],
      report: whole,
    });
  });
});

test("expand of several entities takes the first neighbors of each, and none of the entities themselves", async () => {
  expect(await expand({ ids: ["place:porta", "company:aster"] })).toEqual({
    nodes: ["person:ada", "company:borea", "company:cobalt", "person:bo", "place:norland", "place:rill"],
    relations: [
      rival,
      founded,
      chaired,
      chairs,
      ran,
      seat,
      home,
      "LOCATED_IN place:porta place:norland",
      "LOCATED_IN place:porta place:rill",
      met,
      share,
      partner,
      daughter,
    ],
    report: whole,
  });
  expect(await expand({ ids: ["place:porta", "company:aster"], perType: 1 })).toMatchObject({
    nodes: ["person:ada", "company:borea", "company:cobalt"],
    report: cut(3),
  });
});

describe("order within a type", () => {
  test.each([
    ["DEGREE", ["company:aster", "person:ada", "place:norland", "place:rill"]],
    ["NAME", ["person:ada", "company:aster", "place:norland", "place:rill"]],
    ["NEWEST", ["company:aster", "person:ada", "place:norland", "place:rill"]],
    ["SOURCES", ["company:aster", "person:ada", "place:norland", "place:rill"]],
  ])("by %s, then by id", async (orderBy, expected) => {
    expect(await nodesOf({ ids: ["place:porta"], orderBy })).toEqual(expected);
    expect(await nodesOf({ ids: ["place:porta"], orderBy, perType: 1 })).toEqual(expected.slice(0, 1));
  });

  test.each([
    ["DEGREE", "person:ada"],
    ["NEWEST", "person:ada"],
    ["SOURCES", "person:bo"],
  ])("by %s, of the relations of that type that pass the filter", async (orderBy, first) => {
    const filter = { types: ["HEADS"], minConfidence: 0.7 };
    expect(await nodesOf({ orderBy, filter, perType: 1 })).toEqual([first]);
  });
});

describe("filters", () => {
  test.each<[string, object, string[], string[]]>([
    ["no type", { types: [] }, [], []],
    ["kinds", { kinds: ["PERSON"] }, ["person:ada", "person:bo"], [founded, chaired, chairs, ran, met]],
    [
      "exclude",
      { exclude: ["person:ada", "place:porta", "person:nobody"] },
      ["company:borea", "company:cobalt", "person:bo"],
      [rival, ran, share, partner, daughter],
    ],
    [
      "asOf",
      { asOf: "2015-01" },
      ["person:ada", "company:borea", "place:porta", "company:cobalt", "person:bo"],
      [rival, founded, ran, seat, home, share, partner, daughter],
    ],
    ["minSources", { minSources: 2 }, ["person:ada", "person:bo"], [founded, ran]],
    ["minConfidence", { minConfidence: 1, types: ["HEADS", "COMPETES_WITH"] }, ["person:ada"], [chairs]],
  ])("%s", async (_, filter, nodes, relations) => {
    expect(await expand({ filter })).toEqual({ nodes, relations, report: whole });
  });

  test("direction applies to new neighbors; a relation among the result must have it from either end", async () => {
    const types = ["FOUNDED_BY", "HEADS", "PARTNER_OF"];
    expect(await expand({ filter: { types, direction: "OUT" } })).toEqual({
      nodes: ["person:ada", "company:borea"],
      relations: [founded, chaired, chairs, partner],
      report: whole,
    });
    expect(await expand({ filter: { types, direction: "IN" }, perType: 1 })).toEqual({
      nodes: ["person:ada", "company:borea"],
      relations: [founded, chaired, chairs, partner],
      report: cut(1),
    });
  });
});

describe("with at most three entities", () => {
  const few = fixtureApi({ limits: { maxNodes: 3 } });

  test("returns the best three, and reports the relations to the others as omitted", async () => {
    const { expand: found } = await few.ask(query, { ids: ["company:aster"] });
    expect(partText(found)).toEqual({
      nodes: ["person:ada", "company:borea", "place:porta"],
      relations: [rival, founded, chaired, chairs, seat, home, partner],
      report: cut(2, "NODES"),
    });
  });

  test("three neighbors are not over the limit", async () => {
    const { expand: found } = await few.ask(query, { ids: ["company:aster"], shown: ["person:ada", "place:porta"] });
    expect(partText(found)).toMatchObject({
      nodes: ["company:borea", "company:cobalt", "person:bo"],
      report: whole,
    });
    const { expand: first } = await few.ask(query, { ids: ["company:aster"], shown: ["person:bo"], perType: 0 });
    expect(partText(first)).toMatchObject({ nodes: [], report: whole });
  });

  test("three shown entities are accepted, and four refused", async () => {
    expect(await few.refusal(query, { ids: ["company:aster"], shown: unknown(4) })).toMatchObject({
      extensions: { code: "BAD_USER_INPUT", argument: "shown", limit: 3, value: 4 },
    });
  });
});

test("nested fields work on the entities and relations found", async () => {
  const answer = await ask(`{ expand(ids: ["company:dune"]) {
    nodes {
      name
      degree
      neighborCounts(filter: { types: [HEADS, MET] }) { type direction kind total }
      neighbors(first: 1) { totalCount nodes { name } }
      ... on Person { homes: neighbors(filter: { types: [LOCATED_IN] }) { nodes { ... on Place { placeKind } } } }
    }
    relations { type source { name } target { name degree } evidence { nodes { statement article { title } } } }
  } }`);
  expect(answer).toEqual({
    expand: {
      nodes: [
        {
          name: "Ada Lind",
          degree: 6,
          neighborCounts: expect.arrayContaining([
            { type: "HEADS", direction: "OUT", kind: "COMPANY", total: 2 },
            { type: "MET", direction: "BOTH", kind: "PERSON", total: 1 },
          ]),
          neighbors: { totalCount: 4, nodes: [{ name: "Aster" }] },
          homes: { nodes: [{ placeKind: "city" }] },
        },
      ],
      relations: [
        {
          type: "OWNS",
          source: { name: "Ada Lind" },
          target: { name: "dune", degree: 1 },
          evidence: { nodes: [{ statement: "Dune is Ada's.", article: { title: "Notes" } }] },
        },
      ],
    },
  });
});

test("each part of the answer can be selected alone", async () => {
  expect(
    await ask(`{
      nodes: expand(ids: ["company:dune"]) { nodes { id } }
      relations: expand(ids: ["company:dune"]) { relations { type } }
      report: expand(ids: ["company:dune"]) { report { omitted } }
      name: expand(ids: ["company:dune"]) { __typename nodes { __typename } }
    }`),
  ).toEqual({
    nodes: { nodes: [{ id: "person:ada" }] },
    relations: { relations: [{ type: "OWNS" }] },
    report: { report: { omitted: 0 } },
    name: { __typename: "Subgraph", nodes: [{ __typename: "Person" }] },
  });
});

describe("refuses", () => {
  const refused = async (args: object) => (await refusal(query, { ids: ["company:aster"], ...args })).extensions;

  test("no id, and more than 100", async () => {
    expect(await nodesOf({ ids: repeated("company:dune", 100) })).toEqual(["person:ada"]);
    expect(await refused({ ids: [] })).toEqual({ code: "BAD_USER_INPUT", argument: "ids", limit: 1, value: 0 });
    expect(await refused({ ids: unknown(101) })).toEqual({
      ...{ code: "BAD_USER_INPUT", argument: "ids", limit: 100, value: 101 },
    });
  });

  test("more than 2000 shown entities", async () => {
    expect(await nodesOf({ ids: ["company:dune"], shown: unknown(2_000) })).toEqual(["person:ada"]);
    expect(await refused({ shown: unknown(2_001) })).toEqual({
      ...{ code: "BAD_USER_INPUT", argument: "shown", limit: 2_000, value: 2_001 },
    });
  });

  test("perType below 0 or over 100", async () => {
    expect(await nodesOf({ ids: ["company:dune"], perType: 100 })).toEqual(["person:ada"]);
    expect(await refused({ perType: 101 })).toEqual({
      ...{ code: "BAD_USER_INPUT", argument: "perType", limit: 100, value: 101 },
    });
    expect(await refused({ perType: -1 })).toMatchObject({ code: "BAD_USER_INPUT", argument: "perType", value: -1 });
  });

  test("an invalid filter", async () => {
    expect(await refused({ filter: { minConfidence: 2 } })).toMatchObject({ argument: "filter.minConfidence" });
    expect(await refused({ filter: { exclude: unknown(1_001) } })).toMatchObject({ argument: "filter.exclude" });
  });
});

describe("unknown ids", () => {
  const report = "report { complete omitted unknownIds }";
  const gone = ["person:nobody", "article:one"];

  test("are named in the report, those of ids first; the rest is as without them", async () => {
    const { expand: found, rest } = (await ask(
      `query ($ids: [ID!]!, $shown: [ID!]) {
        expand(ids: $ids, shown: $shown, perType: 1) { ...part }
        rest: expand(ids: $ids, shown: $shown, perType: 1) { ${report} }
      }
      ${part}`,
      {
        ids: ["person:nobody", "company:aster", "article:one", "person:nobody"],
        shown: ["place:x", "person:ada", "article:one"],
      },
    )) as { expand: unknown; rest: object };
    expect(partText(found)).toEqual(await expand({ shown: ["person:ada"], perType: 1 }));
    expect(rest).toEqual({ report: { complete: true, omitted: 0, unknownIds: [...gone, "place:x"] } });
  });

  test("alone give an empty answer that names them", async () => {
    expect(await ask(`{ expand(ids: ${JSON.stringify(gone)}) { nodes { id } relations { id } ${report} } }`)).toEqual({
      expand: { nodes: [], relations: [], report: { complete: true, omitted: 0, unknownIds: gone } },
    });
  });
});

describe("omissions", () => {
  const omissions = async (args: string) => {
    const { expand } = (await ask(
      `{ expand(${args}) { report { omitted omissions { entityId type direction total } } } }`,
    )) as { expand: { report: { omitted: number; omissions: { [name: string]: unknown; total: number }[] } } };
    const { omitted, omissions } = expand.report;
    expect(omissions.reduce((sum, { total }) => sum + total, 0)).toBe(omitted);
    return omissions.map((omission) => Object.values(omission).join(" "));
  };

  test("are counted by entity, type and direction, for relations that the filter follows", async () => {
    const ids = `ids: ["company:aster", "person:bo"], perType: 1`;
    const filter = (text: string) => `${ids}, filter: { ${text} }`;
    expect(await omissions(`ids: ["company:aster"], perType: 1`)).toEqual(["company:aster HEADS IN 1"]);
    expect(await omissions(`${ids}, shown: ["place:porta"]`)).toEqual([]);
    expect(await omissions(filter('kinds: [COMPANY], exclude: ["company:borea"]'))).toEqual([]);
    expect(await omissions(filter("types: [HEADS], minConfidence: 0.65"))).toEqual([]);
    const ada = `ids: ["person:ada"], perType: 1, filter: { types: [OWNS, FOUNDED_BY], minConfidence: 0.5 }`;
    expect(await omissions(ada)).toEqual([]);
    expect(await omissions(`ids: ["place:norland"], perType: 1`)).toEqual([
      "place:norland LOCATED_IN IN 1",
      "place:norland LOCATED_IN OUT 1",
    ]);
  });
});
