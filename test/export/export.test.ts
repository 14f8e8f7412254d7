import { instance } from "@viz-js/viz";
import { parse as parseCsv } from "csv-parse/sync";
import { MultiDirectedGraph } from "graphology";
import { parse as parseGexf } from "graphology-gexf";
import { parse as parseGraphml } from "graphology-graphml";
import { type Address, addressProperties } from "../../src/address.ts";
import type { App } from "../../src/app.ts";
import { readConfig, StartupError } from "../../src/config.ts";
import type { Part } from "../../src/export/around.ts";
import { edgesCsv, nodesCsv } from "../../src/export/export-csv.ts";
import { exportDot } from "../../src/export/export-dot.ts";
import { exportGexf } from "../../src/export/export-gexf.ts";
import { exportGraphml } from "../../src/export/export-graphml.ts";
import { exportJson } from "../../src/export/export-json.ts";
import { type GraphPages, withGraphPages } from "../../src/export/graph-pages.ts";
import type { Neo4j, ReadOptions } from "../../src/neo4j/driver.ts";
import type { Statement } from "../../src/neo4j/statement.ts";
import { labelSeen, ontology, type RelationType } from "../../src/ontology.ts";
import { fixture } from "../fixture.ts";
import { refill, startTestApp, timeoutMs } from "../test-app.ts";
import { exportedText, writtenExport } from "../whole-graph.ts";
import { laterWideRecord, wideRecord } from "../wide-record.ts";

const records = [...fixture, wideRecord, laterWideRecord];

let app: App;
beforeAll(async () => {
  app = await startTestApp(records);
});
afterAll(() => app?.stop());

type Format = (pages: GraphPages) => AsyncGenerator<string>;
type Attributes = Record<string, unknown>;
/** What a library read: nodes by id, and edges by id with their ends. */
interface Found {
  readonly nodes: Map<string, Attributes>;
  readonly edges: Map<string, Attributes>;
}

const { limits } = readConfig({});

const written = (format: Format, part: Part | null = null, neo4j: Neo4j = app.neo4j): Promise<string> =>
  writtenExport(neo4j, format, { part, ranked: true });

const known = (attributes: object): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined));

/** The graph of the JSON export with the attributes of the other formats, without computed ones. */
async function expected(): Promise<Found> {
  const { entities, relations } = JSON.parse(await exportedText(app.neo4j)) as Record<
    "entities" | "relations",
    Attributes[]
  >;
  return {
    nodes: new Map(
      entities.map(({ id, name, aliases, sameAs, topics, address, ...rest }) => {
        const parts = addressProperties(address as Address | null);
        return [id as string, known({ label: name, ...parts, ...rest })];
      }),
    ),
    edges: new Map(
      relations.map(({ id, type, evidence, ...rest }) => {
        const relationType = type as RelationType;
        const { symmetric } = ontology[relationType];
        return [id as string, known({ label: labelSeen(relationType, "OUT"), relationType, symmetric, ...rest })];
      }),
    ),
  };
}

/** The same without the computed attributes. */
function stored({ nodes, edges }: Found): Found {
  const kept = [...nodes].map(([id, { pageRank, community, ...rest }]): [string, Attributes] => [id, rest]);
  return { nodes: new Map(kept), edges };
}

function fromGraphology(graph: MultiDirectedGraph): Found {
  return {
    nodes: new Map(graph.mapNodes((id, attributes) => [id, known(attributes)])),
    edges: new Map(graph.mapEdges((id, attributes, source, target) => [id, known({ source, target, ...attributes })])),
  };
}

function readGexf(text: string): Found {
  const { nodes, edges } = fromGraphology(parseGexf(MultiDirectedGraph, text) as MultiDirectedGraph);
  for (const { kind, relationType } of edges.values()) expect(kind).toBe(relationType);
  const withoutKind = [...edges].map(([id, { kind, ...rest }]): [string, Attributes] => [id, rest]);
  return { nodes, edges: new Map(withoutKind) };
}

const readGraphml = (text: string) => fromGraphology(parseGraphml(MultiDirectedGraph, text) as MultiDirectedGraph);

