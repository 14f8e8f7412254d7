import type { IncomingHttpHeaders } from "node:http";
import type { FastifyInstance } from "fastify";
import Negotiator from "negotiator";
import { contentPolicy, registerBuiltPage } from "./built-page.ts";

const pagePath = "/graphql";
const assetsPath = "/playground/";

/** The editor, Monaco, needs inline styles and a font of its own. */
export const playgroundPolicy = contentPolicy({ styles: ["'unsafe-inline'"], fonts: ["data:"] });

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
  app.addConstraintStrategy(prefersPage);
  const isBuilt = registerBuiltPage(app, {
    root,
    prefix: assetsPath,
    policy: playgroundPolicy,
    routes: (scope) => {
      scope.get(pagePath, { constraints: { [prefersPage.name]: true } }, (_request, reply) =>
        reply.header("vary", "accept").sendFile("index.html"),
      );
      for (const path of ["/playground", "/playground/"])
        scope.get(path, (_request, reply) => reply.redirect(pagePath));
    },
  });
  if (!isBuilt)
    app.log.warn(
      "The playground at /graphql is not available because it is not built. Run `npm run build:playground`.",
    );
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
