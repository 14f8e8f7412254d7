import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { cleanId } from "../clean-text.ts";
import type { Limits } from "../config.ts";
import type { Admission } from "../execution/admission.ts";
import type { errorFormatter } from "../execution/format-error.ts";
import { type Part, PartTooLargeError } from "../export/around.ts";
import { type Download, type DownloadFile, type Downloads, downloadFiles } from "../export/downloads.ts";
import type { GraphState } from "../neo4j/graph-state.ts";
import type { AllowedOrigins } from "./allowed-origins.ts";
import { beginRequestScope } from "./request-scope.ts";
import { retryAfterSeconds } from "./response-status.ts";

const downloadPath = "/export/";

/** The pieces of a file are gathered to this size: some have one for each item. */
const chunkLength = 64 * 1024;
const mostHops = 5;

export interface DownloadParts {
  readonly limits: Limits;
  readonly origins: AllowedOrigins;
  readonly admission: Admission;
  readonly formatError: ReturnType<typeof errorFormatter>;
  readonly downloads: Downloads;
}

/** What marks the route: its answers take longer than others. */
export interface DownloadConfig {
  readonly isDownload?: boolean;
}

interface DownloadRoute {
  readonly Params: { readonly file: string };
  readonly Querystring: Readonly<Record<string, unknown>>;
}

/**
 * Serves the graph as files below /export/. A file that cannot be completed is broken off: the connection is reset, so
 * that no client takes a part for the whole.
 */
export function registerDownloads(
  http: FastifyInstance,
  { limits, origins, admission, formatError, downloads }: DownloadParts,
): void {
  const config: DownloadConfig = { isDownload: true };
  const errorHandler = (error: unknown, _request: FastifyRequest, reply: FastifyReply) => refuse(reply, error);
  const options = { exposeHeadRoute: false, config, errorHandler };
  http.get<DownloadRoute>(`${downloadPath}:file`, options, async (request, reply) => {
    if (!origins.allows(request.headers))
      throw new Refusal(403, "FORBIDDEN", "CORS_ORIGINS does not list this origin.");
    const name = request.params.file;
    const file = downloadFiles.get(name);
    if (file === undefined)
      throw new Refusal(404, "NOT_FOUND", `There is no such file. There are ${[...downloadFiles.keys()].join(", ")}.`);
    const part = partOf(request.query, name, file);
    const scope = beginRequestScope(request, reply);
    const { signal } = scope;
    try {
      const known = tagOf(await downloads.state(signal));
      if (request.headers["if-none-match"] === known) {
        scope.end();
        return reply.status(304).header("etag", known).send();
      }
      scope.onEnd(await admission.enterDownload(signal));
      const download = await downloads.open({ file, part, signal });
      if (download === null) {
        const extensions = { argument: "around", missing: [part?.id] };
        throw new Refusal(404, "NOT_FOUND", `around: no entity has the id ${part?.id}.`, extensions);
      }
      signal.throwIfAborted();
      const body = bodyOf(download, request, reply, limits, signal);
      body.once("close", () => scope.end());
      reply.header("content-type", file.mediaType);
      reply.header("content-disposition", `attachment; filename="${name}"`);
      reply.header("etag", tagOf(download.state)).header("cache-control", "no-cache");
      return reply.send(body);
    } catch (error) {
      scope.end();
      throw error;
    }
  });

  function refuse(reply: FastifyReply, error: unknown) {
    if (error instanceof Refusal) return reply.status(error.status).send({ errors: [error.formatted] });
    if (error instanceof PartTooLargeError) {
      const extensions = { code: "BAD_USER_INPUT", argument: "depth", limit: error.most };
      return reply
        .status(400)
        .send({ errors: [{ message: `${error.message}. Take fewer hops, or the whole.`, extensions }] });
    }
    const formatted = formatError(error instanceof GraphQLError ? error.toJSON() : { message: String(error) }, error);
    const seconds = retryAfterSeconds[String(formatted.extensions?.code)];
    if (seconds !== undefined) reply.header("retry-after", String(seconds));
    return reply.status(seconds === undefined ? 500 : 503).send({ errors: [formatted] });
  }
}

/** A request that is refused as it is. */
class Refusal extends Error {
  readonly status: number;
  readonly formatted: GraphQLFormattedError;
  constructor(status: number, code: string, message: string, extensions: object = {}) {
    super(message);
    this.status = status;
    this.formatted = { message, extensions: { code, ...extensions } };
  }
}

/** The part that a request asks for; null is the whole graph. */
function partOf(query: DownloadRoute["Querystring"], name: string, file: DownloadFile): Part | null {
  const refuse = (argument: string, reason: string, more: object = {}) =>
    new Refusal(400, "BAD_USER_INPUT", `${argument} ${reason}.`, { argument, value: query[argument], ...more });
  for (const argument of Object.keys(query))
    if (argument !== "around" && argument !== "depth") throw refuse(argument, "is unknown: there are around and depth");
  const { around, depth = "1" } = query;
  if (around === undefined) {
    if (query.depth !== undefined) throw refuse("depth", "is of no use without around");
    return null;
  }
  if (file.write === null) throw refuse("around", `cannot be combined with ${name}, which contains whole articles`);
  if (typeof around !== "string" || around === "") throw refuse("around", "must be the id of one entity");
  if (typeof depth !== "string" || !/^[1-5]$/.test(depth))
    throw refuse("depth", `must be from 1 to ${mostHops}`, { limit: mostHops });
  return { id: cleanId(around), depth: Number(depth) };
}

/** The tag of all files of a state. It is weak, because a file may come compressed or not. */
function tagOf({ version, changedAt }: GraphState): string {
  return `W/"${version}-${changedAt ?? ""}"`;
}

/** The pieces, gathered to chunks of some size. Calls `stalled` if the next chunk is not asked for in this time. */
async function* inChunks(pieces: AsyncIterable<string>, ms: number, stalled: () => void): AsyncGenerator<Buffer> {
  let chunk: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    chunk.push(piece);
    length += piece.length;
    if (length < chunkLength) continue;
    const timer = setTimeout(stalled, ms);
    try {
      yield Buffer.from(chunk.join(""));
    } finally {
      clearTimeout(timer);
    }
    chunk = [];
    length = 0;
  }
  if (length > 0) yield Buffer.from(chunk.join(""));
}

/**
 * The file as the body of a response. Resets the connection if the file fails when some of it has been sent. Ends both if
 * the client reads nothing for `requestTimeoutMs`, or has not read everything after `downloadTimeoutMs`.
 */
function bodyOf(
  { pieces }: Download,
  { log }: FastifyRequest,
  { raw }: FastifyReply,
  { requestTimeoutMs, downloadTimeoutMs }: Limits,
  signal: AbortSignal,
): Readable {
  const { socket } = raw;
  const end = () => raw.destroy();
  const body = Readable.from(inChunks(pieces, requestTimeoutMs, end), { objectMode: true, highWaterMark: 1 });
  const timer = setTimeout(end, downloadTimeoutMs);
  raw.once("close", () => {
    clearTimeout(timer);
    body.destroy();
  });
  // Not before: while the database is read, the connection is silent too.
  body.once("end", () => raw.setTimeout(requestTimeoutMs, end));
  body.once("error", (error) => {
    if (!signal.aborted) log.warn(`A download was broken off: ${error.message}`);
    // Not an end: for HTTP/1.0 an end is the end of the file.
    if (raw.headersSent) socket?.resetAndDestroy();
  });
  return body;
}
