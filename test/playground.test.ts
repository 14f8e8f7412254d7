import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildSchema, parse, validate } from "graphql";
import type { Browser, Page } from "playwright-core";
import { playgroundPolicy, wantsPlayground } from "../src/http/playground.ts";
import { launchChromium } from "./launch-chromium.ts";
import { startTestApp } from "./test-app.ts";

const browserAccept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const examplesFolder = join(process.cwd(), "playground/examples");

let app: Awaited<ReturnType<typeof startTestApp>>;
let origin: string;

beforeAll(async () => {
  // On a busy machine, the first run of a statement takes longer than the usual limit: its plan is made then.
  app = await startTestApp();
  origin = new URL(app.url).origin;
}, 120_000);

afterAll(() => app?.stop());

describe("GET /graphql", () => {
  const page = (method = "GET") => fetch(`${origin}/graphql`, { method, headers: { accept: browserAccept } });

  test("answers a browser with the page and the content security policy, and the page is revalidated", async () => {
    const response = await page("HEAD");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("content-security-policy")).toBe(playgroundPolicy);
    expect(response.headers.get("cache-control")).toBe("no-cache");
    expect(response.headers.get("vary")).toMatch(/\baccept\b/i);
  });

  test("links assets that may be cached forever, under the same policy", async () => {
    const assets = [...(await (await page()).text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? "");
    expect(assets.length).toBeGreaterThan(1);
    for (const path of assets) {
      const response = await fetch(new URL(path, origin), { method: "HEAD" });
      expect([path, response.status]).toEqual([expect.stringMatching(/^\/playground\/assets\//), 200]);
      expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      expect(response.headers.get("content-security-policy")).toBe(playgroundPolicy);
    }
  });

  test("answers a query with JSON, also from the address bar of a browser", async () => {
    const response = await fetch(`${origin}/graphql?query=%7B__typename%7D`, { headers: { accept: browserAccept } });
    expect(await response.json()).toMatchObject({ data: { __typename: "Query" } });
  });

  test("leaves clients that accept JSON or anything to GraphQL", async () => {
    for (const accept of ["*/*", "application/json", "application/graphql-response+json"]) {
      const response = await fetch(`${origin}/graphql`, { headers: { accept } });
      expect([accept, response.headers.get("content-type")]).toEqual([accept, expect.stringContaining("json")]);
    }
  });

  test.each([["/playground"], ["/playground/"]])("%s redirects to it", async (path) => {
    const response = await fetch(origin + path, { redirect: "manual" });
    expect([response.status, response.headers.get("location")]).toEqual([302, "/graphql"]);
  });
});

test.each([
  [true, "/graphql", browserAccept],
  [true, "/graphql?theme=dark", "text/html"],
  [true, "/graphql", "text/*;q=0.5"],
  [true, "/graphql", "TEXT/HTML, application/json; q=0.9"],
  [false, "/graphql?query={__typename}", browserAccept],
  [false, "/graphql?operationName=A&query=", browserAccept],
  [false, "/graphql", undefined],
  [false, "/graphql", ""],
  [false, "/graphql", "*/*"],
  [true, "/graphql", "text/html, application/json"],
  [false, "/graphql", "application/json, text/html"],
  [false, "/graphql", "text/html;q=0.5, */*"],
  [false, "/graphql", "text/html;q=0"],
  [false, "/graphql", "text/html;q=nonsense"],
])("wantsPlayground is %s for %s with Accept: %s", (expected, url, accept) => {
  expect(wantsPlayground(url, accept === undefined ? {} : { accept })).toBe(expected);
});

test("every example is valid against the schema", async () => {
  const schema = buildSchema(await readFile("schema/schema.graphql", "utf8"));
  const files = await readdir(examplesFolder);
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) {
    const document = parse(await readFile(join(examplesFolder, file), "utf8"));
    expect({ file, errors: validate(schema, document) }).toEqual({ file, errors: [] });
  }
});

describe("the page in a browser", () => {
  const requested: string[] = [];
  const complaints: string[] = [];
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(45_000);
    page.context().on("request", (request) => requested.push(request.url()));
    page.context().on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
    page.context().on("weberror", (error) => complaints.push(String(error.error())));
    page.context().on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    await page.addInitScript(
      "addEventListener('securitypolicyviolation', (e) => console.error('CSP: ' + e.effectiveDirective + ' ' + e.blockedURI))",
    );
    await page.goto(`${origin}/graphql`);
  }, 120_000);

  afterAll(() => browser?.close());

  const operation = () => page.getByRole("region", { name: "Operation Editor" });
  const result = () => page.getByRole("region", { name: "Result Window" });

  test("has a title, a language and an editor with the first example", async () => {
    expect(await page.title()).toBe("Pressgraph: GraphQL playground");
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await operation().getByText("WhoFoundedAlibaba").waitFor();
    expect(await text(operation())).toContain('company(id: "company:alibaba")');
  }, 120_000);

  test("has a tab for every example", async () => {
    const tabs = await page.getByRole("tab").allInnerTexts();
    const operations = await Promise.all(
      (await readdir(examplesFolder)).map(async (file) => {
        const [, name] = /^query (\w+)/m.exec(await readFile(join(examplesFolder, file), "utf8")) ?? [];
        return name;
      }),
    );
    expect(tabs.toSorted()).toEqual(operations.toSorted());
  });

  test("runs each example and shows its result", async () => {
    for (const name of await page.getByRole("tab").allInnerTexts()) {
      await page.getByRole("button", { name, exact: true }).click();
      await operation().getByText(name).waitFor();
      const [response] = await Promise.all([
        page.waitForResponse((answer) => answer.request().method() === "POST"),
        page.getByRole("button", { name: /^Execute query/ }).click(),
      ]);
      const { data, errors } = await response.json();
      expect([name, errors]).toEqual([name, undefined]);
      const [field = ""] = Object.keys(data);
      await result().getByText(`"${field}":`).waitFor();
      expect([name, data[field]]).not.toEqual([name, null]);
    }
  }, 120_000);

  test("completes input from the schema", async () => {
    await page.getByRole("button", { name: "New tab" }).click();
    await operation().getByRole("textbox").focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("{ compan");
    await page.locator(".suggest-widget").getByText("company", { exact: true }).waitFor();
  }, 120_000);

  test("shows the documentation of the schema", async () => {
    await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
    await page.getByRole("link", { name: "Query", exact: true }).click();
    await page.getByRole("link", { name: "company", exact: true }).waitFor();
  }, 120_000);

  test("makes no request to another origin, violates no policy and logs nothing to the console", () => {
    const fetched = requested.filter((url) => !url.startsWith("data:"));
    expect(fetched).toContainEqual(expect.stringContaining("/playground/assets/graphql.worker-"));
    expect(fetched.filter((url) => new URL(url).origin !== origin)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  async function storedTabs(): Promise<number> {
    const state = await page.evaluate<string | null>('localStorage.getItem("pressgraph:graphiql:tabState")');
    return JSON.parse(state ?? '{ "tabs": [] }').tabs.length;
  }

  test("opens a query that the address hands over in a tab of its own, once", async () => {
    const query = "query HandedOver($id: ID!) { company(id: $id) { name } }";
    const fields = new URLSearchParams({ query, variables: '{ "id": "company:alibaba" }' });
    const tabs = await page.getByRole("tab").count();
    // Tabs are stored after a pause, and only stored ones are there again.
    while ((await storedTabs()) !== tabs) await page.waitForTimeout(50);
    await page.goto("about:blank");
    await page.goto(`${origin}/graphql#${fields}`);
    await operation().getByText("HandedOver").waitFor();
    expect(page.url()).toBe(`${origin}/graphql`);
    expect(await page.getByRole("tab").count()).toBe(tabs + 1);
    await page.getByRole("button", { name: /^Execute query/ }).click();
    await result().getByText('"Alibaba"').waitFor();
  }, 120_000);
});

/** Monaco writes spaces as no-break spaces. */
async function text(locator: ReturnType<Page["locator"]>): Promise<string> {
  return ((await locator.textContent()) ?? "").replaceAll("\u00a0", " ");
}
