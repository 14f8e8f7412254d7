import { serverAudits } from "graphql-http";
import type { App } from "../src/app.ts";
import { fixture } from "./fixture.ts";
import { fillWithRivals, heavyField, Observer } from "./http/rivals.ts";
import { type TcpProxy, tcpProxy } from "./tcp-proxy.ts";
import { editorToken, startTestApp, timeoutMs } from "./test-app.ts";
import { testDatabase } from "./test-database.ts";

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: { readonly data?: unknown; readonly errors?: { message: string; extensions: { code: string } }[] };
  readonly headers: Headers;
}

async function send(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { redirect: "manual", ...init });
  const text = await response.text();
  const json = response.headers.get("content-type")?.includes("json") ?? false;
  // Other tests check the cost.
  const { extensions: _, ...body } = json ? JSON.parse(text) : {};
  return { status: response.status, text, body, headers: response.headers };
}

const newer = "application/graphql-response+json";
const older = "application/json";

function post(app: App, payload: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  return send(`${app.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: newer, ...headers },
    body: typeof payload === "string" ? payload : JSON.stringify(payload),
  });
}
const ask = (app: App, query: string, variables?: object, headers?: Record<string, string>) =>
  post(app, { query, variables }, headers);

const repeat = (times: number, text: (i: number) => string) =>
  Array.from({ length: times }, (_, i) => text(i)).join(" ");

let app: App;
beforeAll(async () => {
  app = await startTestApp(fixture);
});
afterAll(() => app?.stop());

describe("GraphQL over HTTP, by the audits of graphql-http", () => {
  test.each(serverAudits({ url: () => `${app.url}/graphql` }).map((audit) => [audit.id, audit.name, audit] as const))(
    "%s: %s",
    async (_id, _name, audit) => {
      const result = await audit.fn();
      expect(result.status === "ok" ? "ok" : result.reason).toBe("ok");
    },
  );

  test("the suite has 61 audits", () => {
    expect(serverAudits({ url: "" })).toHaveLength(61);
  });
});

describe("a document that is too large is refused with a reason and status 400", () => {
  const tooLarge = (message: string, limit: number, value: number) => ({
    errors: [{ message, extensions: { code: "QUERY_TOO_LARGE", limit, value } }],
  });
  const deep = (levels: number) =>
    `{ __schema { types ${"{ ofType ".repeat(levels - 3)} { name } ${"} ".repeat(levels - 3)} } }`;
  // Each fragment has four levels, and two are around them. The entity does not exist, so little is read.
  const chain = (fragments: number) =>
    `{ entity(id: "x") { ...F0 } }
    ${repeat(fragments, (i) => `fragment F${i} on Entity { articles(first: 1) { nodes { mentions(first: 1) { nodes { ...F${i + 1} } } } } }`)}
    fragment F${fragments} on Entity { id }`;

  test.each([
    [
      "61 aliases",
      `{ ${repeat(61, (i) => `a${i}: ${i % 2 ? "__typename" : 'entity(id: "x") { id }'}`)} }`,
      tooLarge("The query has 61 aliases; the limit is 60. Split it into several queries.", 60, 61),
    ],
    [
      "a field 61 times",
      `{ ${repeat(61, () => "__typename")} }`,
      tooLarge(
        'The field "__typename" is selected more than 60 times in one selection set, which is the limit. Split it into several queries.',
        60,
        61,
      ),
    ],
    [
      "a field 61 times under aliases",
      `{ ${repeat(61, (i) => `a${i}: __typename`)} }`,
      tooLarge(
        'The field "__typename" is selected more than 60 times in one selection set, which is the limit. Split it into several queries.',
        60,
        61,
      ),
    ],
    [
      "21 levels",
      deep(21),
      tooLarge("The query is 21 levels deep; the limit is 20. Split it into several queries.", 20, 21),
    ],
    [
      "22 levels through fragments",
      chain(5),
      tooLarge("The query is 22 levels deep; the limit is 20. Split it into several queries.", 20, 22),
    ],
    [
      "41 directives",
      `{ ${repeat(41, () => "__typename @skip(if: false)")} }`,
      tooLarge("The query has 41 directives; the limit is 40. Split it into several queries.", 40, 41),
    ],
  ])("%s", async (_, query, expected) => {
    const answer = await ask(app, query);
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 400, body: expected });
    expect((await ask(app, query, {}, { accept: older })).status).toBe(200);
  });

  test.each([
    ["60 aliases", `{ ${repeat(30, (i) => `a${i}: __typename b${i}: entity(id: "x") { id }`)} }`],
    ["a field 60 times", `{ ${repeat(60, () => "__typename")} }`],
    ["18 levels through fragments", chain(4)],
    ["40 directives", `{ ${repeat(40, () => "__typename @skip(if: false)")} }`],
  ])(
    "%s are accepted",
    async (_, query) => {
      const { status, body } = await ask(app, query);
      expect([status, body.errors]).toEqual([200, undefined]);
    },
    20_000,
  );

  test.each([
    [
      "3,001 tokens",
      `{ ${repeat(2_999, () => "a")} }`,
      "Syntax Error: Document contains more that 3000 tokens. Parsing aborted.",
    ],
    [
      "1,000 aliases",
      `{ ${repeat(1_000, (i) => `a${i}: __typename`)} }`,
      "Syntax Error: Document contains more that 3000 tokens. Parsing aborted.",
    ],
    [
      "2,000 nested selections",
      "{a".repeat(2_000) + "}".repeat(2_000),
      "Syntax Error: Document contains more that 3000 tokens. Parsing aborted.",
    ],
    [
      "a list literal nested 20,000 times",
      `{ __type(name: ${"[".repeat(20_000)}${"]".repeat(20_000)}) { name } }`,
      "Syntax Error: The document nests too deeply.",
    ],
  ])("%s stop the parser", async (_, query, message) => {
    const { status, body } = await ask(app, query);
    expect({ status, errors: body.errors?.map((error) => [error.message, error.extensions.code]) }).toEqual({
      status: 400,
      errors: [[message, "GRAPHQL_PARSE_FAILED"]],
    });
  });

  test("fragments that spread each other in a circle, or double a hundred times, are refused", async () => {
    const circle = await ask(app, "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }");
    expect([circle.status, circle.body.errors?.[0]?.extensions.code]).toEqual([400, "GRAPHQL_VALIDATION_FAILED"]);
    const began = performance.now();
    const doubling = await ask(
      app,
      `{ ...F0 } ${repeat(100, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F100 on Query { __typename }`,
    );
    expect([doubling.status, doubling.body.data]).toEqual([400, undefined]);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test("recursive introspection is refused", async () => {
    const { status, body } = await ask(
      app,
      "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }",
    );
    expect([status, body.errors?.[0]?.message]).toEqual([400, "Maximum introspection depth exceeded"]);
  });

  test("at most five validation errors are reported", async () => {
    const floods = [
      `{ ${repeat(500, (i) => `unknown${i}`)} }`,
      `{ __typename ${repeat(100, () => "@unknown")} }`,
      `query (${repeat(300, (i) => `$v${i}: Int`)}) { __typename }`,
    ];
    for (const query of floods) {
      const { status, body } = await ask(app, query);
      expect([status, body.errors?.length, body.errors?.at(-1)?.message]).toEqual([
        400,
        6,
        "Too many validation errors, error limit reached. Validation aborted.",
      ]);
    }
  });

  test("a body of more than a million bytes is refused", async () => {
    const { status, body } = await ask(app, `{ __typename } # ${"x".repeat(1_000_000)}`);
    expect({ status, body }).toEqual({
      status: 413,
      body: {
        errors: [
          {
            message: "The request body has more than 1000000 bytes, which is the limit. Send several smaller requests.",
            extensions: { code: "BODY_TOO_LARGE" },
          },
        ],
      },
    });
  });
});