const numbers = [
  "latitude",
  "longitude",
  "degree",
  "pageRank",
  "community",
  "confidence",
  "sourceCount",
  "share",
  "shareUpTo",
  "amount",
];
const booleans = ["symmetric", "current"];
/** Converts the attributes of a text-only format to their types. */
function typed(attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([, value]) => value !== "")
      .map(([name, value]) => [
        name,
        numbers.includes(name) ? Number(value) : booleans.includes(name) ? value === "true" : value,
      ]),
  );
}

async function readCsv(part: Part | null = null): Promise<Found> {
  const [nodes, edges] = (await Promise.all([nodesCsv, edgesCsv].map((format) => written(format, part)))).map(
    (text) => parseCsv(text, { columns: true }) as Attributes[],
  ) as [Attributes[], Attributes[]];
  return {
    nodes: new Map(nodes.map(({ Id, Label, ...rest }) => [Id as string, typed({ label: Label, ...rest })])),
    edges: new Map(
      edges.map(({ Id, Label, Source, Target, Type, sourceName, targetName, ...rest }) => [
        Id as string,
        typed({ label: Label, source: Source, target: Target, ...rest }),
      ]),
    ),
  };
}

/** What Graphviz reads, with the escapes of labels removed. */
async function readDot(text: string): Promise<Found> {
  const { objects, edges } = (await instance()).renderJSON(text) as {
    objects: { name: string; [name: string]: unknown }[];
    edges: { id: string; tail: number; head: number; [name: string]: unknown }[];
  };
  const drawn = /^(_.*|name|pos|width|height|lp|nodeid|dir|id|tail|head)$/;
  const undone = (attributes: Attributes) =>
    typed(
      Object.fromEntries(
        Object.entries(attributes)
          .filter(([name]) => !drawn.test(name))
          .map(([name, value]) => [name, (value as string).replaceAll("\\\\", "\\").replaceAll("&amp;", "&")]),
      ),
    );
  return {
    nodes: new Map(objects.map(({ name, ...rest }) => [name, undone(rest)])),
    edges: new Map(
      edges.map(({ tail, head, ...rest }) => [
        rest.id,
        { source: objects[tail]?.name, target: objects[head]?.name, ...undone(rest) },
      ]),
    ),
  };
}

const whole: readonly [string, () => Promise<Found>][] = [
  ["GEXF", async () => readGexf(await written(exportGexf))],
  ["GraphML", async () => readGraphml(await written(exportGraphml))],
  ["CSV", () => readCsv()],
  ["DOT", async () => readDot(await written(exportDot))],
];

test.each(whole)(
  "another program finds in %s every entity and relation, with all that is known of it",
  async (_, read) => {
    const found = await read();
    const graph = await expected();
    expect(graph.nodes.size).toBe(17);
    expect(stored(found)).toEqual(graph);
    expect([...found.nodes.keys()]).toEqual([...graph.nodes.keys()]);
  },
);

test.each(whole)("each entity has its PageRank and its community in %s", async (_, read) => {
  const nodes = [...(await read()).nodes.values()] as { label: string; pageRank: number; community: number }[];
  expect(nodes.toSorted((a, b) => b.pageRank - a.pageRank)[0]?.label).toBe("Aster");
  const sizes = [1, 2, 3].map((number) => nodes.filter(({ community }) => community === number).length);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect(sizes[0]).toBeGreaterThan(1);
  expect(nodes.every(({ community }) => Number.isInteger(community) && community >= 1)).toBe(true);
});

test("every format has the share and the amount of a relation, and JSON those of its evidence", async () => {
  const { relations } = JSON.parse(await exportedText(app.neo4j)) as { relations: Attributes[] };
  const [owns, paid] = ["asset:dawn", "person:finn"].map((target) =>
    relations.find((relation) => relation.target === target && ["OWNS", "PAID"].includes(relation.type as string)),
  );
  expect(owns).toMatchObject({ share: 60, evidence: [{ share: 25, shareUpTo: 50 }, { share: 60 }] });
  expect(paid).toMatchObject({ amount: 1_200.5, currency: "EUR" });
  for (const [, read] of whole) {
    const { edges } = await read();
    expect(edges.get(owns?.id as string)).toMatchObject({ share: 60 });
    expect(edges.get(paid?.id as string)).toMatchObject({ amount: 1_200.5, currency: "EUR" });
  }
});

