import { SourcesDocument } from "../operations/operations.ts";
import type { Explorer } from "./explorer.ts";

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  readonly url: string | null;
}

const perRequest = 200;

/** The newest articles behind each of these relations. */
export async function loadSources(
  explorer: Explorer,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Record<string, readonly Source[]>> {
  const found: Record<string, readonly Source[]> = {};
  for (let start = 0; start < ids.length; start += perRequest) {
    const { nodes } = await explorer.ask(SourcesDocument, { ids: ids.slice(start, start + perRequest) }, signal);
    for (const node of nodes)
      if (node && "evidence" in node && node.evidence)
        found[node.id] = node.evidence.nodes.map(({ article }) => article);
  }
  return found;
}