describe("the cost of a query", () => {
  const levels = (first: number) =>
    `{ entity(id: "x") { neighbors(first: ${first}) { nodes { neighbors(first: ${first}) { nodes { neighbors(first: ${first}) { nodes { id } } } } } } } }`;

  test("multiplies nested pages; a query over the limit is refused", async () => {
    const { status, body } = await ask(app, levels(100));
    expect({ status, body }).toEqual({
      status: 400,
      body: {
        errors: [
          {
            message:
              "The query costs 1020201; the limit is 500000. Ask for smaller pages, fewer levels or fewer fields.",
            extensions: { code: "QUERY_TOO_LARGE", limit: 500_000, cost: 1_020_201 },
          },
        ],
      },
    });
    expect((await ask(app, levels(70))).body).toEqual({ data: { entity: null } });
  });

  test.each<[string, string, Record<string, unknown>, Record<string, unknown>]>([
    ["Int", levels(1).replaceAll("first: 1", "first: $size"), { size: 1 }, { size: 100 }],
    [
      "Boolean!",
      levels(100).replace("nodes { neighbors", "nodes @include(if: $size) { neighbors"),
      { size: false },
      { size: true },
    ],
    [
      "[ID!]!",
      `{ nodes(ids: $size) { ... on Entity { neighbors(first: 100) { nodes { neighbors(first: 100) { nodes { id } } } } } } }`,
      { size: [] },
      { size: Array.from({ length: 100 }, (_, i) => `person:${i}`) },
    ],
  ])("is computed again if it depends on a variable of type %s", async (type, query, small, large) => {
    const document = `query ($size: ${type}) ${query}`;
    const codes = [];
    for (const variables of [small, large, small, large])
      codes.push((await ask(app, document, variables)).body.errors?.[0]?.extensions.code);
    expect(codes).toEqual([undefined, "QUERY_TOO_LARGE", undefined, "QUERY_TOO_LARGE"]);
  });

  const below = "neighbors(first: 50) { nodes { neighbors(first: 50) { nodes { id } } } }";
  test.each([
    [`expand(ids: ["x"], perType: 20) { nodes { ${below} } }`, 200 * 2_602 + 7 * 201],
    [`expand(ids: ["x"], perType: 20, filter: { types: [MET] }) { nodes { ${below} } }`, "answered"],
    [
      `expand(ids: ["x", "y"], perType: 100) { nodes { neighbors(first: 250) { nodes { id } } } }`,
      2_000 * 252 + 7 * 2_002,
    ],
    [`subgraph(ids: ["x"]) { nodes { ${below} } }`, 200 * 2_602 + (7 + 25) * 200],
    [`paths(from: "x", to: "y", allShortest: true) { paths { nodes { ${below} } } }`, 1_000 * 2_602 + 20_000],
    [`paths(from: "x", to: "y") { paths { nodes { ${below} } } }`, "NOT_FOUND"],
  ])("counts the entities that a traversal can reach: %s", async (query, cost) => {
    const { errors } = (await ask(app, `{ ${query} }`)).body;
    const { code = "answered", cost: counted } = (errors?.[0]?.extensions ?? {}) as { code?: string; cost?: number };
    expect(code === "QUERY_TOO_LARGE" ? counted : code).toBe(cost);
  });

  test("is computed separately for two operations of one document", async () => {
    const document = `query Small { ${levels(2).slice(1, -1)} } query Large { ${levels(100).slice(1, -1)} }`;
    const codes = [];
    for (const operationName of ["Small", "Large", "Small", "Large"])
      codes.push((await post(app, { query: document, operationName })).body.errors?.[0]?.extensions.code);
    expect(codes).toEqual([undefined, "QUERY_TOO_LARGE", undefined, "QUERY_TOO_LARGE"]);
  });

  test("counts pages whose size is in a variable, pages in fragments, and lists of ids", async () => {
    const codes = await Promise.all(
      [
        ask(app, levels(1).replaceAll("first: 1", "first: $first").replace("{", "query ($first: Int) {"), {
          first: 100,
        }),
        ask(
          app,
          `{ entity(id: "x") { ...A } } fragment A on Entity { neighbors(first: 100) { nodes { ...B } } }
          fragment B on Entity { neighbors(first: 100) { nodes { ...C } } } fragment C on Entity { relations(first: 100) { nodes { id } } }`,
        ),
        ask(
          app,
          "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Entity { neighbors(first: 100) { nodes { articles(first: 100) { nodes { id } } } } } } }",
          { ids: Array.from({ length: 100 }, (_, i) => `person:${i}`) },
        ),
      ].map(async (answer) => (await answer).body.errors?.[0]?.extensions.code),
    );
    expect(codes).toEqual(["QUERY_TOO_LARGE", "QUERY_TOO_LARGE", "QUERY_TOO_LARGE"]);
  });
});

