import type { FastifyInstance } from "fastify";
import { contentPolicy, registerBuiltPage } from "./built-page.ts";

const pagePath = "/explorer";

/** React Aria writes one style into the page, for touch: this is its hash. */
const reactAriaStyle = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

export const explorerPolicy = contentPolicy({ styles: [reactAriaStyle], fonts: [] });

export interface ExplorerOptions {
  /** The absolute path of the folder that `vite build explorer` writes. */
  readonly root: string;
}

/** Serves the explorer at /explorer, to which / leads. If it is not built, a warning is logged. */
export function registerExplorer(app: FastifyInstance, { root }: ExplorerOptions): void {
  const isBuilt = registerBuiltPage(app, {
    root,
    prefix: `${pagePath}/`,
    policy: explorerPolicy,
    routes: (scope) => {
      scope.get(pagePath, (_request, reply) => reply.sendFile("index.html"));
      for (const path of ["/", `${pagePath}/`]) scope.get(path, (_request, reply) => reply.redirect(pagePath));
    },
  });
  if (!isBuilt)
    app.log.warn("The explorer at /explorer is not available because it is not built. Run `npm run build:explorer`.");
}
