import { fixtureApi, ids, relationFields, relationText } from "./fixture-api.ts";

// A search may need a plan for each length, which on a busy machine takes longer than the timeout of a query.
const { ask, refusal } = fixtureApi();

const selection = `{
  paths { length nodes { id } steps { from { id } relation { ...relationFields } to { id } againstDirection } }
  noPathWithin
  report { complete omitted hubsNotCrossed limitHit }
}`;
const query = `query (
  $from: ID!, $to: ID!, $maxLength: Int, $limit: Int, $allShortest: Boolean, $via: [ID!], $avoid: [ID!], $filter: RelationFilter
) {
  paths(
    from: $from, to: $to, maxLength: $maxLength, limit: $limit, allShortest: $allShortest, via: $via, avoid: $avoid, filter: $filter
  ) ${selection}
}
${relationFields}`;

interface FoundPath {
  readonly length: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly steps: readonly {
    readonly from: { readonly id: string };
    readonly relation: Parameters<typeof relationText>[0];
    readonly to: { readonly id: string };
    readonly againstDirection: boolean;
  }[];
}

/** The steps of a path as text, such as "HEADS person:ada company:aster 2018". "<" marks a step against the direction. */
function pathText({ length, nodes, steps }: FoundPath): string[] {
  expect(length).toBe(steps.length);
  expect(steps.map(({ from, to }) => [from, to])).toEqual(nodes.slice(1).map((to, i) => [nodes[i], to]));
  for (const { from, relation, to } of steps)
    expect(ids([relation.source, relation.target]).toSorted()).toEqual(ids([from, to]).toSorted());
  return steps.map(({ relation, againstDirection }) => (againstDirection ? "< " : "") + relationText(relation));
}

type Answer = { paths: FoundPath[]; noPathWithin: number | null; report: object };
const textOf = (answer: unknown) => {
  const { paths, ...rest } = answer as Answer;
  return { ...rest, paths: paths.map(pathText) };
};
const paths = async (from: string, to: string, args: object = {}) =>
  textOf((await ask(query, { from, to, ...args })).paths);
const pathsOf = async (from: string, to: string, args: object = {}) => (await paths(from, to, args)).paths;

const all = (omitted: number) => ({
  noPathWithin: null,
  report: { complete: true, omitted, hubsNotCrossed: [], limitHit: null },
});
const some = (omitted: number) => ({
  noPathWithin: null,
  report: { complete: false, omitted, hubsNotCrossed: [], limitHit: "PATHS" },
});
const none = (noPathWithin: number) => ({ ...all(0), paths: [], noPathWithin });
const unknown = (count: number) => Array.from({ length: count }, (_, i) => `person:${i}`);

const founded = "FOUNDED_BY company:aster person:ada 2001";
const chaired = "HEADS person:ada company:aster 2010";
const chairs = "HEADS person:ada company:aster 2018";
const ran = "HEADS person:bo company:aster 2013-05";
const partner = "PARTNER_OF company:aster company:borea 2014-02-03";
const rival = "COMPETES_WITH company:aster company:borea";
const daughter = "SUBSIDIARY_OF company:cobalt company:aster";
const share = "OWNS company:borea company:cobalt";
const dune = "OWNS person:ada company:dune";
const engineer = "WORKS_FOR person:cy company:borea 2016-11";
const met = "MET person:ada person:bo 2015-02-11";
const visited = "VISITED person:bo place:vela";
const seat = "LOCATED_IN company:aster place:porta 2015";
const home = "LOCATED_IN person:ada place:porta";
const works = "LOCATED_IN company:cobalt place:vela";
const portaLies = "LOCATED_IN place:porta place:norland";
const velaLies = "LOCATED_IN place:vela place:norland";
const norlandLies = "LOCATED_IN place:norland place:eurasia";

test("an article is never a hop: two entities that one article names are not connected by it", async () => {
  expect(await paths("person:cy", "place:norland", { maxLength: 3 })).toEqual(none(3));
});

