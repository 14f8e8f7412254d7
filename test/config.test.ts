import { readConfig, StartupError } from "../src/config.ts";

const defaults = {
  port: 4000,
  host: "127.0.0.1",
  allowedHosts: [],
  dataDir: ".data",
  neo4j: null,
  boltPort: 7687,
  editorToken: null,
  corsOrigins: [],
  logLevel: "warn",
  languageModel: null,
  keepsTexts: false,
  hasOfflineExtractor: true,
  seed: true,
  warmUp: true,
  limits: {
    maxPageSize: 100,
    maxDepth: 5,
    maxNodes: 2_000,
    maxPathLength: 10,
    maxRoots: 100,
    maxPaths: 1_000,
    hubDegree: 1_000,
    maxQueryDepth: 20,
    maxQueryCost: 500_000,
    maxBodyBytes: 1_000_000,
    maxAnswerBytes: 16_000_000,
    maxRequests: 8,
    maxHeavyRequests: 2,
    maxChanges: 4,
    maxReadsPerRequest: 4,
    maxWaitingRequests: 100,
    maxWaitMs: 5_000,
    maxConnections: 2_000,
    maxSubscribers: 1_000,
    requestTimeoutMs: 30_000,
    keepAliveTimeoutMs: 30_000,
    maxDownloads: 2,
    downloadTimeoutMs: 1_800_000,
    queryTimeoutMs: 5_000,
    importTimeoutMs: 60_000,
    analyticsTimeoutMs: 120_000,
    extractionTimeoutMs: 300_000,
    maxWaitingComputations: 30,
  },
};

test("an empty environment gives the defaults", () => {
  expect(readConfig({})).toEqual(defaults);
});

test("empty variables and unknown variables are ignored", () => {
  const names = ["PORT", "HOST", "NEO4J_URI", "NEO4J_PASSWORD", "EDITOR_TOKEN", "LOG_LEVEL", "QUERY_TIMEOUT_MS"];
  const empty = Object.fromEntries(names.map((name) => [name, ""]));
  expect(readConfig({ ...empty, MAX_DEPTH: undefined, PATH: "/bin", MAX_SOMETHING: "x" })).toEqual(defaults);
});

test("every variable is read, without surrounding spaces", () => {
  expect(
    readConfig({
      PORT: "0",
      HOST: " :: ",
      ALLOWED_HOSTS: "Graph.example, intranet",
      DATA_DIR: "/var/data",
      NEO4J_URI: "neo4j+s://db.example",
      NEO4J_USER: "reader",
      NEO4J_PASSWORD: "secret",
      NEO4J_DATABASE: "press",
      NEO4J_BOLT_PORT: "7000",
      EDITOR_TOKEN: "sixteen letters!",
      CORS_ORIGINS: "HTTPS://App.example:443 ,http://localhost:5173, http://[::1]:80",
      QUERY_TIMEOUT_MS: "1",
      IMPORT_TIMEOUT_MS: "600000",
      ANALYTICS_TIMEOUT_MS: "600000",
      MAX_WAITING_COMPUTATIONS: "1000",
      MAX_PAGE_SIZE: "1000",
      MAX_DEPTH: "10",
      MAX_NODES: "10000",
      MAX_PATH_LENGTH: "20",
      MAX_ROOTS: "1000",
      MAX_PATHS: "10000",
      HUB_DEGREE: "1",
      MAX_QUERY_DEPTH: "100",
      MAX_QUERY_COST: "7",
      MAX_BODY_BYTES: "8",
      MAX_ANSWER_BYTES: "9",
      MAX_REQUESTS: "10",
      MAX_HEAVY_REQUESTS: "11",
      MAX_CHANGES: "12",
      MAX_READS_PER_REQUEST: "13",
      MAX_WAITING_REQUESTS: "0",
      MAX_WAIT_MS: "14",
      MAX_CONNECTIONS: "15",
      MAX_SUBSCRIBERS: "18",
      REQUEST_TIMEOUT_MS: "16",
      KEEP_ALIVE_TIMEOUT_MS: "17",
      MAX_DOWNLOADS: "19",
      DOWNLOAD_TIMEOUT_MS: "86400000",
      LOG_LEVEL: "silent",
      KEEP_TEXTS: "true",
      OFFLINE_EXTRACTOR: "false",
      WARM_UP: "false",
      EXTRACTION_TIMEOUT_MS: "23",
      LLM_URL: "https://Models.example:8443/v1/",
      LLM_MODEL: " small-1 ",
      LLM_API_KEY: "sk-0123",
      LLM_ALLOWED_HOST: "Models.Example",
      LLM_OUTPUT: "text",
      LLM_TIMEOUT_MS: "20",
      LLM_MAX_OUTPUT_TOKENS: "21",
      LLM_DAILY_CALLS: "22",
    }),
  ).toEqual({
    port: 0,
    host: "::",
    allowedHosts: ["graph.example", "intranet"],
    dataDir: "/var/data",
    neo4j: { uri: "neo4j+s://db.example", user: "reader", password: "secret", database: "press" },
    boltPort: 7_000,
    editorToken: "sixteen letters!",
    corsOrigins: ["https://app.example", "http://localhost:5173", "http://[::1]"],
    logLevel: "silent",
    keepsTexts: true,
    hasOfflineExtractor: false,
    languageModel: {
      url: "https://Models.example:8443/v1",
      model: "small-1",
      apiKey: "sk-0123",
      output: "text",
      timeoutMs: 20,
      maxOutputTokens: 21,
      dailyCalls: 22,
    },
    seed: true,
    warmUp: false,
    limits: {
      maxPageSize: 1_000,
      maxDepth: 10,
      maxNodes: 10_000,
      maxPathLength: 20,
      maxRoots: 1_000,
      maxPaths: 10_000,
      hubDegree: 1,
      maxQueryDepth: 100,
      maxQueryCost: 7,
      maxBodyBytes: 8,
      maxAnswerBytes: 9,
      maxRequests: 10,
      maxHeavyRequests: 11,
      maxChanges: 12,
      maxReadsPerRequest: 13,
      maxWaitingRequests: 0,
      maxWaitMs: 14,
      maxConnections: 15,
      maxSubscribers: 18,
      requestTimeoutMs: 16,
      keepAliveTimeoutMs: 17,
      maxDownloads: 19,
      downloadTimeoutMs: 86_400_000,
      queryTimeoutMs: 1,
      importTimeoutMs: 600_000,
      analyticsTimeoutMs: 600_000,
      extractionTimeoutMs: 23,
      maxWaitingComputations: 1_000,
    },
  });
});

