import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Dataset, datasetPart } from "../../src/articles/entry-record.ts";
import { importRows, type Reject } from "../../src/articles/import-rows.ts";
import { FtmAccount } from "../../src/ftm/ftm-account.ts";
import { readFtm } from "../../src/ftm/read-ftm.ts";
import { applySchema } from "../../src/neo4j/apply-schema.ts";
import { connectNeo4j, type Neo4j } from "../../src/neo4j/driver.ts";
import { runCommand } from "../command-line.ts";
import { emptyDatabase, timeoutMs } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";
import { differencesIn } from "../whole-graph.ts";

const example = "examples/harbor.ftm.jsonl";
const harbor: Dataset = datasetPart.parse({ id: "harbor", title: "Harbor register", asOf: "2024-06" });
let neo4j: Neo4j;
let folder: string;

beforeAll(async () => {
  neo4j = connectNeo4j(testDatabase());
  await applySchema(neo4j);
  folder = mkdtempSync(join(tmpdir(), "pressgraph-ftm-"));
});
beforeEach(() => emptyDatabase(neo4j));
afterAll(async () => {
  await emptyDatabase(neo4j);
  await neo4j.close();
  rmSync(folder, { recursive: true, force: true });
});

const read = (text: string) => neo4j.read({ text }, { timeoutMs });

/** Imports lines as a file, and returns its report with the lines that were refused. */
async function importLines(lines: readonly (object | string | Buffer)[], options: object = {}) {
  const file = join(folder, "lines.ftm.jsonl");
  const bytes = lines.map((line) =>
    Buffer.isBuffer(line) ? line : Buffer.from(typeof line === "string" ? line : JSON.stringify(line)),
  );
  writeFileSync(file, Buffer.concat(bytes.flatMap((line) => [line, Buffer.from("\n")])));
  return importFile(file, options);
}

async function importFile(file: string, options: object = {}) {
  const rejected: Reject[] = [];
  const account = new FtmAccount();
  const all = {
    ...{ dataset: harbor, keepPersonal: false, timeoutMs, snapshot: false },
    reject: (reject: Reject) => rejected.push(reject),
    ...options,
  };
  const { entriesRemoved } = await importRows(neo4j, harbor, readFtm(file, all, account), all);
  const { lines, entities, relations, referred, refused, leftOutLines, statements, kept, personal, leftOut } = account;
  const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((total, count) => total + count, 0);
  // The account adds up, whatever the lines are.
  expect(entities + relations + referred + refused + sum(leftOutLines)).toBe(lines);
  expect(kept + sum(personal) + sum(leftOut)).toBe(statements);
  return { account, entriesRemoved, rejected };
}

const entity = (id: string, schema: string, properties: Record<string, string[]>) => ({ id, schema, properties });

test("the example has every schema that is taken, and the command accounts for each line and statement", async () => {
  const command = ["--ftm", example, "--dataset", "harbor", "--title", "Harbor register", "--as-of", "2024-06"];
  const { code, stdout, stderr } = await runCommand("src/bin/import", ...command);
  expect(code).toBe(1);
  expect(stderr).toContain(`${example}:29 /properties: owner: the file has no entity nobody that is taken`);
  expect(stdout).toContain(
    `${example}: 30 lines = 14 entities + 12 relations + 1 addresses of these + 2 left out + 1 refused`,
  );
  expect(stdout).toContain("  left out: Address 1, Sanction 1\n");
  expect(stdout).toContain("  personal: Person.addressEntity 1, Person.gender 1\n");
  expect(stdout).toContain("  entities created 14\n  relations created 12, confirmed 0");
  const schemata = new Set(
    readFileSync(example, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).schema),
  );
  expect(schemata.size).toBe(23);
  expect(await differencesIn(neo4j)).toEqual([]);

  const again = await runCommand("src/bin/import", ...command);
  expect(again.stdout).toMatch(/imported 0, unchanged \d+, refused 0/);
}, 60_000);