describe("order", () => {
  const duneToCy = [
    [`< ${dune}`, `< ${founded}`, partner, `< ${engineer}`],
    [`< ${dune}`, `< ${founded}`, rival, `< ${engineer}`],
    [`< ${dune}`, chairs, partner, `< ${engineer}`],
    [`< ${dune}`, chaired, partner, `< ${engineer}`],
    [`< ${dune}`, chairs, rival, `< ${engineer}`],
    [`< ${dune}`, chaired, rival, `< ${engineer}`],
  ];

  test("the shortest first, then those with more sources, then those with more confidence; five by default", async () => {
    const expected = { ...some(6), paths: duneToCy.slice(0, 5) };
    expect(await paths("company:dune", "person:cy")).toEqual(expected);
    const nulls = { maxLength: null, limit: null, allShortest: null, via: null, avoid: null, filter: null };
    expect(await paths("company:dune", "person:cy", nulls)).toEqual(expected);
    const { paths: found } = await ask(
      `{ paths(from: "company:dune", to: "person:cy") ${selection} } ${relationFields}`,
    );
    expect(textOf(found)).toEqual(expected);
  });

  test("parallel relations give one path each, and so do two terms of one office", async () => {
    expect(await paths("person:ada", "company:aster", { maxLength: 1 })).toEqual({
      ...all(8),
      paths: [[`< ${founded}`], [chairs], [chaired]],
    });
    expect(await paths("company:aster", "person:ada", { maxLength: 1 })).toEqual({
      ...all(8),
      paths: [[founded], [`< ${chairs}`], [`< ${chaired}`]],
    });
  });

  test("longer paths come after all shorter ones; equal ones by the ids of their relations", async () => {
    expect(await paths("company:aster", "place:norland", { maxLength: 3, limit: 10 })).toEqual({
      ...all(7),
      paths: [
        [seat, portaLies],
        [founded, home, portaLies],
        [`< ${ran}`, visited, velaLies],
        [`< ${chairs}`, home, portaLies],
        [`< ${daughter}`, works, velaLies],
        [`< ${chaired}`, home, portaLies],
      ],
    });
  });

  test("limit cuts the list, and the report is incomplete only if there are more paths", async () => {
    expect(await paths("person:ada", "company:aster", { maxLength: 1, limit: 3 })).toMatchObject(all(8));
    expect(await paths("person:ada", "company:aster", { maxLength: 1, limit: 2 })).toEqual({
      ...some(9),
      paths: [[`< ${founded}`], [chairs]],
    });
    expect(await paths("person:ada", "company:aster", { maxLength: 1, limit: 100 })).toMatchObject(all(8));
  });

  describe("allShortest", () => {
    test("returns all paths of the least length and no longer ones, whatever the limit", async () => {
      expect(await paths("company:dune", "person:cy", { allShortest: true, limit: 1 })).toEqual({
        ...all(6),
        paths: duneToCy,
      });
      expect(await paths("company:aster", "place:norland", { allShortest: true })).toEqual({
        ...all(11),
        paths: [[seat, portaLies]],
      });
    });

    test("uses the least length that passes through via", async () => {
      expect(await paths("person:ada", "company:borea", { allShortest: true, via: ["company:cobalt"] })).toEqual({
        ...all(9),
        paths: [
          [`< ${founded}`, `< ${daughter}`, `< ${share}`],
          [chairs, `< ${daughter}`, `< ${share}`],
          [chaired, `< ${daughter}`, `< ${share}`],
        ],
      });
    });

    const four = fixtureApi({ limits: { maxPaths: 4 } });
    test("returns the best maxPaths if there are more", async () => {
      const { paths: found } = await four.ask(query, { from: "company:dune", to: "person:cy", allShortest: true });
      expect(textOf(found)).toEqual({ ...some(6), paths: duneToCy.slice(0, 4) });
      const fewer = { from: "person:ada", to: "company:aster", allShortest: true };
      expect(textOf((await four.ask(query, fewer)).paths)).toMatchObject(all(8));
    });
  });
});

