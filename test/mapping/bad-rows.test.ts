import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Reject } from "../../src/articles/import-rows.ts";
import { readTables } from "./read-tables.ts";

/** Of each format, so that there are 10,000. */
const badRows = 5_000;
const badRowsToOneGood = 5;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pressgraph-bad-rows-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A bad row by its number, and the field and the reason with which it is refused. */
interface Kind {
  readonly row: (i: number) => string | Buffer;
  readonly field: string;
  readonly reason: RegExp;
  /** Only the first of this many: the rows are large. */
  readonly most?: number;
}

const csvKinds: readonly Kind[] = [
  { row: (i) => Buffer.from([0x62, 0x80, 0xff, 0x2c, 48 + (i % 10)]), field: "", reason: /^is not valid UTF-8$/ },
  { row: (i) => `b${i},"open,2001,5`, field: "", reason: /^(is no CSV|opens a quote that does not end)/ },
  { row: (i) => `b${i},"close"d,2001,5`, field: "", reason: /^is no CSV: / },
  { row: (i) => `b${i},stray " quote,2001,5`, field: "", reason: /^(is no CSV|opens a quote that does not end)/ },
  { row: (i) => `b${i},short`, field: "", reason: /^has 2 cells; the columns are 4$/ },
  { row: (i) => `b${i},long,2001,5,6`, field: "", reason: /^has 5 cells/ },
  {
    row: (i) => `b${i},huge ${"x".repeat(10 * 1024 * 1024)},2001,5`,
    field: "",
    reason: /^is a line of more than/,
    most: 2,
  },
  { row: (i) => `b${i},${"long".repeat(200)},2001,5`, field: "name", reason: /must have at most 300 characters/ },
  { row: () => ",nobody,2001,5", field: "id", reason: /^is part of a key, and empty$/ },
  { row: (i) => `b${i},,2001,5`, field: "name", reason: /^is the name, and empty$/ },
  {
    row: (i) => `b${i},early,31.02.2001,5`,
    field: "on",
    reason: /^must be a date of the calendar .* not "31.02.2001"$/,
  },
  { row: (i) => `b${i},never,2001-02-30,5`, field: "on", reason: /^must be a date/ },
  {
    row: (i) => `b${i},much,2001,101`,
    field: "share",
    reason: /^OWNS.share: must be from 0 to 100; the row has "101"$/,
  },
  { row: (i) => `b${i},none,2001,NaN`, field: "share", reason: /^must be a number/ },
  { row: () => `\ud83d,\u200b,2001,5`, field: "name", reason: /must not be empty|visible/ },
];

const jsonKinds: readonly Kind[] = [
  {
    row: (i) => `{"id":"b${i}","name":${"[".repeat(5_000)}${"]".repeat(5_000)}}`,
    field: "",
    reason: /^is nested in more than/,
    most: 200,
  },
  { row: (i) => `{"id":"b${i}","name":"A","name":"B"}`, field: "name", reason: /^is given twice in its object$/ },
  { row: (i) => `{"id":"b${i}","__proto__":{"name":"A"}}`, field: "name", reason: /^is the name, and empty$/ },
  {
    row: (i) => `{"id":{"$ref":"#"},"name":"b${i}","constructor":{"prototype":{"id":"x"}}}`,
    field: "id",
    reason: /^is part of a key/,
  },
  {
    row: (i) => `{"id":"b${i}","name":[{"$ref":"#/id"}]}`,
    field: "name",
    reason: /^must be a text, not a list of objects$/,
  },
  { row: (i) => `{"id":["b${i}","c"],"name":"A"}`, field: "id", reason: /^must be one text, not a list of 2$/ },
  {
    row: (i) => `{"id":"b${i}","name":"A","share":1e999}`,
    field: "share",
    reason: /^must be a number .*, not "Infinity"/,
  },
  { row: (i) => `{"id":"b${i}","name":"A","share":-1}`, field: "share", reason: /must be from 0 to 100/ },
  { row: (i) => `{"id":"b${i}","name":"A"`, field: "", reason: /^is not JSON/ },
  { row: (i) => `[{"id":"b${i}","name":"A"}]`, field: "", reason: /^is no JSON object$/ },
  { row: (i) => `{"id":"b${i}","of.x":1,"of":{"x":2}}`, field: "of.x", reason: /^is given twice/ },
  {
    row: (i) => `{"${"k".repeat(600)}":{"id":"b${i}"}}`,
    field: "",
    reason: /^has a key of 600 characters; the most are 500$/,
  },
  { row: () => Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]), field: "", reason: /^is not valid UTF-8$/ },
];