test("the configuration is frozen", () => {
  const config = readConfig({});
  expect([Object.isFrozen(config), Object.isFrozen(config.limits)]).toEqual([true, true]);
});

function complaint(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(StartupError);
    return (error as Error).message;
  }
  throw new Error("It was taken");
}

test("any name may address a service that others can reach, unless ALLOWED_HOSTS lists names", () => {
  expect(readConfig({ HOST: "0.0.0.0" }).allowedHosts).toBeNull();
  expect(readConfig({ HOST: "0.0.0.0", ALLOWED_HOSTS: "graph.example" }).allowedHosts).toEqual(["graph.example"]);
  for (const HOST of ["localhost", "::1", "127.0.0.2"]) expect(readConfig({ HOST }).allowedHosts).toEqual([]);
});

test.each([
  ["PORT", "65536"],
  ["PORT", "-1"],
  ["PORT", "4000.5"],
  ["PORT", "http"],
  ["HOST", "  "],
  ["ALLOWED_HOSTS", "graph.example:4000"],
  ["ALLOWED_HOSTS", "graph.example,"],
  ["ALLOWED_HOSTS", "https://graph.example"],
  ["ALLOWED_HOSTS", "*"],
  ["DATA_DIR", " "],
  ["NEO4J_URI", "http://localhost:7474"],
  ["NEO4J_URI", "bolt://"],
  ["NEO4J_USER", " "],
  ["NEO4J_PASSWORD", " "],
  ["NEO4J_DATABASE", " "],
  ["NEO4J_BOLT_PORT", "70000"],
  ["EDITOR_TOKEN", "fifteen letters"],
  ["CORS_ORIGINS", "*"],
  ["CORS_ORIGINS", "null"],
  ["CORS_ORIGINS", "app.example"],
  ["CORS_ORIGINS", "https://app.example/"],
  ["CORS_ORIGINS", "https://app.example,"],
  ["CORS_ORIGINS", "https://app.example http://localhost"],
  ["CORS_ORIGINS", "https://user@app.example"],
  ["CORS_ORIGINS", "https://*.app.example, https://app.example:99999"],
  ["CORS_ORIGINS", "ftp://app.example"],
  ["QUERY_TIMEOUT_MS", "0"],
  ["QUERY_TIMEOUT_MS", "600001"],
  ["IMPORT_TIMEOUT_MS", "a minute"],
  ["ANALYTICS_TIMEOUT_MS", "600001"],
  ["MAX_PAGE_SIZE", "1001"],
  // A limit below a default would refuse queries without that argument.
  ["MAX_PAGE_SIZE", "24"],
  ["MAX_DEPTH", "1"],
  ["MAX_NODES", "199"],
  ["MAX_PATH_LENGTH", "5"],
  ["MAX_ROOTS", "1001"],
  ["MAX_PATHS", "10001"],
  ["HUB_DEGREE", "0"],
  ["MAX_DEPTH", "11"],
  ["MAX_NODES", "10001"],
  ["MAX_PATH_LENGTH", "21"],
  ["MAX_QUERY_DEPTH", "101"],
  ["MAX_QUERY_COST", "0"],
  ["MAX_BODY_BYTES", "-5"],
  ["LOG_LEVEL", "loud"],
  ["LLM_URL", "127.0.0.1:11434/v1"],
  ["LLM_URL", "ftp://127.0.0.1/v1"],
  ["LLM_URL", "http://user:secret@127.0.0.1/v1"],
  ["LLM_URL", "http://127.0.0.1/v1?key=secret"],
  ["LLM_MODEL", "small\nlarge"],
  ["LLM_API_KEY", "Bearer sk-0123"],
  ["LLM_API_KEY", "schlüssel"],
  ["LLM_OUTPUT", "xml"],
  ["LLM_TIMEOUT_MS", "600001"],
  ["LLM_MAX_OUTPUT_TOKENS", "0"],
  ["LLM_DAILY_CALLS", "0"],
])("%s=%j is refused, and the error names the variable", (name, value) => {
  const others: Record<string, string> = {
    NEO4J_PASSWORD: "secret",
    LLM_URL: "http://localhost/v1",
    LLM_MODEL: "small",
  };
  if (name === "NEO4J_PASSWORD") delete others.NEO4J_PASSWORD;
  expect(complaint({ ...others, [name]: value })).toMatch(
    new RegExp(`^These environment variables are not valid:\n  ${name}: \\S.*$`),
  );
});

