import axe from "axe-core";
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { launchChromium } from "../launch-chromium.ts";
import { editorToken, startTestApp } from "../test-app.ts";

const usual: BrowserContextOptions = {
  // Small: each pixel is computed without a graphics card.
  viewport: { width: 1024, height: 640 },
  reducedMotion: "reduce",
  locale: "en-US",
};

/** Gives Alibaba one more partner. */
export const record = {
  article: { id: "article:novum", title: "Novum and Alibaba", publishedOn: "2018-02" },
  entities: [
    { ref: "alibaba", id: "company:alibaba", kind: "COMPANY", name: "Alibaba" },
    { ref: "novum", id: "company:novum", kind: "COMPANY", name: "Novum" },
  ],
  relations: [
    { type: "PARTNER_OF", source: "novum", target: "alibaba", evidence: [{ statement: "They work together." }] },
  ],
};
/** The explorer of a service on the seed graph, in a browser. To be called once, at the top of a test file. */
export function startExplorer() {
  let app: Awaited<ReturnType<typeof startTestApp>>;
  let browser: Browser;
  const contexts = new Map<string, Promise<BrowserContext>>();
  let current: Page | undefined;
  const foreign: string[] = [];
  const complaints: string[] = [];
  const origin = () => new URL(app.url).origin;

  beforeAll(async () => {
    app = await startTestApp();
    // Without a graphics card, WebGL is computed.
    browser = await launchChromium(["--enable-unsafe-swiftshader", "--use-angle=swiftshader"]);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  /** For what is not about the picture: drawing takes long without a graphics card. */
  function openWithoutPicture(from?: string, more = "", options?: BrowserContextOptions): Promise<Page> {
    const script = `const getContext = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind === "webgl2" ? null : getContext.call(this, kind, ...rest);
    };`;
    return open(options, "", script + more, from);
  }

  /** Pages with the same options share a cache. */
  function contextWith(options: BrowserContextOptions | undefined): Promise<BrowserContext> {
    const key = JSON.stringify(options ?? null);
    const context = contexts.get(key) ?? browser.newContext({ ...usual, ...options });
    contexts.set(key, context);
    return context;
  }

  /** A page of its own. */
  async function open(options?: BrowserContextOptions, hash = "", script = "", from = origin()): Promise<Page> {
    await current?.close();
    const context = await contextWith(options);
    const page = await context.newPage();
    // Pages share a context: what a test left in it, if it failed say, is not for the next one.
    await context.setOffline(false);
    await page.addInitScript("sessionStorage.isOpen ??= (localStorage.clear(), '1')");
    current = page;
    page.setDefaultTimeout(45_000);
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith("http") && url.origin !== from) foreign.push(request.url());
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
    await page.goto(`${from}/explorer${hash}`);
    return page;
  }

  // biome-ignore lint/suspicious/noExplicitAny: the answers of many queries
  async function ask(query: string, variables: unknown = {}): Promise<any> {
    const response = await fetch(`${origin()}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${editorToken}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** What the pages asked of others than the service, and what went wrong in them. */
  return { origin, app: () => app, open, openWithoutPicture, ask, foreign, complaints };
}

export function shown(page: Page, entities: number, relations: number): Promise<void> {
  const text = `${entities} ${entities === 1 ? "entity" : "entities"}, ${relations} ${relations === 1 ? "relation" : "relations"}`;
  return page.locator(".counts-line", { hasText: new RegExp(`^${text}`) }).waitFor();
}

/** Begins with one of the best connected, and waits for all that is known of it. */
export async function beginWith(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^${name} \\d`) }).click();
  await shown(page, 1, 0);
  await page.locator('.card[aria-busy="false"]').waitFor();
}

export async function expandAlibaba(page: Page): Promise<void> {
  await beginWith(page, "Alibaba");
  await page.getByRole("button", { name: "Expand", exact: true }).click();
  await shown(page, 9, 8);
}

