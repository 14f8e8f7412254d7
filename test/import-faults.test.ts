import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importFiles } from "../src/articles/import-files.ts";
import { applySchema } from "../src/neo4j/apply-schema.ts";
import { connectNeo4j, type Neo4j } from "../src/neo4j/driver.ts";
import { relationTypes } from "../src/ontology.ts";
import { runCommand } from "./command-line.ts";
import { refill, timeoutMs } from "./test-app.ts";
import { testDatabase } from "./test-database.ts";
import { exportedText } from "./whole-graph.ts";

let neo4j: Neo4j;
let folder: string;

beforeAll(async () => {
  neo4j = connectNeo4j(testDatabase());
  await applySchema(neo4j);
  folder = await mkdtemp(join(tmpdir(), "pressgraph-faults-"));
});
beforeEach(() => refill(neo4j, []));
afterAll(async () => {
  await neo4j?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

type Fields = Record<string, unknown>;
const ada: Fields = { ref: "ada", kind: "PERSON", name: "Ada" };
const aster: Fields = { ref: "aster", kind: "COMPANY", name: "Aster" };
const porta: Fields = { ref: "porta", kind: "PLACE", name: "Porta" };
const evidence = [{ statement: "Says so." }];
const heads: Fields = { type: "HEADS", source: "ada", target: "aster", evidence };

/** A record that is right, but for what is changed. */
const record = ({ article = {}, entities = [ada, aster, porta], relations = [heads], ...more }: Fields = {}) => ({
  article: { id: "article:faulty", title: "Title", ...(article as Fields) },
  entities,
  relations,
  ...more,
});
const fine = (id: string) => record({ article: { id }, entities: [{ ...ada, name: `Ada of ${id}` }], relations: [] });

async function exported() {
  return JSON.parse(await exportedText(neo4j)) as {
    articles: { article: { id: string } }[];
    entities: { id: string }[];
    relations: object[];
  };
}

async function fileOf(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

/** Imports a file with the content between two that are right; the faults, when nothing of it was written. */
async function faultsOf(content: unknown) {
  const before = await fileOf("1-before.json", fine("article:before"));
  const faulty = await fileOf("2-faulty.json", content);
  const after = await fileOf("3-after.json", fine("article:after"));
  const report = await importFiles(neo4j, [before, faulty, after], { timeoutMs });
  const { articles, entities, relations } = await exported();
  expect({
    articles: articles.map(({ article }) => article.id),
    entities: entities.map(({ id }) => id),
    relations,
  }).toEqual({
    articles: ["article:after", "article:before"],
    entities: ["person:ada-of-article-after", "person:ada-of-article-before"],
    relations: [],
  });
  expect([report.records, report.imported, report.unchanged]).toEqual([3, 2, 0]);
  expect(new Set(report.faults.map(({ file }) => file))).toEqual(new Set([faulty]));
  return report.faults.map(({ pointer, reason }) => [pointer, reason]);
}

const relation = (change: Fields) => record({ relations: [{ ...heads, ...change }] });
const owns = (change: Fields) =>
  record({
    entities: [ada, aster],
    relations: [{ type: "OWNS", source: "ada", target: "aster", evidence, ...change }],
  });
const entity = (change: Fields) => record({ entities: [ada, aster, { ...porta, ...change }] });
const of = (change: Fields) => record({ relations: [{ ...heads, evidence: [{ statement: "Says so.", ...change }] }] });
const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10);
const dateReason = "must be a date of the calendar such as 2016, 2016-11 or 2016-11-03";

test("the record that every case changes is right", async () => {
  const report = await importFiles(neo4j, [await fileOf("right.json", record())], { timeoutMs });
  expect(report).toEqual({
    records: 1,
    imported: 1,
    unchanged: 0,
    entitiesCreated: 3,
    relationsCreated: 1,
    relationsConfirmed: 0,
    faults: [],
  });
});

test.each<[string, unknown, [string, string]]>([
  [
    "an unknown relation type",
    relation({ type: "LIKES" }),
    ["/relations/0/type", `must be one of ${relationTypes.join(", ")}`],
  ],
  [
    "kinds that the type does not tie",
    relation({ source: "aster", target: "ada" }),
    ["/relations/0", "HEADS ties person or company to company or place, not COMPANY to PERSON"],
  ],
  [
    "kinds that a symmetric type does not tie",
    relation({ type: "PARTNER_OF", source: "ada", target: "porta" }),
    ["/relations/0", "PARTNER_OF ties company and company or person, not PERSON to PLACE"],
  ],
  [
    "a source that is no entity of the record",
    relation({ source: "Ada" }),
    ["/relations/0/source", '"Ada" is the ref of no entity of the record'],
  ],
  [
    "a target that is no entity of the record",
    relation({ target: "person:ada" }),
    ["/relations/0/target", '"person:ada" is the ref of no entity of the record'],
  ],
  ["a relation of an entity to itself", relation({ target: "ada" }), ["/relations/0", 'ties "ada" to itself']],
  ["the same ref twice", entity({ ref: "ada" }), ["/entities/2/ref", '"ada" is already the ref of /entities/0']],
  [
    "the same id twice",
    record({ entities: [{ ...ada, id: "person:x" }, aster, { ref: "b", kind: "PERSON", name: "Bo", id: "person:x" }] }),
    ["/entities/2/id", '"person:x" is already the id of /entities/0'],
  ],
  ["a date off the calendar", relation({ since: "2015-02-29" }), ["/relations/0/since", dateReason]],
  ["a date in another form", relation({ until: "1.2.2015" }), ["/relations/0/until", dateReason]],
  [
    "a date of publication that is none",
    record({ article: { publishedOn: "yesterday" } }),
    ["/article/publishedOn", dateReason],
  ],
  [
    "an end before the start",
    relation({ since: "2015-03", until: "2015-02-28" }),
    ["/relations/0/until", "2015-02-28 is before since, 2015-03"],
  ],
  ["an empty name", entity({ name: "" }), ["/entities/2/name", "must not be empty"]],
  ["a name of spaces", entity({ name: " \t " }), ["/entities/2/name", "must not be empty"]],
  ["an empty alias", entity({ aliases: ["Port", ""] }), ["/entities/2/aliases/1", "must not be empty"]],
  ["an empty statement", of({ statement: "" }), ["/relations/0/evidence/0/statement", "must not be empty"]],
  [
    "no evidence",
    relation({ evidence: [] }),
    ["/relations/0/evidence", "must have at least one item: every relation shows what says so"],
  ],
  ["a confidence above 1", of({ confidence: 1.01 }), ["/relations/0/evidence/0/confidence", "must be from 0 to 1"]],
  ["a confidence below 0", of({ confidence: -0.01 }), ["/relations/0/evidence/0/confidence", "must be from 0 to 1"]],
  [
    "a name of 301 characters",
    entity({ name: "x".repeat(301) }),
    ["/entities/2/name", "must have at most 300 characters"],
  ],
  [
    "a title of 2,001 characters",
    record({ article: { title: "x".repeat(2_001) } }),
    ["/article/title", "must have at most 2000 characters"],
  ],
  [
    "a statement of 2,001 characters",
    of({ statement: "x".repeat(2_001) }),
    ["/relations/0/evidence/0/statement", "must have at most 2000 characters"],
  ],
  [
    "201 aliases",
    entity({ aliases: Array.from({ length: 201 }, (_, i) => `Alias ${i}`) }),
    ["/entities/2/aliases", "must have at most 200 items"],
  ],
  [
    "1,001 entities",
    record({
      entities: [
        ada,
        aster,
        ...Array.from({ length: 999 }, (_, i) => ({ ref: `p${i}`, kind: "PERSON", name: `P ${i}` })),
      ],
    }),
    ["/entities", "must have at most 1000 items"],
  ],
  ["5,001 relations", record({ relations: Array(5_001).fill(heads) }), ["/relations", "must have at most 5000 items"]],
  [
    "101 items of evidence",
    relation({ evidence: Array(101).fill(evidence[0]) }),
    ["/relations/0/evidence", "must have at most 100 items"],
  ],
  ["an unknown field of the record", record({ notes: "x" }), ["/notes", "is not a field of a record"]],
  ["an unknown field of an entity", entity({ "a/b~c": 1 }), ["/entities/2/a~1b~0c", "is not a field of a record"]],
  ["an unknown field of evidence", of({ page: 1 }), ["/relations/0/evidence/0/page", "is not a field of a record"]],
  ["an unknown kind", entity({ kind: "RIVER" }), ["/entities/2/kind", "must be one of PERSON, COMPANY, PLACE, ASSET"]],
  [
    "an id of another kind",
    entity({ id: "person:porta" }),
    ["/entities/2/id", '"person:porta" must be place: and at least one more character, without spaces'],
  ],
  [
    "an id with a space",
    entity({ id: "place:por ta" }),
    ["/entities/2/id", '"place:por ta" must be place: and at least one more character, without spaces'],
  ],
  [
    "an id of a kind alone",
    record({ entities: [{ ...ada, id: "person:" }, aster, porta] }),
    ["/entities/0/id", '"person:" must be person: and at least one more character, without spaces'],
  ],
  [
    "an address of another scheme",
    record({ article: { url: "javascript:alert(1)" } }),
    ["/article/url", "must be an http or https address"],
  ],
  [
    "an address that is none",
    record({ article: { url: "http://" } }),
    ["/article/url", "must be an http or https address"],
  ],
  [
    "an article of the day after tomorrow",
    record({ article: { publishedOn: inDays(2) } }),
    ["/article/publishedOn", "must not be in the future"],
  ],
  [
    "an article of a year to come",
    record({ article: { publishedOn: inDays(400).slice(0, 4) } }),
    ["/article/publishedOn", "must not be in the future"],
  ],
  [
    "a name that is too long in its composed form",
    entity({ name: "\u{1D160}".repeat(150) }),
    ["/entities/2/name", "must have at most 300 characters"],
  ],
  [
    "a name that is too long for an index once its letters are taken apart",
    entity({ aliases: ["Porta", "\uFDFA".repeat(300)] }),
    ["/entities/2/aliases/1", "must have at most 4000 bytes once its letters are taken apart"],
  ],
  [
    "an end of a founding",
    relation({ type: "FOUNDED_BY", source: "aster", target: "ada", until: "2015" }),
    ["/relations/0/until", "having been founded by somebody cannot end"],
  ],
  [
    "an end of a payment",
    relation({ type: "PAID", until: "2015" }),
    ["/relations/0/until", "a payment has no end: its date is since"],
  ],
  ["a share of a term of office", relation({ share: 50 }), ["/relations/0/share", "is for OWNS; this is HEADS"]],
  ["a share above 100", owns({ share: 101 }), ["/relations/0/share", "must be from 0 to 100"]],
  ["a range from nothing", owns({ shareUpTo: 50 }), ["/relations/0/shareUpTo", "must be given with share"]],
  [
    "a range that goes down",
    owns({ share: 50, shareUpTo: 25 }),
    ["/relations/0/shareUpTo", "must be more than share, 50"],
  ],
  [
    "two payments of which nothing but the amount tells that they are two",
    record({
      relations: ["P1", null].map((key, i) => ({ ...heads, type: "PAID", since: "2017", key, amount: i + 1 })),
    }),
    ["/relations/1", "is told from /relations/0 by its fields alone; give each a key"],
  ],
  [
    "a currency of nothing",
    relation({ type: "PAID", currency: "EUR" }),
    ["/relations/0/currency", "must be given with amount"],
  ],
  [
    "a currency by its sign",
    relation({ type: "PAID", amount: 1, currency: "€" }),
    ["/relations/0/currency", "must be three letters of ISO 4217, such as EUR"],
  ],
  [
    "what holds and was over when the article appeared",
    record({ article: { publishedOn: "2019-03" }, relations: [{ ...heads, until: "2017", current: true }] }),
    ["/relations/0/current", "is true, and until, 2017, was over when the article appeared, 2019-03"],
  ],
  [
    "an article's id like an entity's",
    record({ article: { id: "person:ada" } }),
    [
      "/article/id",
      "must not begin like an id of another kind (person: company: place: asset: relation: entry: dataset:)",
    ],
  ],
  [
    "a latitude without a longitude",
    entity({ latitude: 1 }),
    ["/entities/2", "latitude and longitude must be given together"],
  ],
  [
    "a longitude without a latitude",
    entity({ longitude: 1 }),
    ["/entities/2", "latitude and longitude must be given together"],
  ],
  [
    "a latitude of a company",
    record({
      entities: [ada, { ...aster, latitude: 1, longitude: 2 }, porta],
      relations: [{ ...heads, target: "nobody" }],
    }),
    ["/entities/1/latitude", "is for a PLACE; this is a COMPANY"],
  ],
  [
    "a date of birth of a company",
    record({ entities: [ada, { ...aster, birthDate: "1950" }, porta] }),
    ["/entities/1/birthDate", "is for a PERSON; this is a COMPANY"],
  ],
  [
    "a date that is none",
    record({ entities: [{ ...ada, birthDate: "1950-13" }, aster, porta] }),
    ["/entities/0/birthDate", "must be a date of the calendar such as 2016, 2016-11 or 2016-11-03"],
  ],
  [
    "an unknown sort of organization",
    record({ entities: [ada, { ...aster, orgKind: "BAND" }, porta] }),
    [
      "/entities/1/orgKind",
      "must be one of COMPANY, PUBLIC_BODY, PARTY, ASSOCIATION, FOUNDATION, FUND, GROUP, UNKNOWN",
    ],
  ],
  ["a country by name", entity({ country: "Sweden" }), ["/entities/2/country", "must have at most 2 characters"]],
  [
    "a country of digits",
    entity({ country: "46" }),
    ["/entities/2/country", "must be two letters of ISO 3166-1, such as DE"],
  ],
  ["a website that is none", entity({ website: "ftp:x" }), ["/entities/2/website", "must be an http or https address"]],
  ["an address of nothing", entity({ address: {} }), ["/entities/2/address", "must have at least one part"]],
  [
    "an unknown part of an address",
    entity({ address: { city: "Porta", floor: "2" } }),
    ["/entities/2/address/floor", "is not a field of a record"],
  ],
  [
    "an id in no register",
    entity({ sameAs: ["Q1"] }),
    ["/entities/2/sameAs/0", "must be scheme:value, such as wikidata:Q1359568"],
  ],
  [
    "an id that its register does not write so",
    entity({ sameAs: ["wikidata:1359568"] }),
    ["/entities/2/sameAs/0", "must be like wikidata:Q1359568"],
  ],
  ["a control character", entity({ name: "Por\u0000ta" }), ["/entities/2/name", "must not hold control characters"]],
  ["half a character", entity({ name: "Por\ud83dta" }), ["/entities/2/name", "must not hold control characters"]],
])("%s is refused with its place and the reason; the records beside it are imported", async (_, content, fault) => {
  expect(await faultsOf(content)).toContainEqual(fault);
});

test("a single fault is reported once, and several of one record all at once", async () => {
  expect(await faultsOf(relation({ target: "ada" }))).toEqual([["/relations/0", 'ties "ada" to itself']]);
  await refill(neo4j, []);
  expect(
    await faultsOf(
      record({
        entities: [ada, aster, { ...porta, id: "x", latitude: 2 }],
        relations: [
          { ...heads, since: "2012", until: "2011" },
          { ...heads, target: "x" },
        ],
      }),
    ),
  ).toEqual([
    ["/entities/2/id", '"x" must be place: and at least one more character, without spaces'],
    ["/entities/2", "latitude and longitude must be given together"],
    ["/relations/0/until", "2011 is before since, 2012"],
    ["/relations/1/target", '"x" is the ref of no entity of the record'],
  ]);
});

test("faults of the shape, of references and of kinds are listed together, as far as they can be known", async () => {
  expect(
    await faultsOf({
      article: { id: "article:faulty", title: "", publishedOn: "2019" },
      entities: [
        { ...ada, name: 7, id: "company:ada" },
        { ...aster, latitude: 1 },
        { ...porta, kind: "RIVER" },
      ],
      relations: [
        { ...heads, source: "aster", target: "ada", evidence: [] },
        { ...heads, target: "nobody", since: "2019", until: "2018" },
        { ...heads, target: "porta", until: "yesterday" },
        { ...heads, type: "LIKES", until: "2018", current: true },
      ],
    }),
  ).toEqual([
    ["/article/title", "must not be empty"],
    ["/entities/0/name", expect.stringContaining("expected string")],
    ["/entities/2/kind", "must be one of PERSON, COMPANY, PLACE, ASSET"],
    ["/relations/0/evidence", "must have at least one item: every relation shows what says so"],
    ["/relations/2/until", dateReason],
    ["/relations/3/type", expect.stringMatching(/^must be one of FOUNDED_BY, /)],
    ["/entities/0/id", '"company:ada" must be person: and at least one more character, without spaces'],
    ["/entities/1/latitude", "is for a PLACE; this is a COMPANY"],
    ["/relations/0", "HEADS ties person or company to company or place, not COMPANY to PERSON"],
    ["/relations/1/target", '"nobody" is the ref of no entity of the record'],
    ["/relations/1/until", "2018 is before since, 2019"],
    ["/relations/3/current", "is true, and until, 2018, was over when the article appeared, 2019"],
  ]);
});

test("an article of today, wherever on earth, is taken, and so is one of this month or year", async () => {
  for (const publishedOn of [inDays(0), inDays(0).slice(0, 7), inDays(0).slice(0, 4)]) {
    const file = await fileOf("today.json", record({ article: { id: `article:${publishedOn}`, publishedOn } }));
    expect(await importFiles(neo4j, [file], { timeoutMs })).toMatchObject({ imported: 1, faults: [] });
  }
});

test("one record that the database refuses is named, and the others of its batch are imported", async () => {
  await neo4j.schema("CREATE CONSTRAINT one_paragraph IF NOT EXISTS FOR (c:Claim) REQUIRE c.paragraph IS UNIQUE");
  try {
    const says = (id: string, paragraph: number) =>
      record({ article: { id }, relations: [{ ...heads, evidence: [{ statement: "Says so.", paragraph }] }] });
    const records = Array.from({ length: 20 }, (_, i) =>
      says(`article:${String(i).padStart(2, "0")}`, i === 13 ? 5 : i + 1),
    );
    const file = await fileOf("batch.json", records);
    const report = await importFiles(neo4j, [file], { timeoutMs });
    expect(report).toMatchObject({ records: 20, imported: 19, relationsCreated: 1 });
    expect(report.faults).toEqual([
      {
        file: `${file}[13]`,
        pointer: "",
        reason: expect.stringMatching(/^is refused by the database: .*already exists/),
      },
    ]);
    expect((await exported()).articles).toHaveLength(19);
  } finally {
    await neo4j.schema("DROP CONSTRAINT one_paragraph");
  }
});

test.each([
  ["text", "Dear Sirs,", /^is not JSON: /],
  ["an empty file", "", /^is not JSON: /],
  ["half a record", '{"article": {', /^is not JSON: /],
  ["null", "null", /./],
  ["a number", "7", /./],
])("%s is refused as a whole", async (_, content, reason) => {
  expect(await faultsOf(content)).toEqual([["", expect.stringMatching(reason)]]);
});

test("a file may hold a list of records or one a line: a fault names which", async () => {
  const list = await fileOf("list.json", [fine("article:a"), relation({ target: "x" }), fine("article:b")]);
  const lines = await fileOf(
    "lines.jsonl",
    `${JSON.stringify(fine("article:c"))}\n\n{"article"\n${JSON.stringify(relation({ source: "y" }))}\n${JSON.stringify(fine("article:d"))}\n`,
  );
  const report = await importFiles(neo4j, [list, lines], { timeoutMs });
  expect(report).toMatchObject({ records: 7, imported: 4 });
  expect(report.faults).toEqual([
    { file: `${list}[1]`, pointer: "/relations/0/target", reason: '"x" is the ref of no entity of the record' },
    { file: `${lines}:3`, pointer: "", reason: expect.stringMatching(/^is not JSON: /) },
    { file: `${lines}:4`, pointer: "/relations/0/source", reason: '"y" is the ref of no entity of the record' },
  ]);
  expect((await exported()).articles.map(({ article }) => article.id)).toEqual([
    "article:a",
    "article:b",
    "article:c",
    "article:d",
  ]);
});

describe("two entities of one record that nothing tells apart", () => {
  const faultsOf = async (...entities: Fields[]) => {
    const file = await fileOf("which.json", record({ entities, relations: [] }));
    const { faults } = await importFiles(neo4j, [file], { timeoutMs });
    return faults.map(({ pointer, reason }) => [pointer, reason]);
  };

  test("are refused if their names are alike, or one has the id that the name of the other gives", async () => {
    const alike = ["/entities/1", '"zoe" is named like /entities/0; name it once, or give each an id'];
    expect(
      await faultsOf({ ref: "a", kind: "PERSON", name: "Zoë" }, { ref: "b", kind: "PERSON", name: "zoe" }),
    ).toEqual([alike]);
    expect(
      await faultsOf(
        { ref: "a", kind: "PERSON", name: "Zoë" },
        { ref: "b", kind: "PERSON", name: "zoe", id: "person:zoe" },
      ),
    ).toEqual([alike]);
  });

  test("are refused if they share an id in a register that names one entity, whatever their ids", async () => {
    const sameAs = ["wikidata:Q1"];
    expect(
      await faultsOf(
        { ref: "a", kind: "PERSON", name: "Zoë", id: "person:1", sameAs },
        { ref: "b", kind: "PERSON", name: "Bo", id: "person:2", sameAs },
      ),
    ).toEqual([["/entities/1/sameAs", '"wikidata:Q1" is an id of /entities/0 too; name the entity once']]);
  });

  test("are taken with ids, kinds or register ids of their own", async () => {
    const zoe = (ref: string, fields: Fields) => ({ ref, kind: "PERSON", name: "Zoë", ...fields });
    expect(
      await faultsOf(
        zoe("a", { id: "person:1" }),
        zoe("b", { id: "person:2" }),
        zoe("c", { sameAs: ["wikidata:Q1"] }),
        zoe("d", { sameAs: ["wikidata:Q2"] }),
        zoe("e", { kind: "COMPANY" }),
      ),
    ).toEqual([]);
  });
});

describe("the command line", () => {
  const run = (...args: string[]) => runCommand("src/bin/import", ...args);

  test("lists file, place and reason of every fault, imports the rest, and ends with 1", async () => {
    const faulty = await fileOf("faulty.json", record({ entities: [ada, { ...aster, name: "" }, porta] }));
    const text = await fileOf("text.json", "Dear Sirs,");
    const right = await fileOf("right.json", fine("article:right"));
    const { code, stdout, stderr } = await run(faulty, text, right);
    expect(code).toBe(1);
    expect(stderr.split("\n")).toEqual(
      expect.arrayContaining([
        `${faulty} /entities/1/name: must not be empty`,
        expect.stringMatching(/text\.json \/: is not JSON: /),
      ]),
    );
    expect(stdout).toMatch(/^3 records in [\d.]+ s .*\n {2}imported 1, unchanged 0, refused 2 with 2 faults/);
    expect((await exported()).articles.map(({ article }) => article.id)).toEqual(["article:right"]);
  }, 30_000);

  test("ends with 0 where every record was taken, also when the graph held it already", async () => {
    const right = await fileOf("right.json", fine("article:right"));
    for (const taken of ["imported 1, unchanged 0, refused 0", "imported 0, unchanged 1, refused 0"]) {
      const { code, stdout } = await run(right);
      expect([code, stdout]).toEqual([0, expect.stringContaining(taken)]);
    }
  }, 30_000);

  test("says how it is called, or what it cannot read, without a stack trace", async () => {
    expect(await run()).toEqual({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^Name at least one file\nUsage: npm run import -- FILE…/),
    });
    const missing = await run(join(folder, "none.json"));
    expect(missing).toEqual({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^Cannot read .*none\.json: ENOENT\n$/),
    });
  }, 30_000);
});