const entities = {
  owner: { kind: "COMPANY", keys: ["id"], name: "name", incorporatedOn: "on" },
  title: { kind: "ASSET", keys: [{ value: "dispatch" }], name: { value: "Dispatch" } },
};
const relations = [{ type: "OWNS", source: "owner", target: "title", share: "share" }];

/** Bad rows among good ones, and the sort of fault of each bad line. */
function rowsOf(kinds: readonly Kind[], good: (i: number) => string, header: string) {
  const rows: (string | Buffer)[] = header === "" ? [] : [header];
  const bad = new Map<number, Kind>();
  const left = kinds.map(({ most = badRows }) => most);
  let goodRows = 0;
  for (let i = 0; bad.size < badRows; i++) {
    const kind = kinds[i % kinds.length] as Kind;
    if ((left[i % kinds.length] as number)-- <= 0) continue;
    rows.push(kind.row(i));
    bad.set(rows.length, kind);
    if (bad.size % badRowsToOneGood === 0) rows.push(good(goodRows++));
  }
  const bytes = Buffer.concat(
    rows.flatMap((row) => [Buffer.isBuffer(row) ? row : Buffer.from(row), Buffer.from("\n")]),
  );
  return { bytes, bad, goodRows };
}

function expectRejects(rejects: readonly Reject[], bad: ReadonlyMap<number, Kind>) {
  const faults = new Map(rejects.map((reject) => [reject.line, reject]));
  const wrong = [...bad].filter(([line, { field, reason }]) => {
    const fault = faults.get(line);
    return fault?.field !== field || !reason.test(fault.reason);
  });
  // A few are enough to see what is wrong.
  expect(wrong.slice(0, 5).map(([line, { reason }]) => ({ line, reason, fault: faults.get(line) }))).toEqual([]);
  expect(faults.size).toBe(bad.size);
}

test("5,000 bad rows of CSV are in the account, each with its line and reason, and every good row is read", async () => {
  const good = (i: number) => `g${i},Con\u0000trol\u001bs,2001,5`;
  const { bytes, bad, goodRows } = rowsOf(csvKinds, good, "id,name,on,share");
  const table = { file: "bad.csv", encoding: "utf-8", entities, relations };
  const { entries, rejects, accounts } = await readTables(folder, { "bad.csv": bytes }, [table]);
  expectRejects(rejects, bad);
  expect(entries).toHaveLength(goodRows);
  expect(accounts[0]).toMatchObject({ rows: goodRows + badRows, entries: goodRows, refused: badRows });
  expect(accounts[0]?.controls).toBeGreaterThanOrEqual(2 * goodRows);
  expect(entries[0]?.entities[0]?.name).toBe("Con trol s");
});

test("5,000 bad rows of JSON Lines are in the account, and change no prototype", async () => {
  const good = (i: number) => `{"id":"g${i}","name":"A","share":5}`;
  const { bytes, bad, goodRows } = rowsOf(jsonKinds, good, "");
  const table = { file: "bad.jsonl", encoding: "utf-8", entities, relations };
  const { entries, rejects } = await readTables(folder, { "bad.jsonl": bytes }, [table]);
  expectRejects(rejects, bad);
  expect(entries).toHaveLength(goodRows);
  expect(["name", "id"].filter((key) => key in {})).toEqual([]);
});

test("a quote that never ends costs its row alone, and one over several lines is a cell", async () => {
  const rows = Array.from({ length: 1_500 }, (_, i) => `g${i},Good,${"x".repeat(1_000)},5`);
  const csv = ["id,name,on,share", 'b,"open,2001,5', ...rows, 'm,"Several', 'lines",2001,5'].join("\n");
  const table = { file: "open.csv", entities: { owner: { kind: "COMPANY", keys: ["id"], name: "name" } } };
  const { entries, rejects, accounts } = await readTables(folder, { "open.csv": csv }, [table]);
  expect(rejects).toEqual([
    { file: "open.csv", line: 2, field: "", reason: "opens a quote that does not end within 1048576 bytes" },
  ]);
  expect(entries).toHaveLength(rows.length + 1);
  expect(entries.at(-1)?.entities[0]?.name).toBe("Several lines");
  expect(accounts[0]?.ofSeveralLines).toBe(1);
});