/** Resolves once a notice says this. Looks at each frame of the page, for what is soon gone: to be called before. */
export async function isSaid(page: Page, text: string): Promise<void> {
  // The policy of the page forbids what page.waitForFunction does.
  await page.evaluate(`new Promise((found) => {
    const look = () => {
      if (document.querySelector(".notices")?.textContent.includes(${JSON.stringify(text)})) found();
      else requestAnimationFrame(look);
    };
    look();
  })`);
}

/** Types a name, and waits until the hits are those of the whole name. */
export async function typeName(page: Page, name: string): Promise<void> {
  await Promise.all([
    page.waitForResponse((response) => response.request().postDataJSON()?.variables?.prefix === name),
    page.keyboard.type(name),
  ]);
  await page.locator(".hit", { hasText: name }).first().waitFor();
}

export function details(page: Page, name: string): Locator {
  return page.locator(".card").getByRole("heading", { name, exact: true, level: 2 });
}

export function row(page: Page, name: string): Locator {
  return page
    .getByRole("treegrid")
    .getByRole("row", { name: new RegExp(`^${name}`) })
    .first();
}

export async function tabTo(
  page: Page,
  target: Locator,
  key: "Tab" | "Shift+Tab" | "ArrowDown" | "ArrowRight" = "Tab",
): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element.matches(":focus"))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`No number of presses of ${key} leads there`);
}

/** The fragment of the address, which holds the view as the page has it now. */
export async function link(page: Page): Promise<string> {
  for (let tries = 0; tries < 40; tries++) {
    // Counted in the page, so that it ends after the pause of the page, which began before, however busy the machine is.
    await page.evaluate("new Promise((passed) => setTimeout(passed, 450))");
    const hash = await page.evaluate("location.hash");
    if (typeof hash === "string" && hash !== "") return hash;
  }
  throw new Error("The page has no link");
}

/** The places of all entities, as the link has them. */
export async function places(page: Page): Promise<Map<string, { x: number; y: number }>> {
  const fields = new URLSearchParams((await link(page)).slice(1));
  const ids = (fields.get("e") ?? "").split("~");
  const bytes = Buffer.from(fields.get("p") ?? "", "base64url");
  return new Map(
    ids.map((id, index) => [id, { x: bytes.readInt16BE(index * 4), y: bytes.readInt16BE(index * 4 + 2) }]),
  );
}

/** Where an entity is in the picture, in pixels. */
export async function placeOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  const place = (await places(page)).get(id) ?? { x: 0, y: 0 };
  // A picture that moved says where it is when it is drawn: in the next frame.
  await page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
  const { x, y, scale } = await page.locator(".ground").evaluate(({ dataset }) => ({
    x: Number(dataset.x),
    y: Number(dataset.y),
    scale: Number(dataset.scale),
  }));
  return { x: x + place.x * scale, y: y + place.y * scale };
}

export async function onScreen(page: Page, id: string): Promise<{ x: number; y: number }> {
  const { x, y } = await placeOf(page, id);
  const box = await page.locator(".ground").boundingBox();
  return { x: (box?.x ?? 0) + x, y: (box?.y ?? 0) + y };
}

/**
 * Rules that ask for the parts of a whole page, which a menu, a dialog or a list of hits hides while it is open, and for
 * no focus in what is hidden: the key that would go there closes the list first.
 */
const pageRules = ["page-has-heading-one", "landmark-one-main", "region", "aria-hidden-focus"];

/** Axe finds nothing to complain of. */
export async function findNothing(page: Page, { isCovered = false } = {}): Promise<void> {
  const isThere = await page.evaluate("typeof axe === 'object'");
  if (!isThere) await page.evaluate(axe.source);
  const rules = Object.fromEntries(isCovered ? pageRules.map((rule) => [rule, { enabled: false }]) : []);
  const { violations } = await page.evaluate(
    (options) => (globalThis as unknown as { axe: typeof axe }).axe.run(options),
    { rules, resultTypes: ["violations" as const] },
  );
  expect(violations.map(({ id, nodes }) => ({ id, html: nodes.map(({ html }) => html) }))).toEqual([]);
}