describe("errors of the client", () => {
  test.each<[string, unknown, number, string]>([
    ["a syntax error", { query: "{" }, 400, "GRAPHQL_PARSE_FAILED"],
    ["an unknown field", { query: "{ entity(id: 1) { nam } }" }, 400, "GRAPHQL_VALIDATION_FAILED"],
    ["a missing variable", { query: "query ($id: ID!) { entity(id: $id) { id } }" }, 400, "BAD_USER_INPUT"],
    [
      "an invalid argument",
      { query: '{ entity(id: "x") { neighbors(first: -1) { totalCount } } }' },
      200,
      "BAD_USER_INPUT",
    ],
    [
      "a mutation without a token",
      { query: 'mutation { retractArticle(id: "x") { relationsKept } }' },
      200,
      "UNAUTHENTICATED",
    ],
    [
      "an unknown operation name",
      { query: "query A { __typename }", operationName: "B" },
      400,
      "OPERATION_RESOLUTION_FAILURE",
    ],
    [
      "two operations and no name",
      { query: "query A { __typename } query B { __typename }" },
      400,
      "OPERATION_RESOLUTION_FAILURE",
    ],
    ["no query", {}, 400, "BAD_REQUEST"],
    ["a list of operations", [{ query: "{ __typename }" }, { query: "{ __typename }" }], 400, "BAD_REQUEST"],
    ["broken JSON", '{"query":', 400, "BAD_REQUEST"],
    ["an empty body", "", 400, "BAD_REQUEST"],
    ["a variable named __proto__", '{"query":"{ __typename }","variables":{"__proto__":{"x":1}}}', 400, "BAD_REQUEST"],
    [
      "a hash instead of a query",
      { extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } } },
      200,
      "PERSISTED_QUERY_NOT_SUPPORTED",
    ],
  ])("%s: the error has a code and no stack trace", async (_, payload, status, code) => {
    const answer = await post(app, payload);
    expect([answer.status, answer.body.errors?.map(({ extensions }) => extensions.code)]).toEqual([status, [code]]);
    expect(answer.text).not.toMatch(/stacktrace|node_modules|\.[jt]s:\d| at [A-Z]\w+\./);
  });

  test.each([
    ["{ entitty }", "entity"],
    ['{ entity(idd: "x") { id } }', "id"],
    ['{ entity(id: "x") { nam } }', "name"],
    ['{ entity(id: "x") { ... on Persn { id } } }', "Person"],
  ])("a misspelled name gets a suggestion: %s", async (query, suggestion) => {
    const { body } = await ask(app, query);
    expect(body.errors?.[0]?.message).toMatch(new RegExp(`Did you mean .*"${suggestion}"`));
  });

  test.each([newer, older])(
    "a long invalid variable is not quoted whole, for a client that accepts %s",
    async (accept) => {
      const answer = await ask(
        app,
        'query ($first: Int) { entity(id: "x") { neighbors(first: $first) { totalCount } } }',
        { first: "z".repeat(200_000) },
        { accept },
      );
      expect([answer.status, answer.body.errors?.map(({ extensions }) => extensions.code)]).toEqual([
        accept === newer ? 400 : 200,
        ["BAD_USER_INPUT"],
      ]);
      expect(answer.text.length).toBeLessThan(2_000);
    },
  );

  test("the error names the invalid variable", async () => {
    const { body } = await ask(app, "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids: [null] });
    expect(body.errors?.map(({ message, extensions }) => [message, extensions.code])).toEqual([
      [
        'Variable "$ids" got invalid value null at "ids[0]"; Expected non-nullable type "ID!" not to be null.',
        "BAD_USER_INPUT",
      ],
    ]);
  });
});

