import { fixtureApi } from "./fixture-api.ts";
import { part, partText } from "./part-text.ts";

const { ask, refusal } = fixtureApi();

const query = `query ($ids: [ID!]!, $depth: Int, $filter: RelationFilter, $maxNodes: Int) {
  subgraph(ids: $ids, depth: $depth, filter: $filter, maxNodes: $maxNodes) { ...part }
}
${part}`;
const subgraph = async (ids: readonly string[], args: object = {}) =>
  partText((await ask(query, { ids, ...args })).subgraph);

const whole = { complete: true, omitted: 0, hubsNotCrossed: [], limitHit: null };
const cut = (omitted: number, limitHit: "DEPTH" | "NODES" | null) => ({ ...whole, complete: false, omitted, limitHit });
const unknown = (count: number) => Array.from({ length: count }, (_, i) => `person:${i}`);

const founded = "FOUNDED_BY company:aster person:ada 2001";
const chaired = "HEADS person:ada company:aster 2010";
const chairs = "HEADS person:ada company:aster 2018";
const ran = "HEADS person:bo company:aster 2013-05";
const seat = "LOCATED_IN company:aster place:porta 2015";
const home = "LOCATED_IN person:ada place:porta";
const met = "MET person:ada person:bo 2015-02-11";
const dune = "OWNS person:ada company:dune";
const daughter = "SUBSIDIARY_OF company:cobalt company:aster";

/** Dune, its owner Ada, and her neighbors. */
const near = ["company:dune", "person:ada", "company:aster", "place:porta", "person:bo"];
const amongNear = [founded, chaired, chairs, ran, seat, home, met, dune];
const far = ["company:borea", "company:cobalt", "place:norland", "place:vela", "place:rill"];
const farthest = ["person:cy", "place:eurasia"];

describe("depth", () => {
  test("is 2 by default: nearest first, then by degree, with every relation among the nodes", async () => {
    const expected = { nodes: near, relations: amongNear, report: cut(6, "DEPTH") };
    expect(await subgraph(["company:dune"])).toEqual(expected);
    expect(await subgraph(["company:dune"], { depth: null, filter: null, maxNodes: null })).toEqual(expected);
    const { subgraph: found } = await ask(`{ subgraph(ids: ["company:dune"]) { ...part } } ${part}`);
    expect(partText(found)).toEqual(expected);
  });

  test("0 returns the given entities, by degree, each once, and the relations among them", async () => {
    expect(await subgraph(["person:bo", "company:aster", "person:bo"], { depth: 0 })).toEqual({
      nodes: ["company:aster", "person:bo"],
      relations: [ran],
      report: cut(9, "DEPTH"),
    });
  });

  test("1 returns the neighbors too", async () => {
    expect(await subgraph(["company:dune"], { depth: 1 })).toEqual({
      nodes: ["company:dune", "person:ada"],
      relations: [dune],
      report: cut(5, "DEPTH"),
    });
  });

  test("3 reaches farther, equal ones by id", async () => {
    expect(await subgraph(["company:dune"], { depth: 3 })).toEqual({
      nodes: [...near, ...far],
      relations: [
        "COMPETES_WITH company:aster company:borea",
        founded,
        chaired,
        chairs,
        ran,
        seat,
        "LOCATED_IN company:cobalt place:vela",
        home,
        "LOCATED_IN place:porta place:norland",
        "LOCATED_IN place:porta place:rill",
        "LOCATED_IN place:vela place:norland",
        met,
        "OWNS company:borea company:cobalt",
        dune,
        "PARTNER_OF company:aster company:borea 2014-02-03",
        daughter,
        "VISITED person:bo place:vela",
      ],
      report: cut(2, "DEPTH"),
    });
  });

  test.each([4, 5])("%i reaches the whole graph, and nothing is omitted", async (depth) => {
    const { nodes, relations, report } = await subgraph(["company:dune"], { depth });
    expect(nodes).toEqual([...near, ...far, ...farthest]);
    expect(relations).toHaveLength(19);
    expect(report).toEqual(whole);
  });

  test("is counted from the nearest of several entities", async () => {
    const { nodes } = await subgraph(["company:dune", "place:eurasia"], { depth: 1 });
    expect(nodes).toEqual(["company:dune", "place:eurasia", "person:ada", "place:norland"]);
  });
});

