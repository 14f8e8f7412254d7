import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  lexicographicSortSchema,
  printSchema,
} from "graphql";
import { entryJsonSchema, recordJsonSchema } from "../src/articles/record-json-schema.ts";
import { createSchema } from "../src/schema.ts";
import { fixture } from "./fixture.ts";
import { seedRecord } from "./test-app.ts";

const schema = createSchema();
const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));

test("schema/schema.graphql is up to date; otherwise run npm run emit-schema", () => {
  expect(readFileSync("schema/schema.graphql", "utf8")).toBe(`${printSchema(lexicographicSortSchema(schema))}\n`);
});

test("articles/article-record.schema.json is up to date; otherwise run npm run emit-schema", () => {
  expect(readFileSync("articles/article-record.schema.json", "utf8")).toBe(recordJsonSchema());
  expect(readFileSync("articles/entry-record.schema.json", "utf8")).toBe(entryJsonSchema());
});

test("every type, field, argument and value has a description", () => {
  const missing: string[] = [];
  const check = (name: string, { description }: { readonly description?: string | null | undefined }) => {
    if (!description?.trim()) missing.push(name);
  };
  for (const type of types) {
    if (!isSpecifiedScalarType(type)) check(type.name, type);
    if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
      for (const field of Object.values(type.getFields())) {
        check(`${type.name}.${field.name}`, field);
        if ("args" in field) for (const arg of field.args) check(`${type.name}.${field.name}(${arg.name})`, arg);
      }
    if (isEnumType(type)) for (const value of type.getValues()) check(`${type.name}.${value.name}`, value);
  }
  expect(missing).toEqual([]);
});

test("every scalar of its own names its specification", () => {
  const scalars = types.filter((type) => isScalarType(type)).filter((type) => !isSpecifiedScalarType(type));
  expect(scalars.map(({ name }) => name).toSorted()).toEqual(["DateTime", "PartialDate"]);
  for (const { specifiedByURL } of scalars) expect(specifiedByURL).toMatch(/^https:\/\//);
});

test("every field of an entity that returns a connection has pages, and documents their defaults", () => {
  const connections = types
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ on: type.name, field })))
    .filter(({ field }) => getNamedType(field.type).name.endsWith("Connection"));
  expect(connections.length).toBeGreaterThan(15);
  for (const { on, field } of connections) {
    const args = new Map(field.args.map((arg) => [arg.name, arg]));
    const name = `${on}.${field.name}`;
    expect([
      name,
      args.get("first")?.defaultValue,
      String(args.get("first")?.type),
      String(args.get("after")?.type),
    ]).toEqual([name, ["evidence", "search"].includes(field.name) ? 10 : 25, "Int", "String"]);
  }
});

test("each kind has all fields of Entity, and implements Node", () => {
  for (const name of ["Person", "Company", "Place", "Asset"]) {
    const type = schema.getType(name);
    expect(
      isObjectType(type) &&
        type
          .getInterfaces()
          .map((each) => each.name)
          .toSorted(),
    ).toEqual(["Entity", "Node"]);
  }
});

test("types of objects and fields of edges are resolved without promises", async () => {
  const node = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "here" } };
  const info = { fieldNodes: [node] } as never;
  for (const type of types) {
    if (isInterfaceType(type)) expect(type.resolveType?.({ kind: "PERSON" }, {}, info, type)).toBe("Person");
    if (!isObjectType(type)) continue;
    const edges = Object.values(type.getFields()).filter(({ extensions }) => extensions.edge !== undefined);
    for (const { resolve } of edges) {
      // A resolver yields when its turn of the event loop has lasted long. Each of these gets a new one.
      await new Promise(setImmediate);
      expect(resolve?.({ edges: new Map([[node, 1]]) }, {}, {}, info)).toBe(1);
    }
    if (["Person", "Company", "Place"].includes(type.name)) expect(edges.length).toBeGreaterThan(5);
  }
});

describe("the JSON Schema of a record", () => {
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(recordJsonSchema()));

  test("accepts the shipped record and those of the tests", () => {
    for (const record of [seedRecord, ...fixture]) {
      validate(record);
      expect(validate.errors).toBeNull();
    }
  });

  test.each<[string, object]>([
    ["an unknown field", { extra: 1 }],
    ["no entities", { entities: undefined }],
    [
      "an unknown relation type",
      { relations: [{ type: "LIKES", source: "a", target: "b", evidence: [{ statement: "s" }] }] },
    ],
    ["a relation without evidence", { relations: [{ type: "MET", source: "a", target: "b", evidence: [] }] }],
    ["a date of another form", { article: { id: "a", title: "t", publishedOn: "1.2.2015" } }],
    [
      "a confidence above 1",
      { relations: [{ type: "MET", source: "a", target: "b", evidence: [{ statement: "s", confidence: 2 }] }] },
    ],
  ])("refuses %s", (_, change) => {
    const record = { article: { id: "a", title: "t" }, entities: [], relations: [] };
    expect(validate(record)).toBe(true);
    expect(validate({ ...record, ...change })).toBe(false);
  });
});
