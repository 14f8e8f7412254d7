import type { Explorer } from "../actions/explorer.ts";
import { loadSources } from "../actions/load-sources.ts";
import { entitiesCsv, relationsCsv } from "../export/csv.ts";
import { type Exported, exportedOf } from "../export/exported.ts";
import { viewJson } from "../export/json.ts";
import { figurePng } from "../export/png.ts";
import { saveFile } from "../export/save-file.ts";
import { figureSvg } from "../export/svg.ts";
import { lightPalette } from "../looks/palette.ts";
import { sceneOf } from "../looks/scene.ts";
import { removeAll } from "../view/refresh.ts";
import { noSelection } from "../view/view.ts";
import { visibleOf } from "../view/visible.ts";
import { type Messages, relationWords } from "../words/messages.ts";

export type FileKind = keyof Messages["save"];

export const fileKinds: readonly FileKind[] = ["svg", "png", "gexf", "csvEntities", "csvRelations", "json"];

/** Saves what is drawn and still in the graph, with its sources. Figures are on white paper, for print. */
export function saveView(explorer: Explorer, kind: FileKind, words: Messages): Promise<void> {
  return explorer.attempt("save", async (signal) => {
    const { graph, news, ranks, groups } = explorer.state();
    const view = removeAll(explorer.view, new Set(news.removed));
    const relations = visibleOf(view).relations.map(({ id }) => id);
    // Without the service the file has no sources, but it is saved.
    const sources = await loadSources(explorer, relations, signal).catch(() => ({}));
    const exported = exportedOf(view, { version: graph?.version ?? 0, link: location.href, sources });
    const figure = () => {
      const calm = { ...view, selection: noSelection };
      const scene = sceneOf({
        view: calm,
        visible: visibleOf(calm),
        palette: lightPalette,
        ranks: ranks?.places ?? null,
        groups: groups?.places ?? null,
        removed: [],
        hovered: null,
        labelOf: ({ type }) => relationWords(words, type, "OUT"),
      });
      return figureSvg(scene, exported, words);
    };
    const name = await save(kind, exported, figure);
    explorer.set({ said: () => words.said.saved(name) });
  });
}

async function save(kind: FileKind, exported: Exported, figure: () => ReturnType<typeof figureSvg>): Promise<string> {
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