describe("maxNodes", () => {
  test("takes the best of a level and stops", async () => {
    expect(await subgraph(["company:dune"], { depth: 4, maxNodes: 4 })).toEqual({
      nodes: near.slice(0, 4),
      relations: [founded, chaired, chairs, seat, home, dune],
      report: cut(7, "NODES"),
    });
  });

  test("is reported if a level reaches it exactly and the next level has more", async () => {
    const filled = { nodes: near, relations: amongNear };
    expect(await subgraph(["company:dune"], { depth: 3, maxNodes: 5 })).toEqual({ ...filled, report: cut(6, "NODES") });
    expect(await subgraph(["company:dune"], { depth: 2, maxNodes: 5 })).toEqual({ ...filled, report: cut(6, "DEPTH") });
  });

  test("is not reported if nothing is left", async () => {
    expect(await subgraph(["company:dune"], { depth: 5, maxNodes: 12 })).toMatchObject({ report: whole });
    expect(await subgraph(["company:dune"], { depth: 5, maxNodes: 11 })).toMatchObject({
      nodes: [...near, ...far, "person:cy"],
      report: cut(1, "NODES"),
    });
  });

  test("may equal the number of given entities", async () => {
    const twice = ["company:dune", "company:dune"];
    const expected = { nodes: ["company:dune"], relations: [] };
    expect(await subgraph(twice, { depth: 1, maxNodes: 1 })).toEqual({ ...expected, report: cut(1, "NODES") });
    expect(await subgraph(twice, { depth: 0, maxNodes: 1 })).toEqual({ ...expected, report: cut(1, "DEPTH") });
  });
});

describe("filters", () => {
  test("no types reach nothing", async () => {
    expect(await subgraph(["company:dune", "person:ada"], { filter: { types: [] } })).toEqual({
      nodes: ["person:ada", "company:dune"],
      relations: [],
      report: whole,
    });
  });

  test("direction OUT follows relations to their targets, and symmetric ones from either end", async () => {
    const { nodes, relations, report } = await subgraph(["company:cobalt"], {
      depth: 5,
      filter: { direction: "OUT" },
    });
    expect(nodes).toEqual([
      ...["company:cobalt", "company:aster", "place:vela"],
      ...["person:ada", "company:borea", "place:porta", "place:norland"],
      ...["person:bo", "company:dune", "place:eurasia", "place:rill"],
    ]);
    expect(relations).toHaveLength(18);
    expect(report).toEqual(whole);
  });

  test("direction IN follows relations to their sources", async () => {
    expect(await subgraph(["place:rill"], { depth: 2, filter: { direction: "IN" } })).toEqual({
      nodes: ["place:rill", "place:porta", "company:aster", "person:ada"],
      relations: [founded, chaired, chairs, seat, home, "LOCATED_IN place:porta place:rill"],
      report: cut(5, "DEPTH"),
    });
  });

  test("kinds applies to what is reached, not to the given entities", async () => {
    expect(await subgraph(["company:aster"], { filter: { kinds: ["PLACE"] } })).toEqual({
      nodes: ["company:aster", "place:porta", "place:norland", "place:rill"],
      relations: [seat, "LOCATED_IN place:porta place:norland", "LOCATED_IN place:porta place:rill"],
      report: cut(2, "DEPTH"),
    });
  });

  test("exclude removes entities, which do not count as omitted", async () => {
    const filter = { exclude: ["person:ada", "company:borea", "person:nobody"] };
    expect(await subgraph(["company:aster"], { depth: 1, filter })).toEqual({
      nodes: ["company:aster", "place:porta", "company:cobalt", "person:bo"],
      relations: [ran, seat, daughter],
      report: cut(4, "DEPTH"),
    });
  });

  test("asOf, minConfidence and minSources apply to relations", async () => {
    const filter = { asOf: "2012", minConfidence: 0.6, types: ["HEADS", "FOUNDED_BY", "MET"] };
    expect(await subgraph(["company:aster"], { filter })).toEqual({
      nodes: ["company:aster", "person:ada"],
      relations: [founded, chaired],
      report: whole,
    });
    expect(await subgraph(["person:bo"], { filter: { minSources: 2 } })).toEqual({
      nodes: ["person:bo", "company:aster", "person:ada"],
      relations: [founded, ran],
      report: whole,
    });
  });
});

