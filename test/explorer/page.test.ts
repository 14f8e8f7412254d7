import { readFile } from "node:fs/promises";
import axe from "axe-core";
import { MultiGraph } from "graphology";
import gexf from "graphology-gexf";
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { explorerPolicy } from "../../src/http/explorer.ts";
import { launchChromium } from "../launch-chromium.ts";
import { startTestApp } from "../test-app.ts";

jest.setTimeout(60_000);

let app: Awaited<ReturnType<typeof startTestApp>>;
let origin: string;
let browser: Browser;
let shared: BrowserContext | undefined;
let current: Page | undefined;
const usual: BrowserContextOptions = {
  // Small: each pixel is computed without a graphics card.
  viewport: { width: 1024, height: 640 },
  reducedMotion: "reduce",
  locale: "en-US",
};
const foreign: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  app = await startTestApp();
  origin = new URL(app.url).origin;
  // Without a graphics card, WebGL is computed.
  browser = await launchChromium(["--enable-unsafe-swiftshader", "--use-angle=swiftshader"]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

describe("GET /explorer", () => {
  test("answers with the page under its policy, and / leads to it", async () => {
    const response = await fetch(`${origin}/explorer`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch("text/html");
    expect(response.headers.get("content-security-policy")).toBe(explorerPolicy);
    expect(response.headers.get("cache-control")).toBe("no-cache");
    for (const path of ["/", "/explorer/"]) {
      const { status, headers } = await fetch(origin + path, { redirect: "manual" });
      expect([path, status, headers.get("location")]).toEqual([path, 302, "/explorer"]);
    }
  });

  test("links files that may be cached for good", async () => {
    const text = await (await fetch(`${origin}/explorer`)).text();
    const paths = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? "");
    expect(paths.length).toBeGreaterThan(1);
    for (const path of paths) {
      const response = await fetch(new URL(path, origin));
      expect([path, response.status]).toEqual([expect.stringMatching(/^\/explorer\/assets\//), 200]);
      expect(response.headers.get("cache-control")).toMatch("immutable");
    }
  });
});

test("the operations are those of the schema", async () => {
  const { execFileSync } = await import("node:child_process");
  execFileSync(process.execPath, ["explorer/codegen.mjs", "--check"]);
});

describe("by mouse", () => {
  test("a search adds a hit, with the counts of the API, and an expansion moves nothing that is there", async () => {
    const page = await open();
    await page.getByRole("combobox", { name: /^Search/ }).fill("Aliba");
    await page.locator(".hit", { hasText: "Alibaba" }).first().click();
    await details(page, "Alibaba").waitFor();
    const { entity } = await ask(`{ entity(id: "company:alibaba") { degree neighborCounts { total } } }`);
    await page.locator(".counts tr").first().waitFor();
    const counts = await page.locator(".counts td.number").allInnerTexts();
    const totals = counts.map((text) => Number(/of (\d+)$/.exec(text)?.[1]));
    expect(sum(totals)).toBe(entity.degree);
    expect(totals).toHaveLength(entity.neighborCounts.length);
    await shown(page, 1, 0);

    const before = await placeOf(page, "company:alibaba");
    await page.getByRole("button", { name: /more: located in$/ }).click();
    await shown(page, 3, 2);
    await page.getByRole("button", { name: "Expand", exact: true }).click();
    const { expand } = await ask(
      `{ expand(ids: ["company:alibaba"]) { nodes { id } relations { id } report { complete } } }`,
    );
    expect(expand.report.complete).toBe(true);
    await shown(page, expand.nodes.length + 1, expand.relations.length);
    expect(await placeOf(page, "company:alibaba")).toEqual(before);
  });

  test("undo and redo give back each step, and a collapse takes what hangs on it", async () => {
    const page = await openWithoutPicture();
    await page.getByRole("button", { name: /^Alibaba \d/ }).click();
    await page.getByRole("button", { name: "Expand", exact: true }).click();
    await shown(page, 9, 8);
    const placed = await places(page);
    await page.getByRole("button", { name: "Collapse" }).click();
    await shown(page, 1, 0);
    await page.getByRole("toolbar").getByRole("button", { name: "Undo" }).click();
    await shown(page, 9, 8);
    expect(await places(page)).toEqual(placed);
    await page.getByRole("button", { name: "Hide", exact: true }).click();
    await shown(page, 8, 0);
    await page.getByRole("button", { name: "Show 1 hidden" }).click();
    await shown(page, 9, 8);
    for (const [entities, relations] of [
      [8, 0],
      [9, 8],
      [1, 0],
      [0, 0],
    ] as const) {
      await page.getByRole("toolbar").getByRole("button", { name: "Undo" }).click();
      await shown(page, entities, relations);
    }
    await page.getByRole("toolbar").getByRole("button", { name: "Redo" }).click();
    await shown(page, 1, 0);
  });

  test("a relation shows its statement and the article", async () => {
    const page = await openWithoutPicture();
    await page.getByRole("button", { name: /^Alibaba \d/ }).click();
    await page.getByRole("button", { name: "Expand", exact: true }).click();
    await page.getByRole("button", { name: /^founded by Jack Ma/ }).click();
    const { company } = await ask(
      `{ company(id: "company:alibaba") { relations(first: 1, filter: { types: [FOUNDED_BY] }) {
          nodes { evidence { totalCount nodes { statement article { title } } } } } } }`,
    );
    const [{ evidence }] = company.relations.nodes;
    await page.getByText(`${evidence.totalCount} of ${evidence.totalCount} statement`).waitFor();
    await page.getByText(evidence.nodes[0].statement).waitFor();
    await page.getByText(evidence.nodes[0].article.title).waitFor();
  });

  test("a click in the picture selects, a double click expands, a drag pins", async () => {
    const page = await open();
    await page.getByRole("button", { name: /^Alibaba \d/ }).click();
    await shown(page, 1, 0);
    const at = await onScreen(page, "company:alibaba");
    await page.mouse.dblclick(at.x, at.y);
    await shown(page, 9, 8);
    const ma = await onScreen(page, "person:jack-ma");
    await page.mouse.click(ma.x, ma.y);
    await details(page, "Jack Ma").waitFor();
    await page.mouse.move(ma.x, ma.y);
    await page.mouse.down();
    await page.mouse.move(ma.x + 30, ma.y + 40, { steps: 30 });
    await page.mouse.up();
    await page.getByRole("button", { name: "Unpin" }).waitFor();
    const moved = await onScreen(page, "person:jack-ma");
    expect(Math.hypot(moved.x - ma.x - 30, moved.y - ma.y - 40)).toBeLessThan(4);
  });
});

describe("how two are connected", () => {
  test("a person who has never seen the page finds the path from Donald Trump to Yahoo, and one without a go-between", async () => {
    const page = await open();
    await page.getByRole("tab", { name: "Connect" }).click();
    for (const [field, name] of [
      ["From", "Donald"],
      ["To", "Yahoo"],
    ] as const) {
      await page.getByRole("combobox", { name: new RegExp(`^${field}`) }).fill(name);
      await page.locator(".hit", { hasText: name }).click();
    }
    const { paths } = await ask(
      `{ paths(from: "person:donald-trump", to: "company:yahoo", limit: 5) { paths { sentence nodes { id } } } }`,
    );
    await page.getByText(paths.paths[0].sentence).waitFor();
    await shown(page, paths.paths[0].nodes.length, paths.paths[0].nodes.length - 1);
    await page.getByRole("button", { name: "Without Jack Ma" }).click();
    await page.getByRole("tabpanel").getByText("No path within 6 relations.").waitFor();
  });

  test("the empty page offers names and a question", async () => {
    const page = await open();
    const { entities } = await ask(`{ entities(first: 3, orderBy: DEGREE) { nodes { name } } }`);
    const starters = page.getByRole("list", { name: "Best connected" }).getByRole("button");
    await starters.first().waitFor();
    const names = (await starters.allInnerTexts()).join();
    for (const { name } of entities.nodes) expect(names).toContain(name);
    await page.getByRole("button", { name: /^How is/ }).click();
    await page.getByRole("heading", { name: /^\d+ paths?$/ }).waitFor();
  });

  test("several selected tell what they have in common", async () => {
    const page = await openWithoutPicture();
    await page.getByRole("button", { name: /^Alibaba \d/ }).click();
    await page.getByRole("button", { name: "Expand", exact: true }).click();
    await shown(page, 9, 8);
    await row(page, "Jack Ma").click();
    await row(page, "Munich").click({ modifiers: ["Control"] });
    await page.getByRole("button", { name: "What they have in common" }).click();
    const { commonNeighbors } = await ask(
      `{ commonNeighbors(ids: ["person:jack-ma", "place:munich"]) { totalCount nodes { name } } }`,
    );
    await page.getByText(`${commonNeighbors.totalCount} of ${commonNeighbors.totalCount} common neighbors`).waitFor();
  });
});

describe("by keyboard alone", () => {
  test("search, expand, walk, pin, hide, find a path, undo", async () => {
    const page = await open();
    await page.getByRole("button", { name: /^How is/ }).waitFor();
    // The search has the focus.
    await page.keyboard.type("Alibaba");
    await page.locator(".hit").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await shown(page, 1, 0);
    await tabTo(page, row(page, "Alibaba"));
    await page.keyboard.press("Enter");
    await shown(page, 9, 8);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await details(page, "Jack Ma").waitFor();
    await page.keyboard.press("p");
    await row(page, "Jack Ma").getByText("pinned").waitFor();
    await page.keyboard.press("h");
    await shown(page, 8, 7);
    await page.keyboard.press("Control+z");
    await shown(page, 9, 8);
    await row(page, "Jack Ma").focus();
    await page.keyboard.press("1");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("2");
    await page.getByRole("heading", { name: /^\d+ paths?$/ }).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await page.locator('input:focus[aria-label^="Search"]').waitFor();
  });

  test("arrows go from entity to entity in the picture", async () => {
    const page = await open();
    await page.getByRole("button", { name: /^Alibaba \d/ }).click();
    await page.getByRole("button", { name: "Expand", exact: true }).click();
    await shown(page, 9, 8);
    await page.getByRole("img", { name: /^Picture of 9 entities/ }).focus();
    const all = await places(page);
    await page.keyboard.press("ArrowRight");
    const name = await page.locator(".card h2").textContent();
    expect(name).not.toBe("Alibaba");
    expect(all.size).toBe(9);
  });
});

test("a link opened elsewhere shows the same", async () => {
  const page = await open();
  await page.getByRole("button", { name: /^Alibaba \d/ }).click();
  await page.getByRole("button", { name: "Expand", exact: true }).click();
  await shown(page, 9, 8);
  await row(page, "Amazon").click();
  await page.getByRole("button", { name: "Pin", exact: true }).click();
  await page.getByLabel("competes with").uncheck();
  await shown(page, 9, 7);
  const there = await places(page);
  const other = await open(undefined, new URL(page.url()).hash);
  await shown(other, 9, 7);
  expect(await places(other)).toEqual(there);
  await details(other, "Amazon").waitFor();
  await other.getByRole("button", { name: "Unpin" }).waitFor();
  expect(await other.getByLabel("competes with").isChecked()).toBe(false);

  const gone = await open(undefined, "#v=1&e=company:alibaba~company:gone&p=AAAAAABkAGQ");
  await gone.getByText("No longer in the graph: company:gone").waitFor();
  await shown(gone, 1, 0);
});

test("a date hides what did not hold, and counts what is undated", async () => {
  const page = await openWithoutPicture();
  await page.getByRole("button", { name: /^Alibaba \d/ }).click();
  await page.getByRole("button", { name: "Expand", exact: true }).click();
  await shown(page, 9, 8);
  const slider = page.getByRole("slider", { name: "As of the year" });
  await slider.focus();
  await slider.press("Home");
  const first = await slider.getAttribute("min");
  const ids = [...(await places(page)).keys()];
  const { expand } = await ask(
    `{ expand(ids: ["company:alibaba"], shown: ${JSON.stringify(ids)}, perType: 0, filter: { asOf: "${first}" }) {
        relations { since until } } }`,
  );
  const undated = expand.relations.filter(
    (relation: { since: unknown; until: unknown }) => !relation.since && !relation.until,
  );
  await shown(page, 9, expand.relations.length);
  await page
    .getByText(
      `${expand.relations.length} hold or may hold; ${undated.length} undated stay; ${8 - expand.relations.length} out`,
    )
    .waitFor();
});

test("files hold what is shown", async () => {
  const page = await openWithoutPicture();
  await page.getByRole("button", { name: /^Alibaba \d/ }).click();
  await page.getByRole("button", { name: "Expand", exact: true }).click();
  await shown(page, 9, 8);
  const save = async (name: string) => {
    await page.getByRole("button", { name: /^Save/ }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name }).click()]);
    return readFile(await download.path());
  };
  const graph = gexf.parse(MultiGraph, (await save("Graph for Gephi")).toString());
  expect([graph.order, graph.size]).toEqual([9, 8]);
  const svg = (await save("Figure")).toString();
  expect(svg).toContain(">Jack Ma</text>");
  expect(svg).toContain("Alibaba-Gründer Jack Ma als Botschafter");
  const png = await save("Picture (PNG)");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
});

test("two hops around an entity come at once", async () => {
  const page = await openWithoutPicture();
  await page.getByRole("button", { name: /^Jack Ma \d/ }).click();
  await page.getByRole("button", { name: "Two hops" }).click();
  const { subgraph } = await ask(`{ subgraph(ids: ["person:jack-ma"], depth: 2) { nodes { id } relations { id } } }`);
  await shown(page, subgraph.nodes.length, subgraph.relations.length);
});

test("size by rank and color by community come from the service", async () => {
  const page = await openWithoutPicture();
  await page.getByRole("button", { name: /^Alibaba \d/ }).click();
  await page.getByLabel("Size by").selectOption("DEGREE");
  await page.getByText("Size by all relations.").first().waitFor();
  await page.getByLabel("Color by").selectOption("community");
  await page
    .getByText(/communit(y|ies) colored\.$/)
    .first()
    .waitFor();
});

describe("where something fails", () => {
  test("a busy service is asked again after the time it said", async () => {
    const page = await openWithoutPicture();
    await page.locator(".question").waitFor();
    let refusals = 0;
    await page.route("**/graphql", async (route) => {
      if (refusals++ > 0) return route.continue();
      await route.fulfill({
        status: 503,
        headers: { "retry-after": "1" },
        json: { errors: [{ message: "busy", extensions: { code: "BUSY" } }] },
      });
    });
    await page.getByRole("button", { name: /^Alibaba \d/ }).click();
    await page.getByText("The service is busy. Asking again in 1 s.").waitFor();
    await shown(page, 1, 0);
  });

  test("a timeout and a lost connection say so, what is shown stays, and it can be tried again", async () => {
    const page = await openWithoutPicture();
    await page.getByRole("button", { name: /^Alibaba \d/ }).click();
    await details(page, "Alibaba").waitFor();
    await page.locator(".counts").waitFor();
    const fail = { errors: [{ message: "slow", extensions: { code: "TIMEOUT" } }], data: { expand: null } };
    await page.route("**/graphql", (route) => route.fulfill({ json: fail }), { times: 1 });
    await page.getByRole("button", { name: "Expand", exact: true }).click();
    await page
      .getByRole("alert")
      .getByText(/^That took too long/)
      .waitFor();
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Try again" }).click();
    await page
      .getByRole("alert")
      .getByText(/^No connection/)
      .waitFor();
    await shown(page, 1, 0);
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Try again" }).click();
    await shown(page, 9, 8);
    complaints.length = 0;
  });

  test("without WebGL 2, list and details work", async () => {
    const page = await openWithoutPicture();
    await page.getByText("This browser cannot draw the picture").waitFor();
    await page.getByRole("button", { name: /^Alibaba \d/ }).click();
    await page.getByRole("button", { name: "Expand", exact: true }).click();
    await shown(page, 9, 8);
    await row(page, "Jack Ma").click();
    await details(page, "Jack Ma").waitFor();
  });
});

describe("axe finds nothing, from the first look to the evidence", () => {
  const looks: [string, BrowserContextOptions, { expand: string; connect: string }][] = [
    ["light", { colorScheme: "light" }, { expand: "Expand", connect: "Connect" }],
    ["dark", { colorScheme: "dark" }, { expand: "Expand", connect: "Connect" }],
    ["German", { locale: "de-DE" }, { expand: "Aufklappen", connect: "Verbinden" }],
    [
      "narrow, with touch",
      { viewport: { width: 390, height: 800 }, hasTouch: true },
      { expand: "Expand", connect: "Connect" },
    ],
  ];
  test.each(looks)("%s", async (_, options, words) => {
    const page = await open(options);
    await page.locator(".question").waitFor();
    await findNothing(page);
    // By a finger where there is one.
    const press = (target: Locator) => (options.hasTouch ? target.tap() : target.click());
    await press(page.locator(".starter").first());
    await page.locator(".counts tr").first().waitFor();
    await press(page.getByRole("button", { name: words.expand, exact: true }));
    await page.locator(".said", { hasText: "8" }).waitFor();
    await findNothing(page);
    await press(page.locator(".lines .line-button").first());
    await page.locator(".evidence").waitFor();
    await press(page.getByRole("tab", { name: words.connect }));
    await findNothing(page);
  });
});

test("all this without a request elsewhere, a violation of the policy or an error on the console", () => {
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});

/** For what is not about the picture: drawing takes long without a graphics card. */
function openWithoutPicture(): Promise<Page> {
  const script = `const getContext = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind === "webgl2" ? null : getContext.call(this, kind, ...rest);
    };`;
  return open(undefined, "", script);
}

async function sharedContext(): Promise<BrowserContext> {
  shared ??= await browser.newContext(usual);
  return shared;
}

/** A page of its own. Without options it shares the cache with the pages before. */
async function open(options?: BrowserContextOptions, hash = "", script = ""): Promise<Page> {
  await current?.close();
  const context = options ? await browser.newContext({ ...usual, ...options }) : await sharedContext();
  const page = await context.newPage();
  current = page;
  page.setDefaultTimeout(20_000);
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== origin) foreign.push(request.url());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    const isRefusal = message.text().includes("503") || message.text().includes("ERR_INTERNET_DISCONNECTED");
    if (message.type() === "error" && !isRefusal) complaints.push(message.text());
  });
  await page.addInitScript(
    "addEventListener('securitypolicyviolation', (e) => console.error('CSP: ' + e.effectiveDirective + ' ' + e.blockedURI))",
  );
  if (script) await page.addInitScript(script);
  await page.goto(`${origin}/explorer${hash}`);
  return page;
}

