import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { jsonSchema } from "../../src/articles/record-json-schema.ts";
import { mapping } from "../../src/mapping/mapping.ts";
import { readMapping } from "../../src/mapping/read-mapping.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pressgraph-mapping-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The faults of a mapping, without the folder. */
async function faultsOf(text: string): Promise<string[]> {
  const file = join(folder, "x.map.yml");
  writeFileSync(file, text);
  const message = await readMapping(file).then(
    () => "",
    (error: Error) => error.message,
  );
  return message.replaceAll(`${folder}/`, "").split("\n");
}

const head = "dataset: { id: kek, title: Kek }\ntables:\n  - file: t.csv\n    entities:\n";

test.each<[string, string, string]>([
  [
    "an unknown field",
    "      a: { kind: PERSON, keys: [id], name: { column: n, htlm: true } }",
    "x.map.yml:5 tables[0].entities.a.name.htlm: is not known here; known are column, columns, join, value, html, values",
  ],
  [
    "an unknown kind",
    "      a: { kind: TOWN, keys: [id], name: n }",
    "x.map.yml:5 tables[0].entities.a.kind: must be one of PERSON, COMPANY, PLACE, ASSET",
  ],
  [
    "no kind",
    "      a: { keys: [id], name: n }",
    "x.map.yml:5 tables[0].entities.a.kind: is missing: one of PERSON, COMPANY, PLACE, ASSET",
  ],
  [
    "neither keys nor match",
    "      a: { kind: PERSON, name: n }",
    "x.map.yml:5 tables[0].entities.a.keys: must be given, or else match: names; not both",
  ],
  [
    "a value of two sources",
    "      a: { kind: PERSON, keys: [id], name: { column: n, value: N } }",
    "x.map.yml:5 tables[0].entities.a.name: must have one of column, columns and value",
  ],
  [
    "a number in place of a text",
    "      a: { kind: PERSON, keys: [id], name: { column: 2020 } }",
    'x.map.yml:5 tables[0].entities.a.name.column: must be a text: write it in quotes, as "2020"',
  ],
  [
    "a pattern that is none",
    '      a: { kind: PERSON, keys: [id], name: n, kindWhen: { COMPANY: "(" } }',
    "x.map.yml:5 tables[0].entities.a.kindWhen.COMPANY: must be a regular expression of JavaScript",
  ],
  [
    "a constant that no record takes",
    "      a: { kind: ASSET, keys: [id], name: n, assetKind: { value: PAPER } }",
    "x.map.yml:5 tables[0].entities.a.assetKind: must be one of MEDIUM, ",
  ],
  [
    "a date format without a year",
    "      a: { kind: PERSON, keys: [id], name: n, birthDate: { column: b, format: DD.MM.YY } }",
    "x.map.yml:5 tables[0].entities.a.birthDate.format: must have YYYY once, and may have MM or M, and with it DD or D, such as DD.MM.YYYY",
  ],
  [
    "a reference to nothing",
    "      a: { refersTo: b, keys: [id] }",
    "x.map.yml:5 tables[0].entities.a.refersTo: must be the name of an entity that the mapping describes, not b",
  ],
  [
    "a reference that says more",
    "      a: { kind: PERSON, keys: [id], name: n }\n      b: { refersTo: a, keys: [id], name: n }",
    "x.map.yml:6 tables[0].entities.b.name: does not go with refersTo: the entity that is referred to has it",
  ],
  [
    "the dataset as a register",
    "      a: { kind: PERSON, keys: [id], name: n, sameAs: { kek: id } }",
    "x.map.yml:5 tables[0].entities.a.sameAs.kek: is the id of the dataset: give its own key in keys",
  ],
  [
    "a relation of no entity",
    "      a: { kind: PERSON, keys: [id], name: n }\n    relations: [{ type: MET, source: a, target: b }]",
    "x.map.yml:6 tables[0].relations[0].target: must be one of a, not b",
  ],
  [
    "two tables of one name",
    "      a: { kind: PERSON, keys: [id], name: n }\n  - file: x/t.jsonl\n    entities: { a: { kind: PERSON, keys: [id], name: n } }",
    "x.map.yml:6 tables[1].name: t is also the name of tables[0]; give it another",
  ],
  ["no YAML", "      a: { kind: [PERSON }", "x.map.yml:5 "],
  [
    "a key twice",
    "      a: { kind: PERSON, keys: [id], name: n }\n      a: { kind: PERSON, keys: [id], name: n }",
    "x.map.yml:6 Map keys must be unique",
  ],
])("%s is refused with its line and its path", async (_, entities, fault) => {
  expect(await faultsOf(`${head}${entities}\n`)).toEqual([expect.stringContaining(fault)]);
});

test.each<[string, string, string]>([
  [
    "an encoding",
    "{ file: t.csv, encoding: utf-9, entities: { a: { kind: PERSON, keys: [id], name: n } } }",
    "tables[0].encoding: must be an encoding",
  ],
  [
    "a file that tells no format",
    "{ file: t.txt, entities: { a: { kind: PERSON, keys: [id], name: n } } }",
    "tables[0].format: is missing",
  ],
  [
    "a separator of JSON Lines",
    '{ file: t.jsonl, separator: ";", entities: { a: { kind: PERSON, keys: [id], name: n } } }',
    "tables[0].separator: is for csv; this is jsonl",
  ],
])("%s that cannot be is refused", async (_, table, fault) => {
  expect(await faultsOf(`dataset: { id: kek, title: Kek }\ntables: [${table}]\n`)).toEqual([
    expect.stringContaining(fault),
  ]);
});

test("aliases that make a small file a large one are refused", async () => {
  const levels = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(12).fill(`*a${i}`).join(", ")}]`);
  expect(await faultsOf(`a0: &a0 x\n${levels.join("\n")}\n`)).toEqual([
    "x.map.yml: Excessive alias count indicates a resource exhaustion attack",
  ]);
});

test("the JSON Schema of a mapping is up to date, and the example fits it; otherwise run npm run emit-schema", () => {
  const text = readFileSync("articles/mapping.schema.json", "utf8");
  expect(text).toBe(jsonSchema("Pressgraph mapping", mapping));
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(text));
  const example = parse(readFileSync("examples/press.map.yml", "utf8"));
  expect(validate(example) || validate.errors).toBe(true);
  expect(validate({ ...example, tables: [{ ...example.tables[0], encodnig: "utf-8" }] })).toBe(false);
});

test("docs/importing.md shows the example as it is", () => {
  expect(readFileSync("docs/importing.md", "utf8")).toContain(readFileSync("examples/press.map.yml", "utf8"));
});

test("everything that a mapping may say has a description", () => {
  const missing: string[] = [];
  const look = (part: unknown, path: string): void => {
    if (typeof part !== "object" || part === null) return;
    const { properties = {}, ...others } = part as { properties?: Record<string, object> };
    for (const [field, schema] of Object.entries(properties)) {
      const described = JSON.stringify(schema).includes('"description"');
      if (!described) missing.push(`${path}.${field}`);
      look(schema, `${path}.${field}`);
    }
    for (const [key, inner] of Object.entries(others)) look(inner, `${path}/${key}`);
  };
  look(JSON.parse(jsonSchema("Pressgraph mapping", mapping)), "");
  expect(missing).toEqual([]);
});
