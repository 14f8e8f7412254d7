import type { Job, OnEarth, Spot } from "../layout/job.ts";
import { layOut } from "../layout/layout.ts";
import { CoordinatesDocument } from "../operations/operations.ts";
import type { Relation } from "../view/graph.ts";
import * as steps from "../view/steps.ts";
import type { Arrangement } from "../view/view.ts";
import { type Visible, visibleOf } from "../view/visible.ts";
import type { Explorer } from "./explorer.ts";
import { RequestError } from "./request.ts";

/** Dagre takes seconds from some 500 relations on, and nothing else is placed meanwhile. */
const mostLayered = 300;

/** Arranges all but the pinned: one step. */
export function tidy(explorer: Explorer, arrangement: Arrangement = "free"): Promise<void> {
  return explorer.attempt("tidy", async (signal) => {
    const visible = visibleOf(explorer.view);
    const job = await jobOf(explorer, arrangement, visible, signal);
    if (!job) {
      explorer.set({ said: (words) => (arrangement === "layers" ? words.said.noLayers : words.said.noCoordinates) });
      return;
    }
    const places = await layOut(job);
    signal.throwIfAborted();
    explorer.step(steps.arrange(explorer.view, places, arrangement), (words) => words.said.tidied);
    explorer.set({ lookAt: Object.keys(places) });
  });
}

/** Null where nothing could be arranged like this. */
async function jobOf(
  explorer: Explorer,
  arrangement: Arrangement,
  { entities, relations }: Visible,
  signal: AbortSignal,
): Promise<Job | null> {
  const { view } = explorer;
  const isFixed = new Set(view.pinned);
  const byDegree = entities.toSorted((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1));
  const ids = byDegree.map(({ id }) => id);
  const ties = relations.map(({ source, target }) => ({ source, target }));
  const fixed: Spot[] = ids.flatMap((id) => {
    const spot = view.positions[id];
    return isFixed.has(id) && spot ? { id, x: spot.x, y: spot.y } : [];
  });
  const common = { fixed, loose: ids.filter((id) => !isFixed.has(id)), ties };
  switch (arrangement) {
    case "free":
      return { kind: "arrange", ...common, center: null };
    case "rings":
      return { kind: "arrange", ...common, center: view.selection.entities[0] ?? ids[0] ?? null };
    case "layers": {
      const layered = relations.flatMap(layeredTie);
      if (layered.length > mostLayered)
        throw new RequestError(
          "TOO_MANY_LAYERED",
          `${layered.length} relations of control are more than ${mostLayered}`,
        );
      return layered.length > 0 ? { kind: "layers", ...common, layered } : null;
    }
    case "map": {
      const placeIds = byDegree.filter(({ kind }) => kind === "PLACE").map(({ id }) => id);
      const onEarth = await coordinatesOf(explorer, placeIds, signal);
      const located = relations.filter(({ type }) => type === "LOCATED_IN");
      return onEarth.length > 0 ? { kind: "map", ...common, onEarth, located } : null;
    }
  }
}

/** Who heads, directs, owns, or is the parent is above. */
function layeredTie({ type, source, target }: Relation): { source: string; target: string }[] {
  if (type === "OWNS" || type === "HEADS" || type === "DIRECTOR_OF") return [{ source, target }];
  return type === "SUBSIDIARY_OF" ? [{ source: target, target: source }] : [];
}

async function coordinatesOf(explorer: Explorer, ids: readonly string[], signal: AbortSignal): Promise<OnEarth[]> {
  if (ids.length === 0) return [];
  const { nodes } = await explorer.ask(CoordinatesDocument, { ids }, signal);
  return nodes.flatMap((node) =>
    node && "coordinates" in node && node.coordinates ? { id: node.id, ...node.coordinates } : [],
  );
}
