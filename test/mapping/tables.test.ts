import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { readTables } from "./read-tables.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pressgraph-tables-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (files: Readonly<Record<string, string | Buffer>>, ...tables: readonly object[]) =>
  readTables(folder, files, tables);
const company = { kind: "COMPANY", keys: ["id"], name: "name" };
const named = { file: "t.csv", entities: { company } };
/** What a table of one row says of its company. */
async function companyOf(content: string | Buffer, table: object) {
  const { entries, rejects } = await read({ "t.csv": content }, { ...named, ...table });
  expect(rejects).toEqual([]);
  return entries[0]?.entities[0];
}

test("a row becomes an entry with the fields of its entities and relations, from columns and constants", async () => {
  const { entries, accounts } = await read(
    {
      "t.csv": `id,last,first,born,aka,firm,city,zip,from,share,lei,sort
7,Berg,Ada,2.4.1971,A. Berg; Ada B.,Quay &amp; Sons,Porta,111 22,2001-05,"33,3 %",5493 001KJTIIGC8Y1R12,a
`,
    },
    {
      ...{ file: "t.csv", key: ["id"], url: { value: "https://porta.example" }, asOf: { value: "2023-12" } },
      entities: {
        owner: {
          ...{ kind: "PERSON", keys: ["id"], name: { columns: ["first", "last"] } },
          birthDate: { column: "born", format: "D.M.YYYY" },
          aliases: { column: "aka", separator: ";" },
          topics: [{ value: "press" }, { column: "sort", values: { a: "owners", b: "" } }],
        },
        firm: {
          ...{ kind: "COMPANY", keys: ["firm", "city"], name: { column: "firm", html: true } },
          ...{ sameAs: { lei: "lei" }, country: { value: "SE" }, address: { city: "city", postcode: "zip" } },
        },
        seat: { kind: "PLACE", match: "names", name: "city", placeKind: { value: "city" } },
      },
      relations: [
        {
          ...{ type: "OWNS", source: "owner", target: "firm", key: ["id"], since: "from", current: { value: true } },
          ...{ share: { column: "share", decimal: "," }, role: { value: "founder" } },
        },
        { type: "LOCATED_IN", source: "firm", target: "seat" },
      ],
    },
  );
  expect(entries).toMatchObject([
    {
      entry: { dataset: "porta", key: "t/7", asOf: "2023-12", url: "https://porta.example" },
      entities: [
        {
          ...{ ref: "owner", id: "person:porta.7", kind: "PERSON", name: "Ada Berg", sameAs: ["porta:7"] },
          ...{ birthDate: "1971-04-02", aliases: ["A. Berg", "Ada B."], topics: ["press", "owners"] },
        },
        {
          ...{ id: "company:porta.Quay%20&amp;%20Sons/Porta", name: "Quay & Sons", country: "SE" },
          sameAs: ["porta:Quay%20&amp;%20Sons/Porta", "lei:5493001KJTIIGC8Y1R12"],
          address: { text: null, city: "Porta", postcode: "111 22", country: null },
        },
        { ref: "seat", id: null, kind: "PLACE", name: "Porta", placeKind: "city", sameAs: [] },
      ],
      relations: [
        {
          ...{
            type: "OWNS",
            source: "owner",
            target: "firm",
            key: "7",
            role: "founder",
            since: "2001-05",
            share: 33.3,
          },
          ...{ current: true, evidence: [{ statement: "Ada Berg owns Quay & Sons", extractedBy: "mapping" }] },
        },
        { type: "LOCATED_IN", source: "firm", target: "seat" },
      ],
    },
  ]);
  expect(accounts[0]?.kept.size).toBe(12);
});

test("kindWhen tells the kind by the name, and flip turns the names of persons alone", async () => {
  const owner = { ...company, kindWhen: { PERSON: "^B" }, flip: ", " };
  const content = 'id,name\n1,"Berg, Ada"\n2,"Berg, Ada, Bo"\n3,"Quay, Sons"\n';
  const { entries } = await read({ "t.csv": content }, { file: "t.csv", entities: { owner } });
  expect(entries.map(({ entities: [one] }) => [one?.kind, one?.name])).toEqual([
    ["PERSON", "Ada Berg"],
    ["PERSON", "Berg, Ada, Bo"],
    ["COMPANY", "Quay, Sons"],
  ]);
});