test("an article is never a hop: two people named by the same article are not connected by it", async () => {
  expect(await subgraph(["person:cy"], { depth: 1 })).toMatchObject({ nodes: ["person:cy", "company:borea"] });
});

describe("hubs of more than six relations", () => {
  const hubs = fixtureApi({ limits: { hubDegree: 6 } });
  const around = async (ids: readonly string[], args: object) =>
    partText((await hubs.ask(query, { ids, ...args })).subgraph);

  test("an entity with six relations is crossed; one with eight is reached, reported and not crossed", async () => {
    expect(await around(["company:dune"], { depth: 3 })).toEqual({
      nodes: [...near, "place:norland", "place:vela", "place:rill"],
      relations: [
        founded,
        chaired,
        chairs,
        ran,
        seat,
        home,
        "LOCATED_IN place:porta place:norland",
        "LOCATED_IN place:porta place:rill",
        "LOCATED_IN place:vela place:norland",
        met,
        dune,
        "VISITED person:bo place:vela",
      ],
      report: { complete: false, omitted: 5, hubsNotCrossed: ["company:aster"], limitHit: "DEPTH" },
    });
  });

  test("a hub on the last level is reported too, because a greater depth would not cross it", async () => {
    expect(await around(["company:dune"], { depth: 2 })).toEqual({
      nodes: near,
      relations: amongNear,
      report: { ...cut(6, "DEPTH"), hubsNotCrossed: ["company:aster"] },
    });
  });

  test("what only a hub leads to is omitted, whatever the depth and maxNodes", async () => {
    const filter = { types: ["OWNS", "HEADS"], exclude: ["company:cobalt"] };
    for (const args of [{ depth: 3 }, { depth: 2 }, { depth: 3, maxNodes: 3 }])
      expect(await around(["company:dune"], { ...args, filter })).toEqual({
        nodes: near.slice(0, 3),
        relations: [chaired, chairs, dune],
        report: { ...cut(1, null), hubsNotCrossed: ["company:aster"] },
      });
  });

  test("a hub on a level that maxNodes cut or filled is reported", async () => {
    expect(await around(["company:dune"], { depth: 5, maxNodes: 4 })).toMatchObject({
      report: { ...cut(7, "NODES"), hubsNotCrossed: ["company:aster"] },
    });
    expect(await around(["company:dune"], { depth: 5, maxNodes: 5 })).toEqual({
      nodes: near,
      relations: amongNear,
      report: { complete: false, omitted: 6, hubsNotCrossed: ["company:aster"], limitHit: "NODES" },
    });
  });

  test("a hub among the given entities is crossed and not reported", async () => {
    expect(await around(["company:aster"], { depth: 1 })).toMatchObject({
      nodes: ["company:aster", "person:ada", "company:borea", "place:porta", "company:cobalt", "person:bo"],
      report: cut(6, "DEPTH"),
    });
  });
});

test("nested fields work on the entities and relations found", async () => {
  const answer = await ask(`{ subgraph(ids: ["person:cy"], depth: 1) {
    nodes {
      name
      neighborCounts { type total }
      neighbors(first: 1, filter: { types: [WORKS_FOR, OWNS] }) { totalCount edges { node { name } relations { type } } }
      ... on Company { partners { nodes { name } } }
    }
    relations {
      label
      role
      source { name ... on Person { worksFor: neighbors { nodes { id } } } }
      target { name degree }
      evidence { totalCount nodes { statement } }
    }
  } }`);
  expect(answer).toEqual({
    subgraph: {
      nodes: [
        {
          name: "Çy Östby",
          neighborCounts: [{ type: "WORKS_FOR", total: 1 }],
          neighbors: { totalCount: 1, edges: [{ node: { name: "Borea" }, relations: [{ type: "WORKS_FOR" }] }] },
        },
        {
          name: "Borea",
          neighborCounts: expect.arrayContaining([
            { type: "PARTNER_OF", total: 1 },
            { type: "COMPETES_WITH", total: 1 },
            { type: "OWNS", total: 1 },
            { type: "WORKS_FOR", total: 1 },
          ]),
          neighbors: { totalCount: 2, edges: [{ node: { name: "Cobalt" }, relations: [{ type: "OWNS" }] }] },
          partners: { nodes: [{ name: "Aster" }] },
        },
      ],
      relations: [
        {
          label: "works for",
          role: "Engineer",
          source: { name: "Çy Östby", worksFor: { nodes: [{ id: "company:borea" }] } },
          target: { name: "Borea", degree: 4 },
          evidence: { totalCount: 1, nodes: [{ statement: "Çy joined Borea in November 2016." }] },
        },
      ],
    },
  });
});

