import { z } from "zod";
import { largestDefault } from "./arguments/argument-table.ts";

const port = z.coerce.number().int().min(0).max(65535);
const milliseconds = z.coerce.number().int().min(1).max(600_000);
const flag = z.enum(["true", "false"], "must be true or false");
const count = z.coerce.number().int().min(1);
const text = z.string().trim().min(1);

/** Entries with commas between them, each as `written` writes it. */
function listOf(faultOf: (entry: string, position: number) => string | null, written: (entry: string) => string) {
  return z
    .string()
    .transform((list) => list.split(",").map((entry) => entry.trim()))
    .superRefine((list, context) => {
      for (const [i, entry] of list.entries()) {
        const message = faultOf(entry, i + 1);
        if (message !== null) context.addIssue({ code: "custom", message });
      }
    })
    .transform((list) => list.map(written));
}

/** Origins, each as a browser sends it: in lower case, without the default port. */
const origins = listOf(faultOfOrigin, (origin) => new URL(origin).origin);

function faultOfOrigin(origin: string, position: number): string | null {
  if (origin === "*")
    return "must list origins. With *, any page that a user opens could read from the service, also where only the browser of that user reaches it";
  if (/^https?:\/\/[^/?#@\\\s]+$/i.test(origin) && URL.canParse(origin)) return null;
  return `entry ${position} must be http:// or https://, a host, and the port if it is not the default, such as https://app.example`;
}

/** Names of hosts, each as the address of a page has it: in lower case and ASCII. */
const hosts = listOf(faultOfHost, (host) => new URL(`http://${host}`).hostname);

function faultOfHost(host: string, position: number): string | null {
  if (/^[\p{L}\p{M}\p{N}_.-]+$/u.test(host) && URL.canParse(`http://${host}`)) return null;
  return `entry ${position} must be the name of a host without a port, such as graph.example`;
}

/** The address of an endpoint, without a slash at its end. What is left out could hold a secret, or a part of one. */
const endpoint = z
  .string()
  .trim()
  .refine(
    (text) => /^https?:\/\/[^/?#@\\\s]+(?:\/[^?#@\\\s]*)?$/i.test(text) && URL.canParse(text),
    "must be an http:// or https:// address without a user, a password, ? and #, such as http://127.0.0.1:11434/v1",
  )
  .transform((text) => text.replace(/\/+$/, ""));

/** Whether a host is this machine itself. */
function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}

/** Whether texts may be sent to the endpoint: it is on this machine, or its host is the allowed one. */
function isAllowed(url: string | undefined, allowedHost: string | undefined): boolean {
  if (url === undefined || !URL.canParse(url)) return true;
  const host = new URL(url).hostname;
  return isLoopback(host) || host === allowedHost?.toLowerCase();
}

const environment = z
  .object({
    PORT: port.default(4000),
    HOST: text.default("127.0.0.1"),
    ALLOWED_HOSTS: hosts.optional(),
    DATA_DIR: text.default(".data"),
    NEO4J_URI: z
      .string()
      .regex(
        /^(neo4j|bolt)(\+s|\+ssc)?:\/\/[^/]/,
        "must be a bolt:// or neo4j:// address, such as bolt://localhost:7687",
      )
      .optional(),
    NEO4J_USER: text.default("neo4j"),
    NEO4J_PASSWORD: text.optional(),
    NEO4J_DATABASE: text.default("neo4j"),
    NEO4J_BOLT_PORT: port.default(7687),
    CORS_ORIGINS: origins.default([]),
    EDITOR_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
    QUERY_TIMEOUT_MS: milliseconds.default(5_000),
    IMPORT_TIMEOUT_MS: milliseconds.default(60_000),
    ANALYTICS_TIMEOUT_MS: milliseconds.default(120_000),
    // A limit is never below the defaults of the arguments that it bounds: a query without numbers must not be refused.
    MAX_PAGE_SIZE: count.min(largestDefault("maxPageSize")).max(1_000).default(100),
    MAX_DEPTH: count.min(largestDefault("maxDepth")).max(10).default(5),
    MAX_NODES: count.min(largestDefault("maxNodes")).max(10_000).default(2_000),
    MAX_ROOTS: count.max(1_000).default(100),
    MAX_PATH_LENGTH: count.min(largestDefault("maxPathLength")).max(20).default(10),
    MAX_PATHS: count.max(10_000).default(1_000),
    HUB_DEGREE: count.default(1_000),
    MAX_QUERY_DEPTH: count.max(100).default(20),
    MAX_QUERY_COST: count.default(500_000),
    MAX_BODY_BYTES: count.default(1_000_000),
    MAX_WAITING_COMPUTATIONS: count.max(1_000).default(30),
    MAX_ANSWER_BYTES: count.default(16_000_000),
    MAX_REQUESTS: count.max(1_000).default(8),
    MAX_HEAVY_REQUESTS: count.max(1_000).default(2),
    MAX_CHANGES: count.max(100).default(4),
    MAX_READS_PER_REQUEST: count.max(100).default(4),
    MAX_WAITING_REQUESTS: z.coerce.number().int().min(0).max(100_000).default(100),
    MAX_WAIT_MS: milliseconds.default(5_000),
    MAX_CONNECTIONS: count.default(2_000),
    MAX_SUBSCRIBERS: count.default(1_000),
    REQUEST_TIMEOUT_MS: milliseconds.default(30_000),
    KEEP_ALIVE_TIMEOUT_MS: milliseconds.default(30_000),
    MAX_DOWNLOADS: count.max(20).default(2),
    EXTRACTION_TIMEOUT_MS: milliseconds.default(300_000),
    KEEP_TEXTS: flag.default("false"),
    OFFLINE_EXTRACTOR: flag.default("true"),
    WARM_UP: flag.default("true"),
    DOWNLOAD_TIMEOUT_MS: z.coerce.number().int().min(1).max(86_400_000).default(1_800_000),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("warn"),
    LLM_URL: endpoint.optional(),
    LLM_MODEL: text
      .max(200, "must have at most 200 characters")
      .regex(/^[^\p{Cc}\p{Cs}]*$/u, "must not hold control characters")
      .optional(),
    // It goes into a header. The fault does not show it.
    LLM_API_KEY: z
      .string()
      .trim()
      .regex(/^[\x21-\x7e]+$/, "must have ASCII letters, digits and signs only, and no spaces")
      .optional(),
    LLM_ALLOWED_HOST: text.optional(),
    LLM_OUTPUT: z.enum(["json_schema", "json_object", "text"]).default("json_schema"),
    LLM_TIMEOUT_MS: milliseconds.default(120_000),
    LLM_MAX_OUTPUT_TOKENS: count.max(1_000_000).default(8_000),
    LLM_DAILY_CALLS: count.max(1_000_000).default(1_000),
  })
  .refine((env) => env.NEO4J_URI === undefined || env.NEO4J_PASSWORD !== undefined, {
    path: ["NEO4J_PASSWORD"],
    message: "must be set when NEO4J_URI is",
    // Also when another variable is faulty, so that all are told at once.
    when: () => true,
  })
  .refine((env) => (env.LLM_URL === undefined) === (env.LLM_MODEL === undefined), {
    path: ["LLM_MODEL"],
    message: "must be set when LLM_URL is, and only then",
    when: () => true,
  })
  .refine(({ LLM_URL, LLM_ALLOWED_HOST }) => isAllowed(LLM_URL, LLM_ALLOWED_HOST), {
    path: ["LLM_ALLOWED_HOST"],
    message:
      "must be the host of LLM_URL, without its port: the texts of articles leave this machine for it, which has to be allowed on purpose",
    when: () => true,
  });

/** Where a Neo4j answers, and as whom. */
export interface Neo4jAddress {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** What no request may exceed. Published to clients in `ontology.limits`. */
export interface Limits {
  readonly maxPageSize: number;
  /** How many hops a subgraph reaches, how many entities it holds, and how long a path may be. */
  readonly maxDepth: number;
  readonly maxNodes: number;
  readonly maxPathLength: number;
  /** How many entities a traversal starts from, and how many shortest paths it gives. */
  readonly maxRoots: number;
  readonly maxPaths: number;
  /** A subgraph does not cross an entity with more relations. */
  readonly hubDegree: number;
  readonly maxQueryDepth: number;
  readonly maxQueryCost: number;
  readonly maxBodyBytes: number;
  readonly maxAnswerBytes: number;
  /** How many requests are under way at once: light ones, heavy ones and changes, each apart from the others. */
  readonly maxRequests: number;
  readonly maxHeavyRequests: number;
  readonly maxChanges: number;
  /** How many statements of one request run at once. */
  readonly maxReadsPerRequest: number;
  /** How many requests of each sort wait for their turn, and for how long. */
  readonly maxWaitingRequests: number;
  readonly maxWaitMs: number;
  readonly maxConnections: number;
  readonly maxSubscribers: number;
  /** How long a client may take to send a request, and to take its answer. */
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  /** How many downloads of the graph run at once, and how long one may take. */
  readonly maxDownloads: number;
  readonly downloadTimeoutMs: number;
  readonly queryTimeoutMs: number;
  readonly importTimeoutMs: number;
  /** How long an extractor may read one text. */
  readonly extractionTimeoutMs: number;
  /** How long one computation over the whole graph may take; those who wait for it wait for queryTimeoutMs. */
  readonly analyticsTimeoutMs: number;
  /** How many computations may wait for others; the next one is refused. */
  readonly maxWaitingComputations: number;
}

/** A language model that reads articles, by the API of Chat Completions. */
export interface LanguageModelSettings {
  /** Without a slash at its end. */
  readonly url: string;
  readonly model: string;
  readonly apiKey: string | null;
  /** How it is told the form of its answer. */
  readonly output: "json_schema" | "json_object" | "text";
  /** How long one call may take, its retries included. */
  readonly timeoutMs: number;
  /** How long the answer to one call may be. */
  readonly maxOutputTokens: number;
  readonly dailyCalls: number;
}

export interface Config {
  readonly port: number;
  readonly host: string;
  /** The names by which requests may address the service, besides localhost and addresses; null allows all. */
  readonly allowedHosts: readonly string[] | null;
  readonly dataDir: string;
  /** The Neo4j to use; null runs the embedded one from `dataDir`. */
  readonly neo4j: Neo4jAddress | null;
  /** The Bolt port of the embedded Neo4j; 0 takes any free one. */
  readonly boltPort: number;
  /** The bearer token that mutations ask for; null switches mutations off. */
  readonly editorToken: string | null;
  /** The origins of pages that may use the API, besides its own. */
  readonly corsOrigins: readonly string[];
  readonly limits: Limits;
  readonly logLevel: string;
  /** Null where none is set up. */
  readonly languageModel: LanguageModelSettings | null;
  /** Whether editors may use the offline extractor, which downloads its programs at its first text. */
  readonly hasOfflineExtractor: boolean;
  /** Whether the text of a proposal stays when a person has decided. */
  readonly keepsTexts: boolean;
  /** Whether an empty graph gets the shipped articles. */
  readonly seed: boolean;
  /** Whether the first requests of an explorer are sent after the start, so that Neo4j plans their statements. */
  readonly warmUp: boolean;
}

/** A start-up fault that one sentence explains: printed without a stack trace, exit code 1. */
export class StartupError extends Error {
  override readonly name = "StartupError";
}

/**
 * The environment as one frozen Config, defaults filled in. An empty variable counts as not set.
 * Throws a StartupError that lists every faulty variable by name.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new StartupError(`These environment variables are not valid:\n${faults.join("\n")}`);
  }
  const e = parsed.data;
  return Object.freeze({
    port: e.PORT,
    host: e.HOST,
    allowedHosts: e.ALLOWED_HOSTS ?? (isLoopback(e.HOST) ? [] : null),
    dataDir: e.DATA_DIR,
    neo4j:
      e.NEO4J_URI === undefined
        ? null
        : { uri: e.NEO4J_URI, user: e.NEO4J_USER, password: e.NEO4J_PASSWORD ?? "", database: e.NEO4J_DATABASE },
    boltPort: e.NEO4J_BOLT_PORT,
    editorToken: e.EDITOR_TOKEN ?? null,
    corsOrigins: e.CORS_ORIGINS,
    logLevel: e.LOG_LEVEL,
    languageModel:
      e.LLM_URL === undefined || e.LLM_MODEL === undefined
        ? null
        : {
            url: e.LLM_URL,
            model: e.LLM_MODEL,
            apiKey: e.LLM_API_KEY ?? null,
            output: e.LLM_OUTPUT,
            timeoutMs: e.LLM_TIMEOUT_MS,
            maxOutputTokens: e.LLM_MAX_OUTPUT_TOKENS,
            dailyCalls: e.LLM_DAILY_CALLS,
          },
    keepsTexts: e.KEEP_TEXTS === "true",
    hasOfflineExtractor: e.OFFLINE_EXTRACTOR === "true",
    seed: true,
    warmUp: e.WARM_UP === "true",
    limits: Object.freeze({
      maxPageSize: e.MAX_PAGE_SIZE,
      maxDepth: e.MAX_DEPTH,
      maxNodes: e.MAX_NODES,
      maxPathLength: e.MAX_PATH_LENGTH,
      maxRoots: e.MAX_ROOTS,
      maxPaths: e.MAX_PATHS,
      hubDegree: e.HUB_DEGREE,
      maxQueryDepth: e.MAX_QUERY_DEPTH,
      maxQueryCost: e.MAX_QUERY_COST,
      maxBodyBytes: e.MAX_BODY_BYTES,
      maxAnswerBytes: e.MAX_ANSWER_BYTES,
      maxRequests: e.MAX_REQUESTS,
      maxHeavyRequests: e.MAX_HEAVY_REQUESTS,
      maxChanges: e.MAX_CHANGES,
      maxReadsPerRequest: e.MAX_READS_PER_REQUEST,
      maxWaitingRequests: e.MAX_WAITING_REQUESTS,
      maxWaitMs: e.MAX_WAIT_MS,
      maxConnections: e.MAX_CONNECTIONS,
      maxSubscribers: e.MAX_SUBSCRIBERS,
      requestTimeoutMs: e.REQUEST_TIMEOUT_MS,
      keepAliveTimeoutMs: e.KEEP_ALIVE_TIMEOUT_MS,
      maxDownloads: e.MAX_DOWNLOADS,
      downloadTimeoutMs: e.DOWNLOAD_TIMEOUT_MS,
      queryTimeoutMs: e.QUERY_TIMEOUT_MS,
      importTimeoutMs: e.IMPORT_TIMEOUT_MS,
      extractionTimeoutMs: e.EXTRACTION_TIMEOUT_MS,
      analyticsTimeoutMs: e.ANALYTICS_TIMEOUT_MS,
      maxWaitingComputations: e.MAX_WAITING_COMPUTATIONS,
    }),
  });
}