describe("without a path", () => {
  test("returns the length up to which it searched", async () => {
    expect(await paths("person:cy", "company:dune", { maxLength: 3 })).toEqual(none(3));
    expect(await paths("person:cy", "company:dune", { maxLength: 3, allShortest: true })).toEqual(none(3));
    expect(await paths("person:cy", "company:dune", { filter: { types: ["OWNS"] } })).toEqual(none(6));
    expect(await paths("person:cy", "company:dune", { filter: { types: [] }, maxLength: 10 })).toEqual(none(10));
  });

  test("the same if via cannot be reached or avoid blocks all paths", async () => {
    expect(await paths("person:ada", "person:bo", { via: ["place:rill"] })).toEqual(none(6));
    expect(await paths("person:ada", "person:cy", { avoid: ["company:borea"] })).toEqual(none(6));
  });
});

describe("via", () => {
  const through = [
    [met, ran, `< ${daughter}`, `< ${share}`, `< ${engineer}`],
    [met, visited, `< ${works}`, `< ${share}`, `< ${engineer}`],
  ];

  test.each([
    ["in any order", ["person:bo", "company:cobalt"]],
    ["in the other order", ["company:cobalt", "person:bo"]],
    ["named twice", ["company:cobalt", "person:bo", "person:bo"]],
  ])("passes through several entities, %s", async (_, via) => {
    expect(await paths("person:ada", "person:cy", { via, maxLength: 5 })).toEqual({ ...all(9), paths: through });
  });

  test("an empty list is no condition", async () => {
    const args = { maxLength: 1, via: [], avoid: [] };
    expect(await pathsOf("person:ada", "company:aster", args)).toEqual([[`< ${founded}`], [chairs], [chaired]]);
  });

  test("accepts three entities", async () => {
    const via = ["person:bo", "company:cobalt", "place:vela"];
    expect(await pathsOf("person:ada", "person:cy", { via, maxLength: 5 })).toEqual([through[1]]);
  });
});

test("avoid: paths contain none of these entities, which need not exist", async () => {
  const avoid = ["company:aster", "company:aster", "person:nobody", "article:one"];
  expect(await paths("person:ada", "company:cobalt", { avoid })).toEqual({
    ...all(10),
    paths: [
      [met, visited, `< ${works}`],
      [home, portaLies, `< ${velaLies}`, `< ${works}`],
    ],
  });
});

describe("direction", () => {
  const outward = [
    [works, velaLies, norlandLies],
    [daughter, seat, portaLies, norlandLies],
    [daughter, founded, home, portaLies, norlandLies],
    [daughter, founded, met, visited, velaLies, norlandLies],
  ];

  test("OUT follows each relation from its source, and a symmetric one from either end", async () => {
    const filter = { direction: "OUT" };
    expect(await pathsOf("company:cobalt", "place:eurasia", { filter })).toEqual(outward);
    expect(await paths("place:eurasia", "company:cobalt", { filter })).toEqual(none(6));
    expect(await pathsOf("person:bo", "company:dune", { filter, maxLength: 2 })).toEqual([[met, dune]]);
  });

  test("IN follows each relation from its target, and a symmetric one from either end", async () => {
    const inward = outward.map((steps) => steps.map((step) => (step === met ? step : `< ${step}`)).reverse());
    const filter = { direction: "IN" };
    expect(await pathsOf("place:eurasia", "company:cobalt", { filter })).toEqual(inward);
    expect(await paths("company:cobalt", "place:eurasia", { filter })).toEqual(none(6));
  });

  test("counts omitted relations in that direction", async () => {
    expect(await paths("person:bo", "place:vela", { filter: { direction: "OUT" }, maxLength: 1 })).toEqual({
      ...all(3),
      paths: [[visited]],
    });
  });
});

