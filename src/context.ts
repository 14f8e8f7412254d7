import type { RequestAnalytics } from "./analytics/request-analytics.ts";
import type { GraphEditor } from "./articles/graph-editor.ts";
import type { GraphWatch } from "./live/graph-watch.ts";
import type { Loaders } from "./lookup/loaders.ts";
import type { Proposals } from "./proposals/proposals.ts";
import type { ReadContext } from "./query/read-context.ts";

/** Who asks: an editor may change the graph; where no token is configured nobody can be one. */
export type Access = "editor" | "reader" | "switched off";

/** What one request carries. */
export interface Context {
  readonly readContext: ReadContext;
  readonly loaders: Loaders;
  readonly analytics: RequestAnalytics;
  readonly editor: GraphEditor;
  readonly proposals: Proposals;
  readonly watch: GraphWatch;
  readonly access: Access;
  /** Raised when the client has gone away; absent for a query that has no client to lose. */
  readonly signal: AbortSignal | undefined;
}