test("entities get their fields, relations their ends, dates, shares and amounts", async () => {
  await importFile(example);
  const [norder] = await read(
    `MATCH (c:Company {id: "company:harbor.norder"})
     RETURN c.name AS name, c.aliases AS aliases, c.sameAs AS sameAs, c.legalForm AS legalForm, c.orgKind AS orgKind,
       c.incorporatedOn AS incorporatedOn, c.addressText AS address, c.addressCity AS city, c.notes AS notes`,
  );
  expect(norder).toEqual({
    name: "Norder Shipping AB",
    aliases: ["Norder", "Norder Rederi"],
    sameAs: ["harbor:norder", "lei:5493001KJTIIGC8Y1R12", "registration:556000-1111"],
    ...{ legalForm: "AB", orgKind: "COMPANY", incorporatedOn: "1998-03-01" },
    ...{ address: "Quay 7, 111 22 Porta", city: "Porta", notes: "Runs ferries." },
  });
  // The second address is in an entry of its own, of the same entity.
  const addresses = await read(
    `MATCH (s:Entry)-[m:MENTIONS]->(:Company {id: "company:harbor.norder"})
     WHERE m.addressText IS NOT NULL RETURN s.key AS key, m.addressText AS address ORDER BY key`,
  );
  expect(addresses).toEqual([
    { key: "norder", address: "Quay 7, 111 22 Porta" },
    { key: "norder/2", address: "Quay 7, Porta" },
  ]);
  const relations = await read(
    `MATCH (a:Entity)-[r:OWNS|PAID|RELATIVE_OF]->(b:Entity)
     RETURN type(r) AS type, a.name AS a, b.name AS b, r.role AS role, r.since AS since, r.until AS until,
       r.share AS share, r.shareUpTo AS upTo, r.amount AS amount, r.currency AS currency ORDER BY type, since, amount`,
  );
  const none = { role: null, since: null, until: null, share: null, upTo: null, amount: null, currency: null };
  const donation = { type: "PAID", a: "Norder Shipping AB", b: "Guild of Harbor Pilots", role: "donation" };
  expect(relations).toEqual([
    {
      ...{ ...none, type: "OWNS", a: "Ada Lindqvist", b: "Norder Shipping AB" },
      ...{ role: "founder's share", since: "2001", share: 60 },
    },
    {
      ...{ ...none, type: "OWNS", a: "Norder Shipping AB", b: "Star of Porta" },
      ...{ since: "2010-05-03", until: "2019-01-01", share: 25, upTo: 50 },
    },
    { ...none, ...donation, since: "2021-12-29", amount: 250.5, currency: "SEK" },
    { ...none, ...donation, since: "2021-12-29", amount: 100_000, currency: "EUR" },
    { ...none, type: "RELATIVE_OF", a: "Ada Lindqvist", b: "Bo Lindqvist", role: "sister" },
  ]);
});

test("of a person the day of birth and the address are left out unless they are asked for", async () => {
  const shown = `MATCH (p:Person {id: "person:harbor.ada"}) RETURN p.birthDate AS born, p.addressText AS address`;
  await importFile(example);
  expect(await read(shown)).toEqual([{ born: "1971", address: null }]);
  await importFile(example, { keepPersonal: true });
  expect(await read(shown)).toEqual([{ born: "1971-04-02", address: "Quay 7, 111 22 Porta" }]);
});

test("a zipped file gives the same", async () => {
  const file = join(folder, "harbor.ftm.jsonl.gz");
  writeFileSync(file, gzipSync(readFileSync(example)));
  const { account } = await importFile(file);
  expect([account.entities, account.relations]).toEqual([14, 12]);
});

test("a next snapshot retracts what is gone, and a dry run writes nothing", async () => {
  const [a, b] = [entity("a", "Company", { name: ["Aster"] }), entity("b", "Company", { name: ["Borea"] })];
  await importLines([a, b], { snapshot: true });
  const { entriesRemoved } = await importLines([b], { snapshot: true, allowRemoval: 50 });
  expect(entriesRemoved).toBe(1);
  expect(await read("MATCH (e:Entity) RETURN e.id AS id")).toEqual([{ id: "company:harbor.b" }]);
  const { stdout } = await runCommand("src/bin/import", "--ftm", example, "--dataset", "other", "--dry-run");
  expect(stdout).toMatch(/Nothing is written\.\n$/);
  expect(await read("MATCH (d:Dataset) RETURN d.id AS id")).toEqual([{ id: "harbor" }]);
});

