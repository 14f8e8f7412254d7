import { existsSync } from "node:fs";
import { join, sep } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";

/** What a page may load, where it needs more than the files of this origin. */
export interface PolicyAdditions {
  readonly styles: readonly string[];
  readonly fonts: readonly string[];
}

/** Allows resources of this origin only, and no inline scripts. */
export function contentPolicy({ styles, fonts }: PolicyAdditions): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    ["style-src 'self'", ...styles].join(" "),
    ["font-src 'self'", ...fonts].join(" "),
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export interface BuiltPage {
  /** The absolute path of the folder that Vite writes. */
  readonly root: string;
  /** The path below which its files are, with a slash at both ends. */
  readonly prefix: string;
  readonly policy: string;
  /** Registers the routes of the page itself, which may call `reply.sendFile`. */
  readonly routes: (scope: FastifyInstance) => void;
}

/** Serves a page that Vite built, and its files. Tells whether it is built; if not, nothing is served. */
export function registerBuiltPage(app: FastifyInstance, { root, prefix, policy, routes }: BuiltPage): boolean {
  if (!existsSync(join(root, "index.html"))) return false;
  // In a scope of its own: `reply.sendFile` must not affect other static folders.
  app.register(async (scope) => {
    await scope.register(fastifyStatic, {
      root,
      prefix,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => setHeaders(reply, path, policy),
    });
    routes(scope);
  });
  return true;
}

/** Worker scripts need the policy too: a worker follows the headers of its own file, not those of the page. */
function setHeaders(reply: FastifyReply, path: string, policy: string): void {
  const hashed = path.includes(`${sep}assets${sep}`);
  reply.header("content-security-policy", policy);
  reply.header("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
}
