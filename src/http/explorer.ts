import type { FastifyInstance } from "fastify";
import { contentPolicy, registerBuiltPage } from "./built-page.ts";

const pagePath = "/explorer";
const reviewPath = "/review";

/** React Aria writes one style into the page, for touch: this is its hash. */
const reactAriaStyle = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

export const explorerPolicy = contentPolicy({ styles: [reactAriaStyle], fonts: [] });

export interface ExplorerOptions {
  /** The absolute path of the folder that `vite build explorer` writes. */
  readonly root: string;
  /** The absolute path of the folder that `vite build explorer/review` writes. */
  readonly reviewRoot: string;
}

/**
 * Serves the explorer at /explorer, to which / leads, and the page for reviewers at /review. If one is not built, a
 * warning is logged.
 */
export function registerExplorer(app: FastifyInstance, { root, reviewRoot }: ExplorerOptions): void {
  registerPage(app, root, pagePath, ["/", `${pagePath}/`], "build:explorer");
  registerPage(app, reviewRoot, reviewPath, [`${reviewPath}/`], "build:review");
}

function registerPage(
  app: FastifyInstance,
  root: string,
  path: string,
  leadingThere: readonly string[],
  script: string,
): void {
  const isBuilt = registerBuiltPage(app, {
    root,
    prefix: `${path}/`,
    policy: explorerPolicy,
    routes: (scope) => {
      scope.get(path, (_request, reply) => reply.sendFile("index.html"));
      for (const from of leadingThere) scope.get(from, (_request, reply) => reply.redirect(path));
    },
  });
  if (!isBuilt)
    app.log.warn(`The page at ${path} is not available because it is not built. Run \`npm run ${script}\`.`);
}
