import type { Explorer } from "../actions/explorer.ts";
import { loadSources } from "../actions/load-sources.ts";
import { entitiesCsv, relationsCsv } from "../export/csv.ts";
import { type Exported, exportedOf } from "../export/exported.ts";
import { viewJson } from "../export/json.ts";
import { figurePng } from "../export/png.ts";
import { saveFile } from "../export/save-file.ts";
import { type Figure, figureSvg } from "../export/svg.ts";
import { lightPalette } from "../looks/palette.ts";
import { sceneOf } from "../looks/scene.ts";
import { encodeLink, sharedView } from "../view/link.ts";
import { removeAll } from "../view/refresh.ts";
import { noSelection, type View } from "../view/view.ts";
import { visibleOf } from "../view/visible.ts";
import { type Messages, relationWords } from "../words/messages.ts";

export type FileKind = keyof Messages["save"];

export const fileKinds: readonly FileKind[] = ["svg", "png", "gexf", "csvEntities", "csvRelations", "json"];

/** Saves what is drawn and still in the graph, with its sources. */
export function saveView(explorer: Explorer, kind: FileKind, words: Messages): Promise<void> {
  return explorer.attempt("save", async (signal) => {
    await readSources(explorer, signal);
    const name = await save(kind, exportedFrom(explorer), () => figureOf(explorer, words));
    explorer.set({ said: () => words.said.saved(name) });
  });
}

/** Opens the dialog of the browser for printing, which prints the figure. */
export function printView(explorer: Explorer): Promise<void> {
  return explorer.attempt("save", async (signal) => {
    await readSources(explorer, signal);
    window.print();
  });
}

/** What is drawn and still in the graph, as a figure on white paper. Its sources are those that were read by now. */
export function figureOf(explorer: Explorer, words: Messages): Figure {
  const { ranks, groups } = explorer.state();
  const view = { ...shownView(explorer), selection: noSelection };
  const scene = sceneOf({
    view,
    visible: visibleOf(view),
    palette: lightPalette,
    ranks: ranks?.places ?? null,
    groups: groups?.places ?? null,
    removed: [],
    hovered: null,
    labelOf: ({ type }) => relationWords(words, type, "OUT"),
  });
  return figureSvg(scene, exportedFrom(explorer), words);
}

function shownView(explorer: Explorer): View {
  return removeAll(explorer.view, new Set(explorer.state().news.removed));
}

function exportedFrom(explorer: Explorer): Exported {
  const { graph, sources } = explorer.state();
  const view = shownView(explorer);
  return exportedOf(view, { version: graph?.version ?? 0, link: linkToDrawn(view), sources });
}

/** A link to what is drawn: one to the view would name what is hidden. */
function linkToDrawn(view: View): string {
  const drawn = new Set(visibleOf(view).entities.map(({ id }) => id));
  const hidden = Object.keys(view.entities).filter((id) => !drawn.has(id));
  const fragment = encodeLink(sharedView(removeAll(view, new Set(hidden))));
  return `${location.origin}${location.pathname}#${fragment}`;
}

/** Without the service a file has no sources, but it is saved. */
async function readSources(explorer: Explorer, signal: AbortSignal): Promise<void> {
  const ids = visibleOf(shownView(explorer)).relations.map(({ id }) => id);
  await loadSources(explorer, ids, signal).catch(() => undefined);
}

async function save(kind: FileKind, exported: Exported, figure: () => Figure): Promise<string> {
  const file = (name: string, content: string | Blob, type: string) => {
    saveFile(name, content, type);
    return name;
  };
  switch (kind) {
    case "svg":
      return file("pressgraph.svg", figure().svg, "image/svg+xml");
    case "png":
      return file("pressgraph.png", await figurePng(figure()), "image/png");
    case "gexf": {
      const { graphGexf } = await import("../export/gexf.ts");
      return file("pressgraph.gexf", graphGexf(exported, lightPalette), "application/xml");
    }
    case "csvEntities":
      return file("pressgraph-entities.csv", entitiesCsv(exported), "text/csv");
    case "csvRelations":
      return file("pressgraph-relations.csv", relationsCsv(exported), "text/csv");
    case "json":
      return file("pressgraph.json", viewJson(exported), "application/json");
  }
}