describe("filters", () => {
  test("kinds and exclude do not apply to the ends of a path", async () => {
    expect(await paths("company:aster", "place:porta", { filter: { kinds: ["PERSON"] } })).toEqual({
      ...all(0),
      paths: [[seat], [founded, home], [`< ${chairs}`, home], [`< ${chaired}`, home], [`< ${ran}`, met, home]],
    });
    const filter = { exclude: ["person:bo", "company:borea", "person:ada"] };
    expect(await pathsOf("person:bo", "company:borea", { filter, maxLength: 2 })).toEqual([
      [ran, partner],
      [ran, rival],
    ]);
  });

  test("kinds and exclude do not apply to via", async () => {
    const via = ["place:vela"];
    const found = [
      [visited, `< ${works}`, `< ${share}`],
      [visited, `< ${works}`, daughter, partner],
      [visited, `< ${works}`, daughter, rival],
    ];
    expect(await pathsOf("person:bo", "company:borea", { via, filter: { kinds: ["COMPANY"] } })).toEqual(found);
    const exclude = ["place:vela", "place:norland", "person:ada"];
    expect(await pathsOf("person:bo", "company:borea", { via, filter: { exclude } })).toEqual(found);
    expect(await paths("person:bo", "company:borea", { via, filter: { kinds: [] } })).toEqual(none(6));
  });

  test.each<[object, string[][]]>([
    [{ asOf: "2015" }, [[`< ${founded}`]]],
    [{ asOf: "2011-06" }, [[`< ${founded}`], [chaired]]],
    [{ asOf: "2019" }, [[`< ${founded}`], [chairs]]],
    [{ minConfidence: 0.9 }, [[`< ${founded}`], [chairs]]],
    [{ minSources: 2 }, [[`< ${founded}`]]],
    [{ types: ["HEADS"] }, [[chairs], [chaired]]],
  ])("%j applies to every relation on a path", async (filter, expected) => {
    expect(await pathsOf("person:ada", "company:aster", { filter, maxLength: 1 })).toEqual(expected);
  });

  test("asOf applies to all steps of a path at once", async () => {
    expect(await paths("company:dune", "person:cy", { filter: { asOf: "2012" } })).toEqual(none(6));
    expect(
      await pathsOf("company:dune", "person:cy", {
        filter: { asOf: "2018", types: ["OWNS", "HEADS", "PARTNER_OF", "WORKS_FOR"] },
      }),
    ).toEqual([[`< ${dune}`, chairs, partner, `< ${engineer}`]]);
  });
});

test("nested fields work on the entities and relations of a path", async () => {
  const answer = await ask(`{ paths(from: "company:dune", to: "person:bo", limit: 1) {
    paths {
      nodes { name neighborCounts { type total } neighbors(first: 1) { totalCount nodes { name } } }
      steps {
        from { name }
        relation { label source { name degree } target { name ... on Person { heads { nodes { name } } } } evidence { nodes { statement } } }
        to { name }
      }
    }
  } }`);
  expect(answer).toEqual({
    paths: {
      paths: [
        {
          nodes: [
            {
              name: "dune",
              neighborCounts: [{ type: "OWNS", total: 1 }],
              neighbors: { totalCount: 1, nodes: [{ name: "Ada Lind" }] },
            },
            {
              name: "Ada Lind",
              neighborCounts: expect.arrayContaining([
                { type: "MET", total: 1 },
                { type: "HEADS", total: 2 },
              ]),
              neighbors: { totalCount: 4, nodes: [{ name: "Aster" }] },
            },
            {
              name: "Bo Marek",
              neighborCounts: expect.arrayContaining([{ type: "VISITED", total: 1 }]),
              neighbors: { totalCount: 3, nodes: [{ name: "Aster" }] },
            },
          ],
          steps: [
            {
              from: { name: "dune" },
              relation: {
                label: "owns",
                source: { name: "Ada Lind", degree: 6 },
                target: { name: "dune" },
                evidence: { nodes: [{ statement: "Dune is Ada's." }] },
              },
              to: { name: "Ada Lind" },
            },
            {
              from: { name: "Ada Lind" },
              relation: {
                label: "met",
                source: { name: "Ada Lind", degree: 6 },
                target: { name: "Bo Marek", heads: { nodes: [{ name: "Aster" }] } },
                evidence: { nodes: [{ statement: "Bo and Ada met in February." }] },
              },
              to: { name: "Bo Marek" },
            },
          ],
        },
      ],
    },
  });
});

