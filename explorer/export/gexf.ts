import Graph from "graphology";
import { write } from "graphology-gexf/browser";
import type { Palette } from "../looks/palette.ts";
import { familyOf, isSymmetric } from "../view/graph.ts";
import type { Exported } from "./exported.ts";

/** For Gephi, with the places and colors of the picture. Its y axis points upward. */
export function graphGexf({ entities, relations }: Exported, palette: Palette): string {
  const graph = new Graph({ multi: true });
  for (const { id, name, kind, degree, x, y } of entities)
    graph.addNode(id, { label: name, kind, relations: degree, x, y: -y, size: 10, color: palette.kind[kind] });
  for (const relation of relations) {
    const { id, type, source, target, role, since, until, confidence, sources } = relation;
    const { share, shareUpTo, amount, currency } = relation;
    const attributes = {
      label: type,
      type,
      role: role ?? "",
      since: since ?? "",
      until: until ?? "",
      ...(share !== null && { share }),
      ...(shareUpTo !== null && { shareUpTo }),
      ...(amount !== null && { amount }),
      ...(currency !== null && { currency }),
      confidence,
      articles: sources,
      color: palette.family[familyOf(type)],
    };
    if (isSymmetric(type)) graph.addUndirectedEdgeWithKey(id, source, target, attributes);
    else graph.addDirectedEdgeWithKey(id, source, target, attributes);
  }
  return write(graph);
}
