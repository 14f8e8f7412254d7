import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { WebSocket as WebSocketClient } from "ws";
import type { App } from "../../src/app.ts";
import { fixture } from "../fixture.ts";
import { launchChromium } from "../launch-chromium.ts";
import { editorToken, startTestApp } from "../test-app.ts";
import { ask } from "./ask.ts";

const listed = "https://app.example";
const foreign = "https://elsewhere.example";
const ok = { data: { __typename: "Query" } };

let pages: Server;
/** The origin of a page that a browser loads. It is listed. */
let pageOrigin: string;
let app: App;
beforeAll(async () => {
  pages = createServer((_request, response) => {
    response.setHeader("content-type", "text/html").end("<!doctype html><title>A frontend</title>");
  });
  await new Promise<void>((resolve) => pages.listen(0, "127.0.0.1", resolve));
  pageOrigin = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
  app = await startTestApp(fixture, { corsOrigins: [listed, pageOrigin], limits: { maxSubscribers: 3 } });
});
afterAll(async () => {
  await app?.stop();
  pages?.close();
});

const corsHeaders = (headers: Headers) =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith("access-control")));
const preflight = (path: string, origin: string) =>
  fetch(app.url + path, {
    method: "OPTIONS",
    headers: {
      origin,
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type,apollo-require-preflight,x-trace",
    },
  });

test("a page of a listed origin may read the answer and Retry-After, and caches keep it for that origin", async () => {
  const { status, headers } = await ask(app, "{ __typename }", {}, { headers: { origin: listed } });
  expect([status, corsHeaders(headers)]).toEqual([
    200,
    { "access-control-allow-origin": listed, "access-control-expose-headers": "retry-after" },
  ]);
  expect(headers.get("vary")?.toLowerCase()).toContain("origin");
});

test("an answer to a page of another origin has no CORS header, and is not reused for a listed one", async () => {
  for (const origin of [foreign, "null", `${listed}.evil.example`, listed.replace("https", "http")]) {
    const { headers } = await ask(app, "{ __typename }", {}, { headers: { origin } });
    expect([corsHeaders(headers), headers.get("vary")?.toLowerCase()]).toEqual([{}, expect.stringContaining("origin")]);
  }
});

test.each(["/graphql", "/graphql/stream"])(
  "a preflight request for %s is answered for listed origins",
  async (path) => {
    const { status, headers } = await preflight(path, listed);
    expect([status, corsHeaders(headers)]).toEqual([
      204,
      {
        "access-control-allow-origin": listed,
        "access-control-allow-methods": "GET, POST",
        "access-control-allow-headers": "authorization,content-type,apollo-require-preflight,x-trace",
        "access-control-expose-headers": "retry-after",
        "access-control-max-age": "600",
      },
    ]);
    expect(corsHeaders((await preflight(path, foreign)).headers)).toEqual({});
  },
);

test("other paths have no CORS headers", async () => {
  for (const path of ["/readyz", "/explorer", "/none"])
    expect(corsHeaders((await fetch(app.url + path, { headers: { origin: listed } })).headers)).toEqual({});
});

test("a simple GET of another site is refused; that of a listed origin is answered", async () => {
  const get = (headers: Record<string, string>) =>
    fetch(`${app.url}/graphql?query=%7B__typename%7D`, { headers: { "sec-fetch-site": "cross-site", ...headers } });
  for (const headers of [{}, { origin: foreign }, { origin: "null" }]) {
    const response = await get(headers);
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining("Cross-Site Request Forgery"),
    ]);
  }
  const response = await get({ origin: listed });
  expect([response.status, await response.json()]).toEqual([200, { ...ok, extensions: { cost: expect.anything() } }]);
});

test("only listed origins open a WebSocket or a stream", async () => {
  const opened = async (headers: Record<string, string>) => {
    const socket = new WebSocketClient(`${app.url.replace("http", "ws")}/graphql/live`, "graphql-transport-ws", {
      headers,
    });
    const result = await new Promise((resolve) => {
      socket.on("unexpected-response", (_request, response) => resolve(response.statusCode));
      socket.on("open", () => resolve("open"));
      socket.on("error", () => {});
    });
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.close();
    if (result === "open") await closed;
    return result;
  };
  expect([await opened({ origin: listed }), await opened({ origin: foreign })]).toEqual(["open", 403]);

  const streamed = async (headers: Record<string, string>) => {
    const leaving = new AbortController();
    const query = encodeURIComponent("subscription { graphChanged { version } }");
    const { status, headers: received } = await fetch(`${app.url}/graphql/stream?query=${query}`, {
      headers,
      signal: leaving.signal,
    });
    leaving.abort();
    return [status, received.get("access-control-allow-origin")];
  };
  expect(await streamed({ origin: listed })).toEqual([200, listed]);
  expect(await streamed({ origin: foreign })).toEqual([403, null]);
  // An image of another site: no origin.
  expect(await streamed({ "sec-fetch-site": "cross-site" })).toEqual([403, null]);
});

describe("in a browser", () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());

  /** What a page of this origin gets by a query, a mutation, a WebSocket and server-sent events. */
  const use = async (origin: string) => {
    await page.goto(origin);
    return page.evaluate(
      async ({ url, token }) => {
        const answer = async (query: string) => {
          const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
          const response = await fetch(`${url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
          return Object.keys(((await response.json()) as { data: object }).data);
        };
        const tryTo = (result: Promise<unknown>) => result.catch(() => "refused");
        const opened = (target: EventTarget & { close(): void }) =>
          new Promise((resolve, reject) => {
            target.addEventListener("open", () => resolve("open"));
            target.addEventListener("error", reject);
          }).finally(() => target.close());
        const subscription = encodeURIComponent("subscription { graphChanged { version } }");
        return {
          query: await tryTo(answer("{ graph { version } }")),
          mutation: await tryTo(answer('mutation { retractArticle(id: "article:two") { relationsKept } }')),
          simple: await tryTo(fetch(`${url}/graphql?query=%7B__typename%7D`).then(({ status }) => status)),
          socket: await tryTo(
            opened(new WebSocket(`${url.replace("http", "ws")}/graphql/live`, "graphql-transport-ws")),
          ),
          stream: await tryTo(opened(new EventSource(`${url}/graphql/stream?query=${subscription}`))),
        };
      },
      { url: app.url, token: editorToken },
    );
  };

  test("a page of a listed origin uses all of the API, a page of another origin nothing", async () => {
    const refused = "refused";
    expect(await use(pageOrigin.replace("127.0.0.1", "localhost"))).toEqual({
      ...{ query: refused, mutation: refused, simple: refused, socket: refused, stream: refused },
    });
    const { data } = await app.execute('{ article(id: "article:two") { id } }');
    expect(data?.article).not.toBeNull();
    expect(await use(pageOrigin)).toEqual({
      query: ["graph"],
      mutation: ["retractArticle"],
      simple: 200,
      socket: "open",
      stream: "open",
    });
  });
});