const all: readonly [string, Format][] = [
  ["GEXF", exportGexf],
  ["GraphML", exportGraphml],
  ["CSV nodes", nodesCsv],
  ["CSV edges", edgesCsv],
  ["DOT", exportDot],
];

test.each(all)("the same graph gives the same bytes as %s", async (_, format) => {
  const first = await written(format);
  expect(await written(format)).toBe(first);
});

test("the same graph imported in another order gives the same bytes", async () => {
  const first = await written(exportGexf);
  const again = await startTestApp(records.toReversed());
  try {
    expect(await written(exportGexf, null, again.neo4j)).toBe(first);
  } finally {
    await again.stop();
  }
});

test("no projection remains, also if the reader stops early", async () => {
  const left = async () =>
    app.neo4j.read({ text: "CALL gds.graph.list() YIELD graphName RETURN graphName" }, { timeoutMs });
  await expect(
    withGraphPages(app.neo4j, limits, { part: null, ranked: true }, async (pages) => {
      expect(await left()).toHaveLength(1);
      for await (const _ of pages.entities()) throw new Error("enough");
    }),
  ).rejects.toThrow("enough");
  expect(await left()).toEqual([]);
});

test("the computed attributes are left out without the Graph Data Science library", async () => {
  const without: Neo4j = {
    ...app.neo4j,
    read: async <R>(statement: Statement<R>, options: ReadOptions) => {
      if (statement.text.includes("gds.version")) return [{ isThere: false }] as R[];
      if (statement.text.includes("gds.")) throw new Error("there is no such procedure");
      return app.neo4j.read(statement, options);
    },
  };
  const text = await written(exportGexf, null, without);
  expect(text).not.toMatch(/pageRank|community/);
  expect(readGexf(text)).toEqual(await expected());
});

describe("a part of the graph", () => {
  const idsOf = async (part: Part) => [...readGexf(await written(exportGexf, part)).nodes.keys()];

  test("contains what lies within the depth, through relations of any type and direction", async () => {
    expect(await idsOf({ id: "place:rill", depth: 1 })).toEqual(["place:porta", "place:rill"]);
    expect(await idsOf({ id: "place:rill", depth: 2 })).toEqual([
      "company:aster",
      "person:ada",
      "place:norland",
      "place:porta",
      "place:rill",
    ]);
    expect(await idsOf({ id: "place:rill", depth: 5 })).toHaveLength(12);
  });

  test("contains exactly the relations among its entities, with the ranks of the whole graph", async () => {
    const graph = readGexf(await written(exportGexf));
    const part = readGexf(await written(exportGexf, { id: "place:rill", depth: 2 }));
    for (const [id, node] of part.nodes) expect(node).toEqual(graph.nodes.get(id));
    const among = [...graph.edges].filter(
      ([, { source, target }]) => part.nodes.has(source as string) && part.nodes.has(target as string),
    );
    expect([...part.edges]).toEqual(among);
    expect(among.length).toBeLessThan(graph.edges.size);
    expect(await readCsv({ id: "place:rill", depth: 2 })).toEqual(part);
  });

  test("reaches a hub and does not cross it, unless the export starts from it", async () => {
    const idsUnder = async (part: Part) =>
      withGraphPages(app.neo4j, { ...limits, hubDegree: 3 }, { part, ranked: true }, async (pages) => {
        const ids: string[] = [];
        for await (const page of pages.entities()) ids.push(...page.map(({ id }) => id));
        return ids;
      });
    expect(await idsUnder({ id: "place:rill", depth: 5 })).toEqual(["place:porta", "place:rill"]);
    expect(await idsUnder({ id: "place:porta", depth: 1 })).toHaveLength(5);
  });

  test("is refused for an unknown id", async () => {
    await expect(written(exportGexf, { id: "person:nobody", depth: 1 })).rejects.toEqual(
      new StartupError("--around: no entity has the id person:nobody"),
    );
  });
});

