import { getNamedType, isInterfaceType, isObjectType } from "graphql";
import { encodeCursor } from "../../src/arguments/cursor.ts";
import { createSchema } from "../../src/schema.ts";
import { importRows } from "../dataset-rows.ts";
import { fixtureApi } from "./fixture-api.ts";

const { app, refusal: refused, ask: asked } = fixtureApi();
/** As an editor, since only editors see proposals. */
const ask: typeof asked = (query, variables, access = "editor") => asked(query, variables, access);
const refusal: typeof refused = (query, variables, access = "editor") => refused(query, variables, access);

beforeAll(async () => {
  const entries = ["a", "b", "c"].map((key) => ({ key, entities: [] }));
  for (const id of ["dataset-one", "dataset-two"]) await importRows(app().neo4j, { id }, entries);
  const mutation = "mutation ($record: ArticleRecordInput!) { importArticle(record: $record) { unchanged } }";
  const company = (name: string, more: object = {}) => ({ ref: name, kind: "COMPANY", name, ...more });
  // Pairs that may be one, and names that one record keeps apart.
  const pairs = ["Quendel Werft", "Quendel Werft AG", "Quendel Werft GmbH"].map((name, i) => [
    company(name, { id: `company:quendel-${i}` }),
  ]);
  const apart = ["Ulme", "Esche"].map((name) => [company(name), company(`${name} AG`, { aliases: [name] })]);
  for (const [i, entities] of [...pairs, ...apart].entries())
    await ask(
      mutation,
      { record: { article: { id: `article:more-${i}`, title: "More" }, entities, relations: [] } },
      "editor",
    );
  const [aster, ...headed] = ["aster", "ulme", "esche"].map((name) => company(name, { id: `company:${name}` }));
  const evidence = [{ statement: "Says so." }];
  const heads = headed.map(({ ref }) => ({ type: "HEADS", source: "aster", target: ref, evidence }));
  const article = { id: "article:heads", title: "More" };
  await ask(mutation, { record: { article, entities: [aster, ...headed], relations: heads } }, "editor");
  for (const other of ["company:borea", "company:dune"])
    await ask(`mutation { keepApart(a: "company:aster", b: "${other}") { unchanged } }`, {}, "editor");
  for (const text of ["Aster met Borea.", "Borea met Aster."])
    await ask(
      `mutation { proposeQuoted(text: "${text}", article: { title: "A" }, said: { entities: [], relations: [] }) { id } }`,
      {},
      "editor",
    );
});

/** The query up to the list, and the list's arguments beside first and after. */
const lists: Readonly<Record<string, readonly [path: string, args?: string]>> = {
  "Entity.neighbors": ['entity(id: "company:aster") { neighbors'],
  "Entity.relations": ['entity(id: "company:aster") { relations'],
  "Entity.members": ['entity(id: "company:aster") { members'],
  "Entity.decisions": ['entity(id: "company:aster") { decisions'],
  "Entity.mentions": ['entity(id: "company:aster") { mentions'],
  "Entity.articles": ['entity(id: "company:aster") { articles'],
  "Person.founded": ['person(id: "person:ada") { founded'],
  "Person.heads": ['person(id: "person:ada") { heads'],
  "Company.founders": ['company(id: "company:aster") { founders'],
  "Company.heads": ['company(id: "company:aster") { heads'],
  "Company.headedBy": ['company(id: "company:aster") { headedBy'],
  "Company.partners": ['company(id: "company:aster") { partners'],
  "Company.locations": ['company(id: "company:aster") { locations'],
  "Place.residents": ['place(id: "place:porta") { residents'],
  "Source.mentions": ['article(id: "article:one") { mentions'],
  "Source.relations": ['article(id: "article:one") { relations'],
  "Relation.evidence": ["relations(filter: { types: [HEADS] }, first: 1) { nodes { evidence"],
  "Query.entities": ["entities"],
  "Query.relations": ["relations"],
  "Query.articles": ["articles"],
  "Query.datasets": ["datasets"],
  "Dataset.entries": ['dataset(id: "dataset-one") { entries'],
  "Query.decisions": ["decisions"],
  "Query.proposals": ["proposals"],
  "Query.duplicateCandidates": ["duplicateCandidates", "minScore: 0.5"],
  "Query.identityConflicts": ["identityConflicts"],
  "Query.search": ["search", 'text: "a"'],
  "Query.commonNeighbors": ["commonNeighbors", 'ids: ["person:ada", "company:aster"], atLeast: 1'],
};

/** Whom a person heads and whom a company heads are one list. */
const listOf = (name: string) => name.replace(/^(Person|Company)\.heads$/, "heads");

const written = (list: string, args: string) => {
  const [path, own = ""] = lists[list] as (typeof lists)[string];
  const closing = "}".repeat(path.split("{").length - path.split("}").length);
  return `{ ${path}(${own} ${args}) { edges { cursor } pageInfo { hasPreviousPage endCursor } } ${closing} }`;
};

interface Page {
  readonly edges: readonly { readonly cursor: string }[];
  readonly pageInfo: { readonly hasPreviousPage: boolean; readonly endCursor: string | null };
}
/** Finds the page in the answer. */
function pageIn(value: unknown): Page {
  if (Array.isArray(value)) return pageIn(value[0]);
  const object = value as Record<string, unknown>;
  return "pageInfo" in object ? (object as unknown as Page) : pageIn(Object.values(object)[0]);
}
const pageOf = async (list: string, args: string) => pageIn(await ask(written(list, args)));
const cursorOf = async (list: string, args = "first: 1") => (await pageOf(list, args)).pageInfo.endCursor as string;

