import { existsSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { join, sep } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";

const pagePath = "/graphql";
const assetsPath = "/playground/";

/** Under this policy nothing is loaded from elsewhere, and no inline script runs. Monaco needs inline styles. */
export const playgroundPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

export interface PlaygroundOptions {
  /** The folder that `vite build playground` writes: an absolute path. */
  root: string;
}

/**
 * Serves the playground: the page to browsers that open /graphql, its assets below /playground/. Every other request
 * for /graphql goes to the GraphQL route, which may be registered before or after, without constraints of its own.
 * Where the playground was never built, says so in the log and serves nothing.
 */
export function registerPlayground(app: FastifyInstance, { root }: PlaygroundOptions): void {
  if (!existsSync(join(root, "index.html"))) {
    app.log.warn("no playground at /graphql: it is not built, run `npm run build:playground`");
    return;
  }
  app.addConstraintStrategy(asksForPage);
  // A scope of its own, so that reply.sendFile meets no other static folder.
  app.register(async (scope) => {
    await scope.register(fastifyStatic, { root, prefix: assetsPath, index: false, cacheControl: false, setHeaders });
    scope.get(pagePath, { constraints: { [asksForPage.name]: true } }, (_request, reply) =>
      reply.header("vary", "accept").sendFile("index.html"),
    );
    for (const path of ["/playground", "/playground/"]) {
      scope.get(path, (_request, reply) => reply.redirect(pagePath));
    }
  });
}

/** Whether a GET is for the page: it has no query to run, and would rather have HTML than any GraphQL answer. */
export function wantsPlayground(url: string, { accept }: IncomingHttpHeaders): boolean {
  if (new URLSearchParams(url.split("?")[1]).has("query")) return false;
  const ranges = parseAccept(accept);
  const json = Math.max(
    quality(ranges, "application", "graphql-response+json"),
    quality(ranges, "application", "json"),
  );
  return quality(ranges, "text", "html") > json;
}

type ConstraintStrategy = Parameters<FastifyInstance["addConstraintStrategy"]>[0];
type Handlers = ReturnType<ConstraintStrategy["storage"]>;
type Handler = NonNullable<ReturnType<Handlers["get"]>>;

// A routing constraint and not a hook: a hook would have to know the GraphQL route, and be registered before it.
const asksForPage: ConstraintStrategy = {
  name: "asksForPlayground",
  storage() {
    const handlers = new Map<unknown, Handler>();
    return {
      get: (asked) => handlers.get(asked) ?? null,
      set: (asked, handler) => void handlers.set(asked, handler),
    };
  },
  deriveConstraint: ({ url = "", headers }) => wantsPlayground(url, headers),
};

/** The worker scripts need the policy too: a worker obeys the headers of its own file, not those of the page. */
function setHeaders(reply: FastifyReply, path: string): void {
  const hashed = path.includes(`${sep}assets${sep}`);
  reply.header("content-security-policy", playgroundPolicy);
  reply.header("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
}

interface MediaRange {
  type: string;
  subtype: string;
  quality: number;
}

function parseAccept(accept = "*/*"): MediaRange[] {
  return accept.split(",").map((range) => {
    const [media = "", ...parameters] = range.toLowerCase().split(";");
    const [type = "", subtype = ""] = media.trim().split("/");
    const weight = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith("q="));
    return { type, subtype, quality: weight === undefined ? 1 : Number(weight.slice(2)) || 0 };
  });
}

/** The weight of the most specific range that covers the type; 0 where none does. */
function quality(ranges: MediaRange[], type: string, subtype: string): number {
  const find = (wantedType: string, wantedSubtype: string) =>
    ranges.find((range) => range.type === wantedType && range.subtype === wantedSubtype);
  return (find(type, subtype) ?? find(type, "*") ?? find("*", "*"))?.quality ?? 0;
}