test("rejects go to a file", async () => {
  const rejects = join(folder, "rejects.jsonl");
  const command = ["--ftm", example, "--dataset", "harbor", "--dry-run", "--rejects"];
  const { stderr } = await runCommand("src/bin/import", ...command, rejects);
  expect(stderr).not.toContain("nobody");
  const reason = "owner: the file has no entity nobody that is taken";
  expect(readFileSync(rejects, "utf8")).toBe(
    `${JSON.stringify({ file: example, line: 29, field: "/properties", reason })}\n`,
  );
  const nowhere = await runCommand("src/bin/import", ...command, join(folder, "none", "x"));
  expect([nowhere.code, nowhere.stderr]).toEqual([1, expect.stringContaining("Cannot write ")]);
});

test("bad lines are in the account, and none ends the run", async () => {
  const good = entity("good", "Company", { name: ["Good"] });
  const bad: (object | string | Buffer)[] = [
    "no JSON",
    "[]",
    "null",
    '{"schema": "Person", "properties": {}}',
    '{"id": "x", "schema": "Person", "properties": {"name": "no list"}}',
    Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
    entity("nameless", "Company", { name: ["", "\u200b"] }),
    entity("circle", "Ownership", { owner: ["circle"], asset: ["circle"] }),
    entity("endless", "Directorship", { director: ["good"] }),
    entity("half \ud83d", "Person", { name: ["Half a sign"] }),
    entity("early", "Ownership", { owner: ["good"], asset: ["good2"], startDate: ["2020"], endDate: ["2010"] }),
  ];
  const odd = [
    entity("controls", "Company", { name: ["Con\u0000trol\u001bs"], notes: ["a\tb\nc"] }),
    entity("unseen", "Company", {
      name: ["Un\u00adseen"],
      notes: ["\u0001\u0002"],
      summary: ["\u00ad"],
      description: ["\u200b"],
      address: ["\u200b\u0007"],
      topics: ["\u2060"],
    }),
    entity("huge", "Company", { name: ["Huge"], notes: ["x".repeat(100_000)], alias: ["y".repeat(10_000)] }),
    entity("good2", "Company", {
      name: ["Good too"],
      incorporationDate: ["31.12.2020"],
      website: ["javascript:alert(1)"],
    }),
    entity("many", "Company", { name: ["Many"], address: Array.from({ length: 500 }, (_, i) => `Street ${i}`) }),
  ];
  const { account, rejected } = await importLines([...bad, ...odd, good]);
  expect(new Set(rejected.map(({ line }) => line))).toEqual(new Set(bad.map((_, i) => i + 1)));
  expect([account.entities, account.refused]).toEqual([odd.length + 1, bad.length]);
  expect(new Map([...account.leftOut].filter(([key]) => key.startsWith("Company.")))).toEqual(
    new Map([
      // An empty text, and one of which nothing is visible.
      ["Company.name", 2],
      ["Company.notes", 2],
      ...["summary", "description", "topics", "alias", "incorporationDate", "website"].map(
        (property) => [`Company.${property}`, 1] as const,
      ),
      ["Company.address", 451],
    ]),
  );
  expect(await differencesIn(neo4j)).toEqual([]);
});