describe("cross-site requests", () => {
  const csrf = expect.stringContaining("potential Cross-Site Request Forgery");
  const at = (query: string) => `${app.url}/graphql?query=${encodeURIComponent(query)}`;

  test.each(["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"])(
    "POST as %s is refused",
    async (type) => {
      const { status, body } = await send(`${app.url}/graphql`, {
        method: "POST",
        headers: { "content-type": type },
        body: type.includes("urlencoded") ? "query=%7B__typename%7D" : '{"query":"{ __typename }"}',
      });
      expect([status >= 400 && status < 500, body.data, body.errors?.[0]?.extensions.code]).toEqual([
        true,
        undefined,
        "BAD_REQUEST",
      ]);
    },
  );

  test("GET is accepted from programs and from pages of the same origin", async () => {
    for (const site of [undefined, "same-origin", "none"]) {
      const { status, body } = await send(at("{ __typename }"), {
        headers: site === undefined ? {} : { "sec-fetch-site": site },
      });
      expect([status, body]).toEqual([200, { data: { __typename: "Query" } }]);
    }
  });

  test.each(["cross-site", "same-site"])("GET is refused from a %s page", async (site) => {
    const { status, body } = await send(at("{ __typename }"), { headers: { "sec-fetch-site": site } });
    expect([status, body]).toEqual([400, { errors: [{ message: csrf, extensions: { code: "BAD_REQUEST" } }] }]);
  });

  test("GET never runs a mutation", async () => {
    const { status, body, headers } = await send(
      at('mutation { retractArticle(id: "article:one") { relationsKept } }'),
      {
        headers: { accept: older, authorization: `Bearer ${editorToken}` },
      },
    );
    expect([status, headers.get("allow"), body.data]).toEqual([405, "POST", undefined]);
    expect((await ask(app, '{ article(id: "article:one") { id } }')).body).toEqual({
      data: { article: { id: "article:one" } },
    });
  });

  test("no CORS header allows another origin to read a response", async () => {
    const origin = "https://evil.example";
    const answers = [
      await ask(app, "{ __typename }", {}, { origin }),
      await send(`${app.url}/graphql`, {
        method: "OPTIONS",
        headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": "content-type" },
      }),
    ];
    for (const { headers } of answers)
      expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  test("responses have security headers", async () => {
    for (const { headers } of [
      await ask(app, "{ __typename }"),
      await send(`${app.url}/livez`),
      await send(`${app.url}/none`),
    ]) {
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("SAMEORIGIN");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("content-security-policy")).toContain("default-src 'self'");
      expect([headers.get("x-powered-by"), headers.get("server")]).toEqual([null, null]);
    }
  });

  test.each(["PUT", "DELETE", "PATCH"])("%s is refused", async (method) => {
    const { status } = await send(`${app.url}/graphql`, { method, headers: { "content-type": "application/json" } });
    expect(status >= 400 && status < 500).toBe(true);
  });

  test("a trace is not returned on request", async () => {
    const { body } = await ask(app, "{ __typename }", {}, { "apollo-federation-include-trace": "ftv1" });
    expect(body).toEqual({ data: { __typename: "Query" } });
  });
});

describe("when the database is away", () => {
  let proxy: TcpProxy;
  let proxied: App;

  beforeAll(async () => {
    const address = testDatabase();
    const { hostname, port } = new URL(address.uri);
    proxy = await tcpProxy({ host: hostname, port: Number(port) });
    proxied = await startTestApp(fixture, {
      neo4j: { ...address, uri: `bolt://127.0.0.1:${proxy.port}` },
      limits: { queryTimeoutMs: 1_000 },
    });
  });
  afterEach(() => proxy.pass());
  afterAll(async () => {
    await proxied?.stop();
    await proxy?.close();
  });
  const health = async (path: string) => {
    const { status, text } = await send(proxied.url + path);
    return [status, JSON.parse(text)];
  };

  test("is alive and ready while the database answers", async () => {
    expect(await health("/livez")).toEqual([200, { status: "ok" }]);
    expect(await health("/readyz")).toEqual([200, { status: "ready" }]);
  });

  test("connection refused: alive, not ready, 503 with Retry-After; recovers when the database is back", async () => {
    proxy.cut();
    expect(await health("/livez")).toEqual([200, { status: "ok" }]);
    expect(await health("/readyz")).toEqual([503, { status: "not ready" }]);
    const { status, headers, body } = await ask(proxied, '{ entity(id: "person:ada") { id } }');
    expect({ status, retryAfter: headers.get("retry-after"), body }).toEqual({
      status: 503,
      retryAfter: "2",
      body: {
        data: { entity: null },
        errors: [
          {
            message: "The database cannot be reached. Try again in a few seconds.",
            path: ["entity"],
            locations: expect.anything(),
            extensions: { code: "SERVICE_UNAVAILABLE" },
          },
        ],
      },
    });
    proxy.pass();
    expect(await health("/readyz")).toEqual([200, { status: "ready" }]);
    expect((await ask(proxied, '{ entity(id: "person:ada") { id } }')).body).toEqual({
      data: { entity: { id: "person:ada" } },
    });
  }, 30_000);

  test("no answer: alive, not ready, and a query ends at its time limit", async () => {
    await health("/readyz");
    proxy.hush();
    const began = performance.now();
    expect(await health("/livez")).toEqual([200, { status: "ok" }]);
    const [ready, { body }] = await Promise.all([
      health("/readyz"),
      ask(proxied, '{ entity(id: "person:ada") { id } }'),
    ]);
    expect(ready).toEqual([503, { status: "not ready" }]);
    expect(body.errors?.[0]?.extensions.code).toMatch(/^(TIMEOUT|SERVICE_UNAVAILABLE)$/);
    expect(performance.now() - began).toBeLessThan(8_000);
  }, 30_000);

  test("a query that costs too much is refused without the database", async () => {
    proxy.cut();
    const level = (below: string) => `neighbors(first: 100) { nodes { ${below} } }`;
    const { body } = await ask(proxied, `{ entity(id: "person:ada") { ${level(level(level("id")))} } }`);
    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(["QUERY_TOO_LARGE"]);
  });
});

describe("a slow query", () => {
  const heavy = `{ ${heavyField} }`;
  let observer: Observer;
  let slow: App;
  let hurried: App;

  beforeAll(async () => {
    observer = new Observer();
    const maxQueryCost = 100_000_000_000;
    slow = await startTestApp([], { limits: { maxQueryCost } });
    hurried = await startTestApp([], { limits: { maxQueryCost, queryTimeoutMs: 500 } });
    await fillWithRivals(slow);
  });
  afterAll(async () => {
    await slow?.neo4j.write((run) => run({ text: "MATCH (n) DETACH DELETE n" }), { timeoutMs });
    await slow?.stop();
    await hurried?.stop();
    await observer?.close();
  });

  test("is stopped in the database when its client closes the connection", async () => {
    const gone = new AbortController();
    const asking = fetch(`${slow.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: heavy }),
      signal: gone.signal,
    }).then(
      () => "answered",
      ({ name }) => name,
    );
    expect(await observer.until(1)).toBe(true);
    gone.abort();
    expect(await asking).toBe("AbortError");
    const began = performance.now();
    expect(await observer.until(0)).toBe(true);
    expect(performance.now() - began).toBeLessThan(5_000);
  }, 40_000);

  test("is stopped at the time limit, with a code and advice", async () => {
    const { status, body } = await ask(hurried, heavy);
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        data: { company: null },
        errors: [
          {
            message:
              "The query was stopped because it took longer than the time limit, ontology.limits.timeoutMs. Ask for smaller pages, fewer levels or a narrower filter.",
            path: ["company"],
            locations: expect.anything(),
            extensions: { code: "TIMEOUT" },
          },
        ],
      },
    });
    expect(await observer.until(0)).toBe(true);
  }, 20_000);
});
