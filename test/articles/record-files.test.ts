import { mkdir, mkdtemp, open, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkRecord } from "../../src/articles/check-record.ts";
import { linesOf } from "../../src/articles/file-lines.ts";
import { type ReadRecord, readRecords, recordFiles } from "../../src/articles/record-files.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pressgraph-records-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const record = (name: string) => ({
  article: { id: "article:x", title: "Title" },
  entities: [{ ref: "a", kind: "COMPANY", name }],
  relations: [],
});

async function read(name: string, content: string | Buffer): Promise<ReadRecord[]> {
  await writeFile(join(folder, name), content);
  return readAll(join(folder, name));
}

async function readAll(file: string): Promise<ReadRecord[]> {
  const found: ReadRecord[] = [];
  for await (const one of readRecords(file, checkRecord)) found.push(one);
  return found;
}

const faultsOf = (found: readonly ReadRecord[]) =>
  found.flatMap(({ file, faults }) =>
    (faults ?? []).map(({ pointer, reason }) => [file.slice(folder.length + 1), pointer, reason]),
  );

const german = JSON.stringify(record("Überlandwerk Köln für Größe und Straßen"));
const many = Buffer.from(`\uFEFF${german}`, "utf16le");

test.each<[string, string, string | Buffer, RegExp]>([
  ["Latin-1", "a.json", Buffer.from(german, "latin1"), /^is not valid UTF-8; it looks like (ISO-8859|windows-125)/],
  ["UTF-16", "a.json", many, /^is UTF-16: save it as UTF-8$/],
  ["UTF-16 of big endian", "a.json", Buffer.from(many).swap16(), /^is UTF-16: save it as UTF-8$/],
  ["UTF-16 without a mark", "a.json", Buffer.from(german, "utf16le"), /^is UTF-16: save it as UTF-8$/],
  [
    "one record a line",
    "a.json",
    `${german}\n${german}\n`,
    /^is not JSON: it looks like one record a line; such a file must be named .jsonl or .ndjson$/,
  ],
  ["CSV", "a.json", "name;kind\nKöln;PLACE\nBonn;PLACE\n", /^is not JSON: it looks like CSV$/],
  ["HTML", "a.json", "<!DOCTYPE html>\n<p>", /^is not JSON: it looks like XML or HTML$/],
  ["text", "a.json", "Dear Sirs,\nhello", /^is not JSON: Unexpected token/],
])("a file of %s is refused, and the fault says what it looks like", async (_, name, content, reason) => {
  expect(faultsOf(await read(name, content))).toEqual([["a.json", "", expect.stringMatching(reason)]]);
});

test("a file in UTF-8 with a byte order mark and umlauts is read", async () => {
  expect(await read("a.json", `\uFEFF${german}`)).toMatchObject([
    { faults: null, record: { entities: [{ name: "Überlandwerk Köln für Größe und Straßen" }] } },
  ]);
});

test("a line that is not UTF-8 is refused with its number, and the lines around it are read", async () => {
  const lines = Buffer.concat([
    Buffer.from(`${german}\n`),
    Buffer.from(`${german}\r\n\r\n`, "latin1"),
    Buffer.from(german),
  ]);
  const found = await read("a.jsonl", lines);
  expect(faultsOf(found)).toEqual([["a.jsonl:2", "", expect.stringMatching(/^is not valid UTF-8/)]]);
  expect(found.map(({ faults }) => faults === null)).toEqual([true, false, true]);
});

test("a key repeated in one object is a fault with a pointer, beside all other faults", async () => {
  const twice = german
    .replace('"ref":"a"', '"ref":"a","name":"x: \\"y\\"","\\u006eame" : "z"')
    .replace("COMPANY", "CITY");
  expect(faultsOf(await read("a.json", twice))).toEqual([
    ["a.json", "/entities/0/name", "is given twice in its object"],
    ["a.json", "/entities/0/name", "is given twice in its object"],
    ["a.json", "/entities/0/kind", "must be one of PERSON, COMPANY, PLACE, ASSET"],
  ]);
  const list = `[${german}, ${german.replace('"title"', '"id": "article:y", "title"')}, ${german}]`;
  expect(faultsOf(await read("a.json", list))).toEqual([["a.json[1]", "/article/id", "is given twice in its object"]]);
  expect(faultsOf(await read("a.jsonl", `${german}\n${twice}`)).map(([file]) => file)).toEqual(
    Array(3).fill("a.jsonl:2"),
  );
});

test("JSON that is nested too deep is a fault, and the next line is read", async () => {
  const deep = `{"article":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
  const found = await read("a.jsonl", `${deep}\n${german}\n`);
  expect(faultsOf(found)).toEqual([["a.jsonl:1", "", "is nested in more than 200 levels"]]);
  expect(found).toHaveLength(2);
});

test("a list is read completely, with faults for items that are not records", async () => {
  expect(faultsOf(await read("a.json", `[${german}, 7]`))).toEqual([["a.json[1]", "", expect.anything()]]);
});

test("what cannot be read in a folder is a fault, and the rest is read", async () => {
  const mixed = join(folder, "mixed");
  await mkdir(join(mixed, "folder.json"), { recursive: true });
  await writeFile(join(mixed, "a.json"), german);
  await writeFile(join(mixed, "folder.json", "inner.json"), german);
  await writeFile(join(mixed, "x.schema.json"), "{}");
  await symlink(join(mixed, "nowhere"), join(mixed, "dangling.json"));
  await symlink(join(mixed, "folder.json"), join(mixed, "linked.json"));
  const files = await recordFiles([mixed]);
  expect(files.map((file) => file.slice(mixed.length + 1))).toEqual([
    "a.json",
    "dangling.json",
    "folder.json/inner.json",
    "linked.json",
  ]);
  const found = (await Promise.all(files.map(readAll))).flat();
  expect(faultsOf(found)).toEqual([
    ["mixed/dangling.json", "", "cannot be read: ENOENT"],
    ["mixed/linked.json", "", "cannot be read: EISDIR"],
  ]);
  expect(found).toHaveLength(4);
});

test("lines are read one at a time: a file larger than the maximum string gives its first record at once", async () => {
  const path = join(folder, "large.jsonl");
  await writeFile(path, `${german}\n`);
  const file = await open(path, "r+");
  // A sparse file: its size is 3 GB, but it takes no space.
  await file.truncate(3 * 1024 ** 3);
  await file.close();
  for await (const one of readRecords(path, checkRecord)) {
    expect(one.faults).toBe(null);
    break;
  }
});

test("a line that is too long is a fault and is not held in memory; the next one is read", async () => {
  async function* chunks() {
    yield Buffer.from("ab\nabcde");
    for (let i = 0; i < 1_000; i++) yield Buffer.from("x".repeat(100));
    yield Buffer.from("y\n");
    yield Buffer.from("abc\n\nd");
  }
  const lines = [];
  for await (const { number, bytes } of linesOf(chunks(), 3)) lines.push([number, bytes?.toString() ?? null]);
  expect(lines).toEqual([
    [1, "ab"],
    [2, null],
    [3, "abc"],
    [4, ""],
    [5, "d"],
  ]);
  const long = `${german}\n"${"x".repeat(33 * 1024 * 1024)}"\n${german}`;
  const found = await read("long.jsonl", long);
  expect(faultsOf(found)).toEqual([["long.jsonl:2", "", "is a line of more than 32 MB"]]);
  expect(found.map(({ faults }) => faults === null)).toEqual([true, false, true]);
});