test("each part of the answer can be selected alone", async () => {
  const args = `(from: "company:dune", to: "person:ada", maxLength: 1)`;
  expect(
    await ask(`{
      lengths: paths${args} { paths { length } }
      nodes: paths${args} { paths { nodes { id } } }
      steps: paths${args} { paths { steps { againstDirection } } }
      ends: paths${args} { paths { steps { to { name } } } }
      none: paths${args} { noPathWithin }
      report: paths${args} { report { omitted } }
      name: paths${args} { __typename paths { __typename } }
    }`),
  ).toEqual({
    lengths: { paths: [{ length: 1 }] },
    nodes: { paths: [{ nodes: [{ id: "company:dune" }, { id: "person:ada" }] }] },
    steps: { paths: [{ steps: [{ againstDirection: true }] }] },
    ends: { paths: [{ steps: [{ to: { name: "Ada Lind" } }] }] },
    none: { noPathWithin: null },
    report: { report: { omitted: 5 } },
    name: { __typename: "PathResult", paths: [{ __typename: "Path" }] },
  });
});

describe("refuses", () => {
  const ends = { from: "company:dune", to: "person:ada" };
  const refused = async (args: object) => (await refusal(query, { ...ends, ...args })).extensions;
  const bad = (argument: string, limit: number, value: number) => ({
    ...{ code: "BAD_USER_INPUT", argument, limit, value },
  });
  const found = [[`< ${dune}`]];

  test("maxLength below 1 or over 10", async () => {
    expect(await pathsOf(ends.from, ends.to, { maxLength: 10, limit: 1 })).toEqual(found);
    expect(await refused({ maxLength: 0 })).toEqual(bad("maxLength", 1, 0));
    expect(await refused({ maxLength: 11 })).toEqual(bad("maxLength", 10, 11));
  });

  test("limit below 1 or over 100", async () => {
    expect(await refused({ limit: 0 })).toEqual(bad("limit", 1, 0));
    expect(await refused({ limit: 101 })).toEqual(bad("limit", 100, 101));
    expect(await refused({ limit: 101, allShortest: true })).toEqual(bad("limit", 100, 101));
  });

  test("more than 3 ids in via and more than 100 in avoid", async () => {
    expect(await refused({ via: unknown(4) })).toEqual(bad("via", 3, 4));
    expect(await refused({ via: unknown(3) })).toMatchObject({ code: "NOT_FOUND" });
    expect(await refused({ avoid: unknown(101) })).toEqual(bad("avoid", 100, 101));
    expect(await pathsOf(ends.from, ends.to, { avoid: unknown(100), maxLength: 1 })).toEqual(found);
  });

  test.each([
    ["a path to where it begins", { to: "company:dune" }, "to", "company:dune"],
    ["to go through where it begins", { via: ["company:dune"] }, "via", "company:dune"],
    ["to go through where it ends", { via: ["person:bo", "person:ada"] }, "via", "person:ada"],
    ["to avoid where it begins", { avoid: ["company:dune"] }, "avoid", "company:dune"],
    ["to avoid where it ends", { avoid: ["person:bo", "person:ada"] }, "avoid", "person:ada"],
    ["to avoid what it must go through", { via: ["person:bo"], avoid: ["person:bo"] }, "avoid", "person:bo"],
  ])("%s", async (_, args, argument, value) => {
    expect(await refused(args)).toEqual({ code: "BAD_USER_INPUT", argument, value });
  });

  test("an invalid filter", async () => {
    expect(await refused({ filter: { minConfidence: 2 } })).toMatchObject({ argument: "filter.minConfidence" });
    expect(await refused({ filter: { exclude: unknown(1_001) } })).toMatchObject({ argument: "filter.exclude" });
  });

  test.each([
    ["from", { from: "person:nobody" }, ["person:nobody"]],
    ["from", { from: "article:one" }, ["article:one"]],
    ["to", { to: "person:nobody" }, ["person:nobody"]],
    ["to", { to: "article:one" }, ["article:one"]],
    ["via", { via: ["person:nobody", "person:bo", "article:one"] }, ["person:nobody", "article:one"]],
  ])("an id that is not an entity in %s: %j", async (argument, args, missing) => {
    expect(await refused(args)).toEqual({ code: "NOT_FOUND", argument, missing });
  });

  test("the path of the error is the field", async () => {
    expect((await refusal(query, { ...ends, from: "person:nobody" })).path).toEqual(["paths"]);
  });
});
