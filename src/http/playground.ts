import { existsSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { join, sep } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import Negotiator from "negotiator";

const pagePath = "/graphql";
const assetsPath = "/playground/";

/** Allows resources of this origin only, and no inline scripts. The editor, Monaco, needs inline styles. */
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
  /** The absolute path of the folder that `vite build playground` writes. */
  root: string;
}

/**
 * Serves the page of the playground to browsers that open /graphql, and its assets below /playground/. All other
 * requests to /graphql go to the GraphQL route, which needs no constraint and can be registered before or after this
 * one. If the playground is not built, nothing is served and a warning is logged.
 */
export function registerPlayground(app: FastifyInstance, { root }: PlaygroundOptions): void {
  if (!existsSync(join(root, "index.html"))) {
    app.log.warn(
      "The playground at /graphql is not available because it is not built. Run `npm run build:playground`.",
    );
    return;
  }
  app.addConstraintStrategy(prefersPage);
  // In a scope of its own: `reply.sendFile` must not affect other static folders.
  app.register(async (scope) => {
    await scope.register(fastifyStatic, { root, prefix: assetsPath, index: false, cacheControl: false, setHeaders });
    scope.get(pagePath, { constraints: { [prefersPage.name]: true } }, (_request, reply) =>
      reply.header("vary", "accept").sendFile("index.html"),
    );
    for (const path of ["/playground", "/playground/"]) {
      scope.get(path, (_request, reply) => reply.redirect(pagePath));
    }
  });
}

/** Whether a GET asks for the page: it has no query, and prefers HTML to the media types of a GraphQL response. */
export function wantsPlayground(url: string, { accept }: IncomingHttpHeaders): boolean {
  if (new URLSearchParams(url.split("?")[1]).has("query")) return false;
  const negotiator = new Negotiator({ headers: { accept } });
  return negotiator.mediaType(["application/graphql-response+json", "application/json", "text/html"]) === "text/html";
}

type ConstraintStrategy = Parameters<FastifyInstance["addConstraintStrategy"]>[0];
type Handlers = ReturnType<ConstraintStrategy["storage"]>;
type Handler = NonNullable<ReturnType<Handlers["get"]>>;

// A routing constraint, not a hook: a hook would have to be registered before the GraphQL route and know it.
const prefersPage: ConstraintStrategy = {
  name: "prefersPlayground",
  storage() {
    const handlers = new Map<unknown, Handler>();
    return {
      get: (value) => handlers.get(value) ?? null,
      set: (value, handler) => void handlers.set(value, handler),
    };
  },
  deriveConstraint: ({ url = "", headers }) => wantsPlayground(url, headers),
};

/** Worker scripts need the policy too: a worker follows the headers of its own file, not those of the page. */
function setHeaders(reply: FastifyReply, path: string): void {
  const hashed = path.includes(`${sep}assets${sep}`);
  reply.header("content-security-policy", playgroundPolicy);
  reply.header("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
}