describe("statements", () => {
  const columns = "canonical_id,entity_id,prop,schema,value,dataset,external,first_seen,last_seen";

  /** Imports a CSV file of statements with these rows. */
  function importStatements(rows: readonly string[], { header = columns, name = "statements.csv" } = {}) {
    const file = join(folder, name);
    const text = [header, ...rows, ""].join("\n");
    writeFileSync(file, name.endsWith(".gz") ? gzipSync(text) : text);
    return importFile(file);
  }
  const graph = async () => {
    const entities = await read(
      "MATCH (e:Entity) RETURN e.id AS id, e.name AS name, coalesce(e.aliases, []) AS aliases, e.status AS status, e.orgKind AS orgKind ORDER BY id",
    );
    const relations = await read("MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id AS from, type(r) AS type, b.id AS to");
    return { entities, relations };
  };
  const rows = [
    "o1,o1,owner,Ownership,source-2,d,f,2020,2020",
    "p1,p1,name,Person,Ada Lind,d,f,2020,2020",
    "c1,source-2,name,Organization,Aster Holding,d,f,2019,2019",
    "c1,c1,name,Company,Aster,d,f,2020,2021",
    "c1,c1,status,Company,active,d,f,2020,2020",
    "c1,c1,status,Company,closed,d,f,2021,2022",
    "o1,o1,asset,Ownership,c2,d,f,2020,2020",
    'c2,c2,name,LegalEntity,"Borea, the ""old""",d,f,,',
  ];

  test("are entities in any order of the rows; what was seen last is shown, and an id of a source leads to its entity", async () => {
    const { account, rejected } = await importStatements(rows);
    expect(rejected).toEqual([]);
    expect([account.lines, account.entities, account.relations, account.statements, account.kept]).toEqual([
      4, 3, 1, 8, 8,
    ]);
    const expected = {
      entities: [
        { id: "company:harbor.c1", name: "Aster", aliases: ["Aster Holding"], status: "closed", orgKind: "COMPANY" },
        { id: "company:harbor.c2", name: 'Borea, the "old"', aliases: [], status: null, orgKind: "UNKNOWN" },
        { id: "person:harbor.p1", name: "Ada Lind", aliases: [], status: null, orgKind: null },
      ],
      relations: [{ from: "company:harbor.c1", type: "OWNS", to: "company:harbor.c2" }],
    };
    expect(await graph()).toEqual(expected);
    await emptyDatabase(neo4j);
    await importStatements(rows.toReversed(), { name: "statements.CSV.gz" });
    expect(await graph()).toEqual(expected);
  });

  test("an address is found by what a source calls it", async () => {
    const { account } = await importStatements([
      "c1,c1,name,Company,Aster,d,f,2020,2020",
      "c1,c1,addressEntity,Company,a-of-source,d,f,2020,2020",
      "a1,a-of-source,full,Address,1 Quay,d,f,2020,2020",
    ]);
    expect([account.entities, account.referred, account.kept]).toEqual([1, 1, 3]);
    expect(await read("MATCH (e:Entity) RETURN e.addressText AS text")).toEqual([{ text: "1 Quay" }]);
  });

  test("rows that say nothing of an entity are told; the others are taken", async () => {
    const { account, rejected } = await importStatements([
      "c1,c1,id,Company,5d41402abc4b2a76,d,f,2020,2020",
      "c1,c1,name,Company,Aster,d,f,2020,2020",
      "c1,c1,name,Company,Astra,d,t,2020,2020",
      "c1,c1,country,Company,,d,f,2020,2020",
      "c1,c1,country,Company",
      ",c2,name,Company,Borea,d,f,2020,2020",
    ]);
    expect(rejected.map(({ line, reason }) => [line, reason]).toSorted()).toEqual([
      [5, "value is empty"],
      [6, "has 4 cells; the columns are 9"],
    ]);
    expect(account.leftOutLines).toEqual(
      new Map([
        ["checksum", 1],
        ["external statement", 1],
      ]),
    );
    expect((await graph()).entities.map(({ id }) => id)).toEqual(["company:harbor.c1", "company:harbor.c2"]);
  });

  test("a file that is none is refused before anything is written, and leaves no temporary folder", async () => {
    const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith("pressgraph-statements-"));
    const before = folders();
    for (const header of ["id,name", ""])
      await expect(importStatements([], { header })).rejects.toThrow(
        "statements.csv is no file of statements: it has no column entity_id",
      );
    await importStatements(rows);
    expect(folders()).toEqual(before);
  });

  test("the folder of a process that was killed goes with the next reading, that of one that lives stays", async () => {
    const ended = spawnSync(process.execPath, ["--version"]).pid;
    const [own, left] = [process.pid, ended].map((pid) =>
      mkdtempSync(join(tmpdir(), `pressgraph-statements-${hostname()}-${pid}-`)),
    ) as [string, string];
    writeFileSync(join(left, "0.0"), "{}\n");
    await expect(importStatements([], { header: "id,name" })).rejects.toThrow("no column entity_id");
    expect([own, left].map((path) => existsSync(path))).toEqual([true, false]);
    rmSync(own, { recursive: true });
  });
});
