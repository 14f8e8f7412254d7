import type { App } from "../../src/app.ts";
import { refill, startTestApp } from "../test-app.ts";

let app: App;
beforeAll(async () => {
  app = await startTestApp([]);
});
afterAll(() => app.stop());

/** A record of an article that names one company, and nothing else. */
const naming = (name: string, article = "article:of-names", aliases: string[] = []) => ({
  article: { id: article, title: "Names" },
  entities: [{ ref: "a", kind: "COMPANY", name, aliases }],
  relations: [],
});

async function ask(query: string, variables = {}) {
  const { data, errors } = await app.execute(query, variables, "editor");
  expect(errors).toBeUndefined();
  return data as Record<string, { nodes: { id: string; name: string }[] }>;
}

const companies = async () => (await ask("{ entities(orderBy: NAME) { nodes { id name } } }")).entities?.nodes ?? [];

test.each([
  ["a soft hyphen", "Kanal\u00adblau"],
  ["a zero-width space", "Kanal\u200bblau"],
  ["a byte order mark", "\ufeffKanalblau"],
  ["a mark of text direction", "Kanalblau\u200e"],
])("%s in a name is not shown, and makes no second entity", async (_, name) => {
  await refill(app.neo4j, [naming(name), naming("Kanalblau", "article:other")]);
  expect(await companies()).toEqual([{ id: "company:kanalblau", name: "Kanalblau" }]);
});

test("spaces of all kinds are one space", async () => {
  await refill(app.neo4j, [naming("Kanal\u00a0\u2009blau"), naming("Kanal blau", "article:other")]);
  expect(await companies()).toEqual([{ id: "company:kanal-blau", name: "Kanal blau" }]);
});

test.each([
  ["Kanalblau", "Kanalblau+"],
  ["C++", "C#"],
  ["❤️", "☀️"],
])("%s and %s are two companies", async (one, other) => {
  await refill(app.neo4j, [naming(one), naming(other, "article:other")]);
  expect((await companies()).map(({ name }) => name).sort()).toEqual([one, other].sort());
});

test("C++ and C# are two roles", async () => {
  const record = {
    ...naming("Kanalblau"),
    entities: [
      { ref: "a", kind: "COMPANY", name: "Kanalblau" },
      { ref: "p", kind: "PERSON", name: "Ada" },
    ],
    relations: ["C++", "C#", "c ++"].map((role) => ({
      ...{ type: "WORKS_FOR", source: "p", target: "a", role },
      evidence: [{ statement: "She writes programs there." }],
    })),
  };
  await refill(app.neo4j, [record]);
  const { relations } = await ask("{ relations { nodes { role } } }");
  expect(relations?.nodes.map((relation) => (relation as unknown as { role: string }).role).sort()).toEqual([
    "C#",
    "C++",
  ]);
});

test("emoji and Persian words keep the invisible characters that shape them", async () => {
  const names = ["👩\u200d🚀", "می\u200cروم"];
  await refill(
    app.neo4j,
    names.map((name, i) => naming(name, `article:${i}`)),
  );
  expect((await companies()).map(({ name }) => name).sort()).toEqual([...names].sort());
});

test("a name without a visible character is refused", async () => {
  const mutation = "mutation ($record: ArticleRecordInput!) { importArticle(record: $record) { unchanged } }";
  for (const name of ["\u200d", "\u3164", "\u00ad \u200b"]) {
    const { errors } = await app.execute(mutation, { record: { ...naming(name), relations: [] } }, "editor");
    expect(errors?.[0]?.extensions).toMatchObject({ code: "FAULTY_RECORD" });
    expect(JSON.stringify(errors)).toMatch(/must have a visible character|must not be empty/);
  }
});

test.each([
  ["AT&T", ["at&t", "att", "at and t", "AT & T"]],
  ["J.P. Morgan", ["jp morgan", "j.p. morgan", "J P Morgan"]],
  ["O’Neill", ["oneill", "o'neill", "O Neill"]],
  ["Siemens", ["Siemens AG", "siemens gmbh & co. kg"]],
  ["Kanalblau+", ["kanalblau", "kanalblau+"]],
  ["Hawaiʻi Electric", ["hawaii electric", "hawai'i"]],
])("%s is found by other ways to write it", async (name, texts) => {
  await refill(app.neo4j, [naming(name)]);
  for (const text of texts) {
    const found = await ask("query ($text: String!) { search(text: $text) { nodes { name } } }", { text });
    expect([text, found.search?.nodes]).toEqual([text, [{ name }]]);
  }
});

test("the name that is the same, signs included, comes first", async () => {
  await refill(app.neo4j, [naming("C"), naming("C++", "article:two"), naming("C#", "article:three")]);
  const first = async (text: string) =>
    (await ask("query ($text: String!) { search(text: $text) { nodes { name } } }", { text })).search?.nodes[0]?.name;
  expect([await first("c++"), await first("c#")]).toEqual(["C++", "C#"]);
});