test.each<[string, object, string, unknown]>([
  ["plainly", {}, "1234.5", 1234.5],
  ["with a decimal comma", { decimal: "," }, "1.234.567,5", 1_234_567.5],
  ["with a decimal comma and spaces", { decimal: "," }, "1 234,5", 1234.5],
  ["with a decimal point", { decimal: "." }, "1,234.5", 1234.5],
  [
    "in groups, without a decimal mark",
    {},
    "1,234",
    /^must be a number such as 1234.5, not "1,234"; if it has a comma/,
  ],
  ["in groups of two", { decimal: "," }, "12.34,5", /^must be a number such as 1.234,5/],
  ["with another mark", { decimal: "," }, "1234.5", /^must be a number/],
  ["in hexadecimals", {}, "0x10", /^must be a number/],
  ["beyond all bounds", {}, "1e99", /^PAID.amount: must be from .*; the row has "1e99"$/],
])("a number that is written %s", async (_, amount, cell, expected) => {
  const { entries, rejects } = await read(
    { "t.csv": `a\tb\tamount\nx\ty\t${cell}\n` },
    {
      ...{ file: "t.csv", separator: "\t" },
      entities: {
        a: { kind: "COMPANY", match: "names", name: "a" },
        b: { kind: "COMPANY", match: "names", name: "b" },
      },
      relations: [{ type: "PAID", source: "a", target: "b", amount: { column: "amount", ...amount } }],
    },
  );
  if (expected instanceof RegExp)
    expect(rejects).toEqual([{ file: "t.csv", line: 2, field: "amount", reason: expect.stringMatching(expected) }]);
  else expect(entries[0]?.relations[0]?.amount).toBe(expected);
});

test.each<[string, object, string | null]>([
  ["2016-11-03", {}, "2016-11-03"],
  ["2016-11-03T10:00:00Z", {}, "2016-11-03"],
  ["2016", {}, "2016"],
  ["3.11.2016", {}, null],
  ["3.11.2016", { format: "D.M.YYYY" }, "2016-11-03"],
  ["11/03/2016", { format: "MM/DD/YYYY" }, "2016-11-03"],
  ["201611", { format: "YYYYMM" }, "2016-11"],
  ["31.02.2016", { format: "DD.MM.YYYY" }, null],
])("the date %s with %j is %s", async (cell, format, expected) => {
  const founded = { ...company, incorporatedOn: { column: "on", ...format } };
  const { entries, rejects } = await read(
    { "t.csv": `id,name,on\n1,A,${cell}\n` },
    { ...named, entities: { founded } },
  );
  expect(entries[0]?.entities[0]?.incorporatedOn ?? null).toBe(expected);
  expect(rejects.map(({ field }) => field)).toEqual(expected === null ? ["on"] : []);
});

test("an entity refers to one of another table by its key, whatever the order of the tables", async () => {
  const { entries, rejects } = await read(
    { "shares.csv": "who,what\n1,Dispatch\n9,Dispatch\n", "t.csv": "id,name\n1,Quay\n" },
    {
      file: "shares.csv",
      entities: {
        holder: { refersTo: "company", keys: ["who"] },
        title: { kind: "ASSET", keys: ["what"], name: "what" },
      },
      relations: [{ type: "OWNS", source: "holder", target: "title" }],
    },
    named,
  );
  expect(entries[0]?.entities[0]).toMatchObject({ id: "company:porta.1", kind: "COMPANY", name: "Quay" });
  const reason = 'must be the key of one company; no row that is taken has "9"';
  expect(rejects).toEqual([{ file: "shares.csv", line: 3, field: "who", reason }]);
});

test("what is empty is not there: an entity, its relations, and a row", async () => {
  const { entries, accounts } = await read(
    { "t.csv": "id,name,city,role\n1,A,,x\n2,B,Porta,y\n,,,\n3,C,n/a,\n" },
    {
      ...{
        file: "t.csv",
        empty: ["n/a"],
        entities: { company, seat: { kind: "PLACE", match: "names", name: "city" } },
      },
      relations: [{ type: "LOCATED_IN", source: "company", target: "seat", role: "role" }],
    },
  );
  expect(entries.map(({ entities, relations }) => [entities.length, relations.length])).toEqual([
    [1, 0],
    [2, 1],
    [1, 0],
  ]);
  expect(accounts[0]).toMatchObject({ rows: 4, leftOut: 1, unused: new Map([["role", 1]]) });
});

test("two entities of a row that are the same are one", async () => {
  const place = (name: string) => ({ kind: "PLACE", match: "names", name });
  const { entries } = await read(
    { "t.csv": "id,name,city,town\n1,A,Porta,Porta\n" },
    { file: "t.csv", entities: { company, city: place("city"), town: place("town") } },
  );
  expect(entries[0]?.entities.map(({ ref }) => ref)).toEqual(["company", "city"]);
});

test("when leaves rows out; its patterns are tried on short texts only", async () => {
  const { entries, accounts, rejects } = await read(
    { "t.csv": `id,name,type\n1,A,GmbH\n2,B,AG\n3,C,${"G".repeat(1_001)}\n` },
    { ...named, when: { type: "^G" } },
  );
  expect(entries.map(({ entities: [one] }) => one?.name)).toEqual(["A"]);
  expect(accounts[0]).toMatchObject({
    leftOut: 1,
    kept: new Map([
      ["id", 1],
      ["name", 1],
      ["type", 1],
    ]),
  });
  const reason = "has 1001 characters; a pattern is tried on at most 1000";
  expect(rejects).toEqual([{ file: "t.csv", line: 4, field: "type", reason }]);
});