// biome-ignore lint/suspicious/noExplicitAny: the answers of many queries
async function ask(query: string): Promise<any> {
  const response = await fetch(`${origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function shown(page: Page, entities: number, relations: number): Promise<void> {
  const text = `${entities} ${entities === 1 ? "entity" : "entities"}, ${relations} ${relations === 1 ? "relation" : "relations"}`;
  return page.locator(".counts-line", { hasText: new RegExp(`^${text}`) }).waitFor();
}

function details(page: Page, name: string): Locator {
  return page.locator(".card").getByRole("heading", { name, exact: true, level: 2 });
}

function row(page: Page, name: string): Locator {
  return page
    .getByRole("treegrid")
    .getByRole("row", { name: new RegExp(`^${name}`) })
    .first();
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    if (await target.evaluate((element) => element.matches(":focus"))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("No number of tabs leads there");
}

/** The places of all entities, as the link has them. */
async function places(page: Page): Promise<Map<string, { x: number; y: number }>> {
  await page.waitForTimeout(350);
  const fields = new URLSearchParams(new URL(page.url()).hash.slice(1));
  const ids = (fields.get("e") ?? "").split("~");
  const bytes = Buffer.from(fields.get("p") ?? "", "base64url");
  return new Map(
    ids.map((id, index) => [id, { x: bytes.readInt16BE(index * 4), y: bytes.readInt16BE(index * 4 + 2) }]),
  );
}

/** Where an entity is in the picture, in pixels. */
async function placeOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  const place = (await places(page)).get(id) ?? { x: 0, y: 0 };
  const { x, y, scale } = await page.locator(".ground").evaluate(({ dataset }) => ({
    x: Number(dataset.x),
    y: Number(dataset.y),
    scale: Number(dataset.scale),
  }));
  return { x: x + place.x * scale, y: y + place.y * scale };
}

async function onScreen(page: Page, id: string): Promise<{ x: number; y: number }> {
  const { x, y } = await placeOf(page, id);
  const box = await page.locator(".ground").boundingBox();
  return { x: (box?.x ?? 0) + x, y: (box?.y ?? 0) + y };
}

async function findNothing(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  expect(violations.map(({ id, nodes }) => ({ id, html: nodes.map(({ html }) => html) }))).toEqual([]);
}
