import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ApolloServerErrorCode } from "@apollo/server/errors";
import { buildSchema, isObjectType, parse, validate } from "graphql";
import type { App } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { ask } from "./http/ask.ts";
import { editorToken, startTestApp } from "./test-app.ts";

const textOf = (path: string) => readFileSync(path, "utf8");
const filesIn = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(ending))
    .map((path) => join(folder, path));

const pages = ["README.md", ...filesIn("docs", ".md")];

describe("examples", () => {
  let app: App;
  beforeAll(async () => {
    // The first ranking after a start of the library takes long.
    app = await startTestApp();
  });
  afterAll(() => app?.stop());

  /** The operations of the documents, each with the answer below it if there is one. Biome would spread a graphql block. */
  const examples = pages.flatMap((page) =>
    [...textOf(page).matchAll(/```\n((?:\{|mutation ).*?)```\n(?:```json5\n(.*?)```)?/gs)].map(
      ([, query = "", answer]) => ({
        page,
        query,
        answer,
      }),
    ),
  );

  test.each(["README.md", "docs/queries.md", "docs/importing.md", "docs/frontends.md"])("%s has examples", (page) => {
    expect(examples.filter((example) => example.page === page && example.answer !== undefined).length).toBeGreaterThan(
      1,
    );
  });

  // In the order of the page, because a later example retracts the article that an earlier one imports.
  test.each(examples)("$page shows what the seed graph answers: $query", async ({ query, answer }) => {
    const { body } = await ask(app, query, {}, { headers: { authorization: `Bearer ${editorToken}` } });
    const shown = answer === undefined ? {} : JSON.parse(answer);
    if ("errors" in shown) expect(body).toMatchObject(shown);
    else {
      expect(body.errors).toBeUndefined();
      if (answer !== undefined) expect(body.data).toEqual(shown);
    }
  });
});

describe("links", () => {
  const links = [...pages, "CONTRIBUTING.md"].flatMap((page) =>
    [...textOf(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)].map(([, path = "", section]) => ({
      page,
      target: path === "" ? page : join(dirname(page), path),
      section,
    })),
  );

  test("exist", () => {
    expect(links.length).toBeGreaterThan(20);
  });

  test.each(links)("$page links to $target, section $section", ({ target, section }) => {
    expect(existsSync(target)).toBe(true);
    if (section !== undefined) expect(sectionsOf(textOf(target))).toContain(section);
  });

  /** The anchors of the headings, as GitHub generates them. */
  function sectionsOf(text: string): string[] {
    return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
      heading
        .toLowerCase()
        .replace(/[^\w\- ]/g, "")
        .replaceAll(" ", "-"),
    );
  }
});

describe("docs/settings.md", () => {
  /** The rows of its tables of variables: name and default, "" where there is none. */
  const settings = new Map(
    [...textOf("docs/settings.md").matchAll(/^\| `([A-Z0-9_]+)` *\| (?:`([^`]*)`)? *\|/gm)].map(
      ([, name = "", value = ""]) => [name, value],
    ),
  );

  test("lists exactly the variables of src/config.ts", () => {
    const known = [...textOf("src/config.ts").matchAll(/^ {4}([A-Z0-9_]+): /gm)].map(([, name]) => name);
    expect([...settings.keys()].toSorted()).toEqual(known.toSorted());
  });

  test.each([...settings])("%s: the default is %j", (name, value) => {
    // User and database are only read together with an address, and so is what is said of a language model.
    const env = {
      ...{ NEO4J_URI: "bolt://localhost", NEO4J_PASSWORD: "secret" },
      ...{ LLM_URL: "http://localhost/v1", LLM_MODEL: "small" },
    };
    const others = Object.fromEntries(Object.entries(env).filter(([given]) => given !== name || value !== ""));
    if (value !== "") expect(readConfig({ ...others, [name]: value })).toEqual(readConfig(others));
    else
      expect([
        ...Object.keys(env),
        "EDITOR_TOKEN",
        "ALLOWED_HOSTS",
        "CORS_ORIGINS",
        "LLM_API_KEY",
        "LLM_ALLOWED_HOST",
      ]).toContain(name);
  });
});

test("docs/frontends.md lists exactly the error codes", () => {
  const source = filesIn("src", ".ts").map(textOf).join("\n");
  const given = [
    ...[...source.matchAll(/\bcode: "([A-Z_]+)"|^ {2}\| "([A-Z_]+)"$|return \[\s*"([A-Z_]+)",\s*["`]/gm)].flatMap(
      (found) => found.slice(1).filter((code) => code !== undefined),
    ),
    ...Object.values(ApolloServerErrorCode),
  ];
  const rows =
    textOf("docs/frontends.md")
      .split("## Errors")[1]
      ?.matchAll(/^\| (`[A-Z_`, ]+`) *\|/gm) ?? [];
  const shown = [...rows].flatMap(([, codes = ""]) => codes.split(", ").map((code) => code.slice(1, -1)));
  // Not possible here, because persisted queries are disabled.
  const neverGiven = ["PERSISTED_QUERY_NOT_FOUND"];
  expect(shown.toSorted()).toEqual([...new Set(given)].filter((code) => !neverGiven.includes(code)).toSorted());
});

test("the operations in docs/frontends.md that are not run fit the schema", () => {
  const schema = buildSchema(textOf("schema/schema.graphql"));
  const blocks = [...textOf("docs/frontends.md").matchAll(/^```graphql\n(.*?)^```/gms)].map(([, block = ""]) => block);
  expect(blocks.length).toBeGreaterThan(0);
  for (const block of blocks) expect(validate(schema, parse(block))).toEqual([]);
});

test("docs/frontends.md lists exactly the types without an id", () => {
  const types = Object.values(buildSchema(textOf("schema/schema.graphql")).getTypeMap()).filter(isObjectType);
  const keyless = types
    .filter(
      (type) =>
        !/^__|(Connection|Edge)$|^(Query|Mutation|Subscription)$/.test(type.name) && !("id" in type.getFields()),
    )
    .map(({ name }) => name);
  const [, list = ""] = /All other types have no `id`: .*?edges, (.*?)\. /.exec(textOf("docs/frontends.md")) ?? [];
  const shown = [...list.matchAll(/`(\w+)`/g)].map(([, name]) => name);
  expect(shown.toSorted()).toEqual(keyless.toSorted());
});