test("a change of the graph during the export is an error", async () => {
  await expect(
    withGraphPages(app.neo4j, limits, { part: null, ranked: true }, () =>
      app.neo4j.write((run) => run({ text: "MATCH (g:Graph {id: 'graph'}) SET g.version = g.version + 1" }), {
        timeoutMs,
      }),
    ),
  ).rejects.toEqual(new StartupError("The graph changed while it was exported: export it again"));
});

test.each(["version = g.version + 1", "changedAt = '2031-01-01T00:00:00.000Z'"])(
  "a JSON document is not ended where the graph changes meanwhile: %s",
  async (change) => {
    const pieces = exportJson(app.neo4j, { timeoutMs });
    let text = (await pieces.next()).value as string;
    await app.neo4j.write((run) => run({ text: `MATCH (g:Graph {id: 'graph'}) SET g.${change}` }), { timeoutMs });
    const rest = async () => {
      for await (const piece of pieces) text += piece;
    };
    await expect(rest()).rejects.toEqual(new StartupError("The graph changed while it was exported: export it again"));
    expect(text).toContain('"relations": [');
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  },
);

describe("names with special characters", () => {
  const names = [
    `"quoted" & 'so' <b>bold</b> ]]> &amp; &#65;`,
    "two\nlines\r\nand\ta tab \\N \\",
    "bell\u0007 null\u0000 escape\u001b none\uffff",
    "emoji 👩‍🚀, right to left עברית \u202eabc, ümläut, 中",
    "=HYPERLINK(1)",
    "+1",
    "-1",
    "@home",
    "＝1",
    "a,b;c|d",
    "  spaces  ",
    "'`$1` %s {{1}} <!-- -- -->",
  ];
  const shown = (name: string) =>
    ["\u0007", "\u0000", "\u001b", "\uffff"].reduce((text, character) => text.replaceAll(character, "\uFFFD"), name);
  let ids: string[];

  beforeAll(async () => {
    await refill(app.neo4j, fixture);
    ids = [...(await expected()).nodes.keys()];
    expect(ids).toHaveLength(names.length);
    await app.neo4j.write(
      (run) =>
        run({
          text: `UNWIND range(0, size($ids) - 1) AS i MATCH (e:Entity {id: $ids[i]})
           SET e.name = $names[i], e.description = $names[i]
           WITH e, i MATCH (e)-[r]->(:Entity) SET r.role = $names[i]`,
          params: { ids, names },
        }),
      { timeoutMs },
    );
  });

  const namesIn = ({ nodes }: Found) => ids.map((id) => nodes.get(id)?.label);

  test.each([
    ["GEXF", exportGexf, readGexf],
    ["GraphML", exportGraphml, readGraphml],
  ] as const)("come back from %s as they are", async (_, format, read) => {
    const found = read(await written(format));
    expect(namesIn(found)).toEqual(names.map(shown));
    expect(ids.map((id) => found.nodes.get(id)?.description)).toEqual(names.map(shown));
    for (const { source, role } of found.edges.values())
      expect(role).toBe(shown(names[ids.indexOf(source as string)] as string));
  });

  test("are read back from CSV, with an apostrophe before what a spreadsheet would execute", async () => {
    const found = await readCsv();
    expect(namesIn(found)).toEqual(names.map(shown).map((name) => (/^[=+\-@＝]/.test(name) ? `'${name}` : name)));
    expect(found.edges.size).toBe((await expected()).edges.size);
  });

  test("are shown unchanged by Graphviz", async () => {
    const text = await written(exportDot);
    expect((await readDot(text)).nodes.size).toBe(names.length);
    const picture = (await instance()).renderString(text, { format: "svg" });
    const unescaped = (text: string) =>
      text
        .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
        .replaceAll("&quot;", '"')
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&amp;", "&")
        .replaceAll("\u00a0", " ");
    const lines = [...picture.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, line]) => unescaped(line as string));
    for (const name of names) for (const line of shown(name).split(/\r?\n/)) expect(lines).toContain(line);
  });
});