test("this test covers every connection of the schema", () => {
  const types = Object.values(createSchema().getTypeMap()).filter(
    (type) => isObjectType(type) || isInterfaceType(type),
  );
  const names = types.flatMap((type) => {
    const inherited = new Set(type.getInterfaces().flatMap((each) => Object.keys(each.getFields())));
    return Object.values(type.getFields())
      .filter(({ name, type: gives }) => !inherited.has(name) && getNamedType(gives).name.endsWith("Connection"))
      .map(({ name }) => `${type.name}.${name}`);
  });
  expect(Object.keys(lists).sort()).toEqual(names.sort());
});

test.each(Object.keys(lists))(
  "a cursor of %s is short, goes on there, and is refused by every other list",
  async (list) => {
    const after = await cursorOf(list);
    // The URL of a GET has at most some thousands of characters.
    expect(after.length).toBeLessThan(200);
    const all = (await pageOf(list, "first: 100")).edges.map(({ cursor }) => cursor);
    const { edges, pageInfo } = await pageOf(list, `first: 100, after: "${after}"`);
    expect([all[0], ...edges.map(({ cursor }) => cursor)]).toEqual([after, ...all.slice(1)]);
    expect(pageInfo.hasPreviousPage).toBe(true);
    for (const other of Object.keys(lists).filter((name) => listOf(name) !== listOf(list))) {
      const { message, extensions } = await refusal(written(other, `after: "${after}"`));
      expect([other, extensions]).toEqual([other, { code: "BAD_CURSOR", argument: "after" }]);
      expect(message).toMatch(
        /^The cursor in after belongs to .* in the order [A-Z_]+, not to .* in the order [A-Z_]+\. /,
      );
    }
  },
);

test.each([
  ["Entity.neighbors", ["DEGREE", "NAME", "NEWEST", "SOURCES"]],
  ["Entity.relations", ["NEWEST", "OLDEST", "CONFIDENCE", "SOURCES"]],
  ["Query.relations", ["NEWEST", "OLDEST", "CONFIDENCE", "SOURCES"]],
  ["Query.entities", ["NAME", "DEGREE"]],
])("a cursor of %s is refused in every other order, and the error names its order", async (list, orders) => {
  for (const order of orders) {
    const after = await cursorOf(list, `first: 1, orderBy: ${order}`);
    for (const other of orders.filter((name) => name !== order)) {
      const { message, extensions } = await refusal(written(list, `orderBy: ${other}, after: "${after}"`));
      expect(extensions).toEqual({ code: "BAD_CURSOR", argument: "after" });
      expect(message).toMatch(new RegExp(`in the order ${order}, not to .* in the order ${other}\\.`));
    }
  }
});

test("a cursor of another format is refused with a message that says so", async () => {
  const ofToday = JSON.parse(Buffer.from(await cursorOf("Query.entities"), "base64url").toString()) as unknown[];
  const after = Buffer.from(JSON.stringify([1, ...ofToday.slice(1)])).toString("base64url");
  expect(await refusal(written("Query.entities", `after: "${after}"`))).toMatchObject({
    message: "The cursor in after was made by another version of this service. Begin with the first page.",
    extensions: { code: "BAD_CURSOR", argument: "after" },
  });
  // Before cursors had a format number, they started with their order.
  const older = Buffer.from(JSON.stringify(["NAME", "ada lind", "person:ada"])).toString("base64url");
  expect((await refusal(written("Query.entities", `after: "${older}"`))).extensions).toMatchObject({
    code: "BAD_CURSOR",
  });
});

test("cursor keys of the wrong types are refused in every list", async () => {
  for (const list of Object.keys(lists)) {
    const [format, owner, order, ...keys] = JSON.parse(Buffer.from(await cursorOf(list), "base64url").toString()) as [
      number,
      string,
      string,
      ...(string | number)[],
    ];
    expect(format).toBe(2);
    const wrong = keys.map((key) => (typeof key === "string" ? 1 : "1"));
    for (const faulty of [wrong, keys.slice(1), [...keys, 1], [null, ...keys.slice(1)], []]) {
      const after = encodeCursor({ list: owner, order }, faulty as string[]);
      const { message, extensions } = await refusal(written(list, `after: "${after}"`));
      expect(extensions).toEqual({ code: "BAD_CURSOR", argument: "after" });
      expect(message).toBe(
        `The cursor in after is not one that ${owner} gave. Take endCursor or cursor from an answer of this very list.`,
      );
    }
  }
});

test("a cursor from another entity or filter continues where its item would be", async () => {
  const after = await cursorOf("Entity.neighbors", "first: 2");
  const rest = async (id: string, args = "") => {
    const { entity } = await ask(
      `{ entity(id: "${id}") { neighbors(after: "${after}" ${args}) { nodes { id degree } } } }`,
    );
    return (entity as { neighbors: { nodes: { id: string; degree: number }[] } }).neighbors.nodes;
  };
  const { entity } = await ask(`{ entity(id: "company:aster") { neighbors { nodes { id degree } } } }`);
  const all = (entity as { neighbors: { nodes: { id: string; degree: number }[] } }).neighbors.nodes;
  const last = all[1] as { id: string; degree: number };
  expect(await rest("company:aster")).toEqual(all.slice(2));
  expect(await rest("company:aster", 'filter: { exclude: ["company:borea"] }')).toEqual(
    all.slice(2).filter(({ id }) => id !== "company:borea"),
  );
  for (const { id, degree } of await rest("place:porta"))
    expect(degree < last.degree || (degree === last.degree && id > last.id)).toBe(true);
});
