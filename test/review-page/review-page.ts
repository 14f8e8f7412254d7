import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import type { Extractors } from "../../src/proposals/proposals.ts";
import { launchChromium } from "../launch-chromium.ts";
import { editorToken, refill, startTestApp } from "../test-app.ts";

const usual: BrowserContextOptions = {
  viewport: { width: 1200, height: 760 },
  reducedMotion: "reduce",
  locale: "en-US",
};

// biome-ignore lint/suspicious/noExplicitAny: the answers of many operations
export type Answer = any;

/** The page for reviewers of a service, in a browser. To be called once, at the top of a test file. */
export function startReview(extractors: Extractors, records: readonly unknown[]) {
  let app: Awaited<ReturnType<typeof startTestApp>>;
  let browser: Browser;
  let context: BrowserContext | undefined;
  const complaints: string[] = [];
  const origin = () => new URL(app.url).origin;

  beforeAll(async () => {
    app = await startTestApp([], { extractors });
    browser = await launchChromium();
  }, 120_000);
  beforeEach(() => refill(app.neo4j, records));
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  /** A page with a session of its own, at this fragment; with the editor's token unless another is given. */
  async function open(
    fragment = "",
    { token = editorToken, ...options }: BrowserContextOptions & { readonly token?: string | null } = {},
  ): Promise<Page> {
    await context?.close();
    context = await browser.newContext({ ...usual, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith("http") && url.origin !== origin()) complaints.push(`asked ${request.url()}`);
    });
    await page.addInitScript(
      "addEventListener('securitypolicyviolation', (e) => console.error('CSP: ' + e.effectiveDirective + ' ' + e.blockedURI))",
    );
    if (token !== null)
      await page.addInitScript(`sessionStorage["pressgraph editor token"] ??= ${JSON.stringify(token)}`);
    await page.goto(`${origin()}/review${fragment}`);
    return page;
  }

  async function ask(query: string, variables: unknown = {}): Promise<Answer> {
    const response = await fetch(`${origin()}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${editorToken}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Answer; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** Proposes what a reader says of a text; no tagger is needed. Returns the id. */
  async function propose(text: string, said: unknown, article: object = {}): Promise<string> {
    const { proposeQuoted } = await ask(
      `mutation ($text: String!, $article: ProposedArticleInput!, $said: QuotedProposalInput!) {
        proposeQuoted(text: $text, article: $article, said: $said, by: "test:reader") { id fallen { what why } } }`,
      { text, said, article: { title: "Who runs Tidewell", publishedOn: "2024-05-02", language: "en", ...article } },
    );
    expect(proposeQuoted.fallen).toEqual([]);
    return proposeQuoted.id;
  }

  return { app: () => app, origin, open, ask, propose, complaints };
}

export const address = (id: string) => `#proposal=${id}`;