test("a URI without a password is refused, and the error names the variable of the password", () => {
  expect(complaint({ NEO4J_URI: "bolt://localhost" })).toBe(
    "These environment variables are not valid:\n  NEO4J_PASSWORD: must be set when NEO4J_URI is",
  );
});

test.each([[{ LLM_URL: "http://127.0.0.1:11434/v1" }], [{ LLM_MODEL: "small" }]])(
  "an endpoint without a model, and a model without one, are refused: %j",
  (env) => {
    expect(complaint(env)).toBe(
      "These environment variables are not valid:\n  LLM_MODEL: must be set when LLM_URL is, and only then",
    );
  },
);

test.each([
  "http://localhost:11434/v1",
  "http://LOCALHOST/v1",
  "http://127.0.0.1:8080",
  "http://127.1/v1",
  "https://[::1]:8443/v1",
])("a model at %s is on this machine", (url) => {
  expect(readConfig({ LLM_URL: url, LLM_MODEL: "small" }).languageModel).toMatchObject({ url });
});

test.each([
  ["https://models.example/v1", undefined],
  ["https://models.example/v1", "example"],
  ["https://models.example/v1", "https://models.example"],
  ["http://localhost.models.example/v1", undefined],
  ["http://127.0.0.1.models.example/v1", undefined],
  ["http://0.0.0.0/v1", undefined],
  ["http://10.0.0.7/v1", "10.0.0.8"],
])("a model at %s is refused with LLM_ALLOWED_HOST=%s", (url, host) => {
  const allowed: Record<string, string> = host === undefined ? {} : { LLM_ALLOWED_HOST: host };
  expect(complaint({ LLM_URL: url, LLM_MODEL: "small", LLM_API_KEY: "sk-secret", ...allowed })).toMatch(
    /^These environment variables are not valid:\n {2}LLM_ALLOWED_HOST: must be the host of LLM_URL, [^\n]*$/,
  );
});

test("all invalid variables are named at once, without their values", () => {
  const message = complaint({
    PORT: "p0rt",
    LOG_LEVEL: "l0ud",
    EDITOR_TOKEN: "short-secret",
    NEO4J_URI: "bolt://localhost",
    MAX_DEPTH: "99",
    LLM_URL: "http://models.example",
    LLM_API_KEY: "ap1 key",
  });
  const named = [...message.matchAll(/^ {2}(\w+): /gm)].map(([, name]) => name).toSorted();
  expect(named).toEqual([
    ...["EDITOR_TOKEN", "LLM_ALLOWED_HOST", "LLM_API_KEY", "LLM_MODEL"],
    ...["LOG_LEVEL", "MAX_DEPTH", "NEO4J_PASSWORD", "PORT"],
  ]);
  expect(message).not.toMatch(/p0rt|l0ud|short-secret|ap1|models/);
});