test("without a key, equal rows are one entry and others are not, whatever columns the mapping does not read", async () => {
  const { entries } = await read({ "t.csv": "id,name,seen\n1,A,x\n1,A,y\n1,B,x\n" }, named);
  const [a, b, c] = entries.map(({ entry }) => entry.key);
  expect(a).toMatch(/^t\/[0-9a-f]{32}$/);
  expect([a === b, a === c]).toEqual([true, false]);
});

describe("encodings and separators", () => {
  const text = "id;name\n1;Möwe, größer als Øre\n";
  const table = { separator: ";" };

  test.each<[string, Buffer, object]>([
    ["UTF-8", Buffer.from(text), {}],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`), {}],
    ["UTF-16 with a mark", Buffer.from(`\ufeff${text}`, "utf16le"), {}],
    ["UTF-16 of big endian with a mark", Buffer.from(`\ufeff${text}`, "utf16le").swap16(), {}],
    ["a named UTF-16", Buffer.from(text, "utf16le"), { encoding: "utf-16le" }],
    ["a named windows-1252", Buffer.from(text, "latin1"), { encoding: "windows-1252" }],
    ["a gzip", gzipSync(text), { file: "t.csv.gz" }],
  ])("%s is read", async (_, bytes, said) => {
    const { entries } = await read({ "t.csv": bytes, "t.csv.gz": bytes }, { ...named, ...table, ...said });
    expect(entries[0]?.entities[0]?.name).toBe("Möwe, größer als Øre");
  });

  test.each<[string, Buffer | string, object, RegExp]>([
    [
      "an encoding that is not named",
      Buffer.from(text, "latin1"),
      table,
      /t\.csv is not UTF-8; it looks like (windows|iso)-[\d-]+\. Name its encoding/,
    ],
    ["UTF-16 without a mark", Buffer.from(text, "utf16le"), table, /it looks like utf-16le/],
    [
      "a mark of another encoding",
      Buffer.from(`\ufeff${text}`),
      { ...table, encoding: "windows-1252" },
      /byte order mark of utf-8, and is to be read as windows-1252/,
    ],
    [
      "another separator",
      text,
      {},
      /t\.csv:1 has one column with the separator ","; it seems to be ";": say separator/,
    ],
    ["two equal columns", "id;name;name\n", table, /t\.csv:1 has two columns named name$/],
    ["a missing column", "id;nmae\n", table, /t\.csv:1 has no column name, which the mapping reads; it has id, nmae$/],
    ["no line", "", {}, /t\.csv is empty: its first line must name the columns/],
    ["line ends of carriage returns alone", "id,name\r1,A\r", {}, /carriage return alone/],
  ])("%s is an error before the first row", async (_, bytes, said, reason) => {
    // The table at fault is the second one.
    const first = { file: "first.csv", entities: { other: company } };
    const files = { "t.csv": bytes, "first.csv": "id,name\n1,A\n" };
    await expect(read(files, first, { ...named, ...said })).rejects.toThrow(reason);
  });

  test("a gzip that is cut off is an error that names the file", async () => {
    const cut = gzipSync("id,name\n1,A\n").subarray(0, 25);
    const reading = read({ "t.csv.gz": cut }, { ...named, file: "t.csv.gz" });
    await expect(reading).rejects.toMatchObject({ code: "Z_BUF_ERROR", path: join(folder, "t.csv.gz") });
  });

  test("a file without quotes, a file of tabs, and line ends of two characters", async () => {
    expect(await companyOf('id,name\r\n1,5" pipe "x\r\n', { quotes: false })).toMatchObject({ name: '5" pipe "x' });
    const { entries } = await read({ "t.tsv": "id\tname\r\n1\tA, B\r\n" }, { ...named, file: "t.tsv" });
    expect(entries[0]?.entities[0]?.name).toBe("A, B");
  });
});

test("the columns of JSON Lines are keys, with dots between those of objects within objects", async () => {
  const rows = [
    { id: 1, name: "A", of: { city: "Porta", tags: ["a", 2, true, null] } },
    JSON.parse('{"id": 2, "name": "B", "__proto__": {"city": "x"}, "constructor": "y", "$ref": "#/0"}'),
  ];
  const { entries, accounts } = await read(
    { "t.jsonl": rows.map((row) => JSON.stringify(row)).join("\n\n") },
    {
      file: "t.jsonl",
      entities: { company: { ...company, topics: "of.tags", notes: "of.notes", address: { city: "of.city" } } },
    },
  );
  expect(entries.map(({ entities: [one] }) => [one?.name, one?.topics, one?.address?.city])).toEqual([
    ["A", ["a", "2", "true"], "Porta"],
    ["B", [], undefined],
  ]);
  const notMapped = new Map([
    ["__proto__.city", 1],
    ["constructor", 1],
    ["$ref", 1],
  ]);
  expect(accounts[0]).toMatchObject({ notMapped, neverSeen: ["of.notes"] });
});
