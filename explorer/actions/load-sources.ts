import { SourcesDocument } from "../operations/operations.ts";
import type { Source } from "../view/graph.ts";
import { cited } from "./cited.ts";
import type { Explorer } from "./explorer.ts";

const perRequest = 200;

/** Reads the newest sources behind each of these relations. */
export async function loadSources(explorer: Explorer, ids: readonly string[], signal: AbortSignal): Promise<void> {
  const found: Record<string, readonly Source[]> = {};
  for (let start = 0; start < ids.length; start += perRequest) {
    const { nodes } = await explorer.ask(SourcesDocument, { ids: ids.slice(start, start + perRequest) }, signal);
    for (const node of nodes)
      if (node && "evidence" in node && node.evidence)
        found[node.id] = node.evidence.nodes.map(({ source }) => cited(source));
  }
  explorer.set({ sources: found });
}