test("each part of the answer can be selected alone", async () => {
  expect(
    await ask(`{
      nodes: subgraph(ids: ["company:dune"], depth: 1) { nodes { id } }
      relations: subgraph(ids: ["company:dune"], depth: 1) { relations { type } }
      report: subgraph(ids: ["company:dune"], depth: 1) { report { omitted } }
      name: subgraph(ids: ["company:dune"], depth: 1) { __typename }
    }`),
  ).toEqual({
    nodes: { nodes: [{ id: "company:dune" }, { id: "person:ada" }] },
    relations: { relations: [{ type: "OWNS" }] },
    report: { report: { omitted: 5 } },
    name: { __typename: "Subgraph" },
  });
});

describe("refuses", () => {
  const refused = async (args: object) => (await refusal(query, { ids: ["company:dune"], ...args })).extensions;
  const bad = (argument: string, limit: number, value: number) => ({
    ...{ code: "BAD_USER_INPUT", argument, limit, value },
  });

  test("no id, and more than 100", async () => {
    expect(await subgraph(Array(100).fill("company:dune"), { depth: 0 })).toMatchObject({ nodes: ["company:dune"] });
    expect(await refused({ ids: [] })).toEqual(bad("ids", 1, 0));
    expect(await refused({ ids: unknown(101) })).toEqual(bad("ids", 100, 101));
  });

  test("depth below 0 or over 5", async () => {
    expect(await refused({ depth: -1 })).toEqual(bad("depth", 0, -1));
    expect(await refused({ depth: 6 })).toEqual(bad("depth", 5, 6));
  });

  test("maxNodes below the number of distinct ids, or over 2000", async () => {
    expect(await subgraph(["company:dune"], { depth: 0, maxNodes: 2_000 })).toMatchObject({ nodes: ["company:dune"] });
    expect(await refused({ maxNodes: 2_001 })).toEqual(bad("maxNodes", 2_000, 2_001));
    expect(await refused({ maxNodes: 0 })).toEqual(bad("maxNodes", 1, 0));
    const ids = ["company:dune", "person:ada", "company:dune"];
    expect(await subgraph(ids, { maxNodes: 2 })).toMatchObject({ nodes: ["person:ada", "company:dune"] });
    expect(await refused({ ids, maxNodes: 1 })).toEqual(bad("maxNodes", 2, 1));
  });

  test("an invalid filter", async () => {
    expect(await refused({ filter: { minConfidence: -1 } })).toMatchObject({ argument: "filter.minConfidence" });
    expect(await refused({ filter: { exclude: unknown(1_001) } })).toMatchObject({ argument: "filter.exclude" });
  });
});

test("unknown ids are named in the report; the rest is as without them", async () => {
  const gone = ["person:nobody", "article:one"];
  const report = "report { complete omitted unknownIds }";
  const { subgraph: found } = (await ask(
    `{ subgraph(ids: ["person:nobody", "company:dune", "article:one", "person:nobody"]) { ...part ${report} } } ${part}`,
  )) as { subgraph: { report: { unknownIds: string[] } } };
  const { unknownIds, ...others } = found.report;
  expect(unknownIds).toEqual(gone);
  expect(partText({ ...found, report: others })).toEqual(await subgraph(["company:dune"]));
  expect(await ask(`{ subgraph(ids: ${JSON.stringify(gone)}) { nodes { id } relations { id } ${report} } }`)).toEqual({
    subgraph: { nodes: [], relations: [], report: { complete: true, omitted: 0, unknownIds: gone } },
  });
});

test("omissions come by entity in the order of the answer, then by type and direction", async () => {
  expect(
    await ask(
      `{ subgraph(ids: ["company:dune"], depth: 1) { report { omitted omissions { entityId type direction total } } } }`,
    ),
  ).toEqual({
    subgraph: {
      report: {
        omitted: 5,
        omissions: [
          ["HEADS", "OUT", 2],
          ["FOUNDED_BY", "IN", 1],
          ["LOCATED_IN", "OUT", 1],
          ["MET", "BOTH", 1],
        ].map(([type, direction, total]) => ({ entityId: "person:ada", type, direction, total })),
      },
    },
  });
});
