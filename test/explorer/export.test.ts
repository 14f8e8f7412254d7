import { parse } from "csv-parse/sync";
import { entitiesCsv, relationsCsv } from "../../explorer/export/csv.ts";
import { exportedOf } from "../../explorer/export/exported.ts";
import { viewJson } from "../../explorer/export/json.ts";
import { figureSvg } from "../../explorer/export/svg.ts";
import { lightPalette } from "../../explorer/looks/palette.ts";
import { sceneOf } from "../../explorer/looks/scene.ts";
import { add, hide } from "../../explorer/view/steps.ts";
import { emptyView } from "../../explorer/view/view.ts";
import { visibleOf } from "../../explorer/view/visible.ts";
import { german } from "../../explorer/words/de.ts";
import { english } from "../../explorer/words/en.ts";

const view = hide(
  add(
    emptyView,
    [
      { id: "person:a", kind: "PERSON", name: '=HYPERLINK("x")', degree: 2 },
      { id: "company:b", kind: "COMPANY", name: "B, <b>& Co</b>", degree: 3 },
      { id: "place:c", kind: "PLACE", name: "Hidden", degree: 1 },
    ],
    [
      {
        id: "r1",
        type: "HEADS",
        source: "person:a",
        target: "company:b",
        role: "Chair",
        since: "2010",
        until: null,
        current: true,
        confidence: 0.5,
        sources: 2,
        share: null,
        shareUpTo: null,
        amount: null,
        currency: null,
      },
    ],
    { "person:a": { x: 0, y: 0 }, "company:b": { x: 100, y: 50 } },
  ),
  ["place:c"],
);
const article = { id: "article:1", title: "Headline", publisher: "The Post", publishedOn: "2015-06", url: null };
const exported = exportedOf(view, { version: 7, link: "http://here/#v=1", sources: { r1: [article] } });

test("a table has what is shown and not what is hidden, and no cell that a spreadsheet would run", () => {
  const rows = parse(entitiesCsv(exported), { columns: true, bom: true }) as Record<string, string>[];
  expect(rows.map(({ id, name, x }) => [id, name, x])).toEqual([
    ["person:a", `'=HYPERLINK("x")`, "0"],
    ["company:b", "B, <b>& Co</b>", "100"],
  ]);
  expect(parse(relationsCsv(exported), { columns: true, bom: true })).toEqual([
    expect.objectContaining({ id: "r1", type: "HEADS", source: "person:a", since: "2010", titles: "Headline" }),
  ]);
});

test("the JSON has the articles, the version, and how much it leaves out", () => {
  expect(JSON.parse(viewJson(exported))).toMatchObject({
    graphVersion: 7,
    leftOut: 1,
    entities: [{ id: "person:a" }, { id: "company:b" }],
    relations: [{ id: "r1", articles: ["article:1"] }],
    articles: [article],
  });
});

test("what the graph no longer has is drawn in gray, with a cross", () => {
  const look = { view, visible: visibleOf(view), palette: lightPalette, ranks: null, groups: null, hovered: null };
  const scene = sceneOf({ ...look, removed: ["r1", "company:b"], labelOf: () => "heads" });
  const gray = lightPalette.muted;
  expect(scene.entities[1]).toMatchObject({ name: "✕ B, <b>& Co</b>", color: gray });
  expect(scene.relations[0]).toMatchObject({ label: "✕", color: gray });
  expect(scene.entities[0]).toMatchObject({ color: lightPalette.kind.PERSON });
});

test("the size follows the rank, and the color the community; one without them is small and gray", () => {
  const look = { view, visible: visibleOf(view), palette: lightPalette, hovered: null, removed: [], labelOf: () => "" };
  const ranks = { "person:a": 1, "company:b": null };
  const [first, unranked] = sceneOf({ ...look, ranks, groups: null }).entities;
  expect(first?.size).toBeGreaterThan(20);
  expect(unranked?.size).toBeLessThan(8);
  const groups = { "person:a": 1, "company:b": null };
  expect(sceneOf({ ...look, ranks: null, groups }).entities.map(({ color }) => color)).toEqual([
    lightPalette.groups[1],
    lightPalette.muted,
  ]);
});

test("a figure colored by community says so, and its legend shows the kinds by shape alone", () => {
  const look = { view, visible: visibleOf(view), palette: lightPalette, ranks: null, hovered: null, removed: [] };
  const scene = sceneOf({ ...look, groups: { "person:a": 0, "company:b": 1 }, labelOf: () => "" });
  const { svg } = figureSvg(scene, exported, german);
  const legend = /<g id="legend".*/.exec(svg)?.[0] ?? "";
  expect(legend).toContain(`fill="${lightPalette.muted}"`);
  expect(legend).not.toContain(`fill="${lightPalette.kind.PERSON}"`);
  expect(svg).toContain("nach Gemeinschaft eingefärbt");
});

test("the figure has the names as text, the legend, the sources and what is not drawn", () => {
  const scene = sceneOf({
    view,
    visible: visibleOf(view),
    palette: lightPalette,
    ranks: null,
    groups: null,
    hovered: null,
    removed: [],
    labelOf: () => "heads",
  });
  const { svg } = figureSvg(scene, exported, english);
  expect(svg).toContain("B, &lt;b&gt;&amp; Co&lt;/b&gt;</text>");
  expect(svg).toContain(">People</text>");
  expect(svg).not.toContain(">Places</text>");
  expect(svg).not.toContain("Hidden<");
  expect(svg).toContain("version 7 of the graph; 1 hidden or filtered out, not drawn");
  expect(svg).toContain("Headline, The Post, June 2015");
  for (const group of ["relations", "entities", "names", "legend", "origin"]) expect(svg).toContain(`<g id="${group}"`);
});
