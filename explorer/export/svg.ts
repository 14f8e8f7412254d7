import { lineLook, shapeOfKind } from "../looks/palette.ts";
import type { DrawnEntity, DrawnRelation, Scene } from "../looks/scene.ts";
import { entityKinds, familyOf, relationTypes } from "../view/graph.ts";
import type { Messages } from "../words/messages.ts";
import { articlesOf, type Exported } from "./exported.ts";

export interface Figure {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const margin = 70;
const lineHeight = 18;

/** A figure for print: the picture, its legend, and where it comes from. Text stays text, groups have names. */
export function figureSvg(scene: Scene, exported: Exported, words: Messages): Figure {
  const { palette } = scene;
  const xs = scene.entities.map(({ x }) => x);
  const ys = scene.entities.map(({ y }) => y);
  const top = Math.min(...ys) - margin;
  const span = Math.max(...xs) - Math.min(...xs);
  const width = Math.max(640, span + 2 * margin);
  const left = Math.min(...xs) - (width - span) / 2;
  const pictureHeight = Math.max(...ys) + margin - top;
  const places = new Map(scene.entities.map((entity) => [entity.id, entity]));
  const foot = footLines(exported, scene, words, Math.floor(width / 6));
  const legend = legendRows(exported, scene, words);
  const legendHeight = Math.ceil(legend.length / 3) * lineHeight + 30;
  const height = pictureHeight + legendHeight + foot.length * 15 + 30;
  const bows = bowsOf(scene.relations);
  const body = [
    `<g id="relations" fill="none">${scene.relations.map((relation) => line(relation, places, bows.get(relation.id) ?? 0)).join("")}</g>`,
    `<g id="entities">${scene.entities.map((entity) => shape(entity, scene)).join("")}</g>`,
    `<g id="names" text-anchor="middle">${scene.entities.map((entity) => name(entity, scene)).join("")}</g>`,
    `<g id="labels" text-anchor="middle" font-size="11">${scene.relations.map((relation) => label(relation, places, scene, bows.get(relation.id) ?? 0)).join("")}</g>`,
    `<g id="legend" transform="translate(${left + 24} ${top + pictureHeight + 10})">${legend
      .map(
        (row, index) =>
          `<g transform="translate(${(index % 3) * 205} ${Math.floor(index / 3) * lineHeight})">${row}</g>`,
      )
      .join("")}</g>`,
    `<g id="origin" font-size="11" fill="${palette.muted}" transform="translate(${left + 24} ${top + pictureHeight + legendHeight + 10})">${foot
      .map((text, index) => `<text y="${index * 15}">${escaped(text)}</text>`)
      .join("")}</g>`,
  ];
  const colors = [...new Set(scene.relations.filter(({ arrow }) => arrow).map(({ color }) => color))];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="system-ui, sans-serif" font-size="13" lang="${words.language}">
<title>${escaped(words.picture.label(scene.entities.length, scene.relations.length, ""))}</title>
<defs>${colors.map((color) => marker(color)).join("")}</defs>
<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${palette.paper}"/>
${body.join("\n")}
</svg>
`;
  return { svg, width, height };
}

/** Parallel relations bow apart. */
function bowsOf(relations: readonly DrawnRelation[]): Map<string, number> {
  const pairs = new Map<string, DrawnRelation[]>();
  for (const relation of relations) {
    const key = [relation.source, relation.target].toSorted().join(" ");
    pairs.set(key, [...(pairs.get(key) ?? []), relation]);
  }
  const bows = new Map<string, number>();
  for (const parallel of pairs.values())
    for (const [index, { id, source, target }] of parallel.entries())
      bows.set(id, (index - (parallel.length - 1) / 2) * 36 * (source < target ? 1 : -1));
  return bows;
}

interface Course {
  readonly path: string;
  readonly x: number;
  readonly y: number;
}

function courseOf(
  { source, target, arrow, width }: DrawnRelation,
  places: ReadonlyMap<string, DrawnEntity>,
  bow: number,
): Course | null {
  const [from, to] = [places.get(source), places.get(target)];
  if (!from || !to) return null;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const control = {
    x: (from.x + to.x) / 2 - along.y * bow * 2,
    y: (from.y + to.y) / 2 + along.x * bow * 2,
  };
  // The line ends at the rim, and leaves room for the head.
  const endGap = to.size + 2 + (arrow ? width * 3 : 0);
  const toward = Math.hypot(to.x - control.x, to.y - control.y) || 1;
  const end = {
    x: to.x - ((to.x - control.x) / toward) * endGap,
    y: to.y - ((to.y - control.y) / toward) * endGap,
  };
  const n = (value: number) => value.toFixed(1);
  return {
    path: `M${n(from.x)} ${n(from.y)}Q${n(control.x)} ${n(control.y)} ${n(end.x)} ${n(end.y)}`,
    x: (from.x + 2 * control.x + to.x) / 4,
    y: (from.y + 2 * control.y + to.y) / 4,
  };
}

function line(relation: DrawnRelation, places: ReadonlyMap<string, DrawnEntity>, bow: number): string {
  const course = courseOf(relation, places, bow);
  if (!course) return "";
  const dash = { solid: "", dashed: ' stroke-dasharray="8 5"', dotted: ' stroke-dasharray="3 4"' }[relation.line];
  const head = relation.arrow ? ` marker-end="url(#head-${relation.color.slice(1)})"` : "";
  return `<path d="${course.path}" stroke="${relation.color}" stroke-width="${relation.width.toFixed(1)}"${dash}${head}/>`;
}

function marker(color: string): string {
  return `<marker id="head-${color.slice(1)}" viewBox="0 0 4 3.4" refX="1" refY="1.7" markerWidth="4" markerHeight="3.4" orient="auto"><path d="M0 0 4 1.7 0 3.4Z" fill="${color}"/></marker>`;
}

function shape({ x, y, size, color, shape: form, pinned }: DrawnEntity, { palette }: Scene): string {
  const ring = pinned ? ` stroke="${palette.muted}" stroke-width="2"` : "";
  if (form === "circle") return `<circle cx="${x}" cy="${y}" r="${size.toFixed(1)}" fill="${color}"${ring}/>`;
  const reach = form === "square" ? size * 0.88 : size;
  const half = reach.toFixed(1);
  if (form === "square")
    return `<rect x="${(x - reach).toFixed(1)}" y="${(y - reach).toFixed(1)}" width="${(2 * reach).toFixed(1)}" height="${(2 * reach).toFixed(1)}" rx="2" fill="${color}"${ring}/>`;
  const [side, base] = [(size * 0.87).toFixed(1), (size * 0.5).toFixed(1)];
  const outline =
    form === "diamond" ? `M0-${half} ${half} 0 0 ${half}-${half} 0Z` : `M0-${half} ${side} ${base}-${side} ${base}Z`;
  return `<path transform="translate(${x} ${y})" d="${outline}" fill="${color}"${ring}/>`;
}

function name(entity: DrawnEntity, { palette }: Scene): string {
  const y = entity.y + entity.size + 15;
  return `<text x="${entity.x}" y="${y.toFixed(1)}" fill="${entity.labelColor}" stroke="${palette.paper}" stroke-width="3" paint-order="stroke">${escaped(entity.name)}</text>`;
}

function label(
  relation: DrawnRelation,
  places: ReadonlyMap<string, DrawnEntity>,
  { palette }: Scene,
  bow: number,
): string {
  const course = relation.label === null ? null : courseOf(relation, places, bow);
  if (!course) return "";
  return `<text x="${course.x.toFixed(1)}" y="${(course.y + 4).toFixed(1)}" fill="${palette.ink}" stroke="${palette.paper}" stroke-width="3" paint-order="stroke">${escaped(relation.label ?? "")}</text>`;
}

function legendRows({ entities, relations }: Exported, scene: Scene, words: Messages): string[] {
  const { palette } = scene;
  const kinds = entityKinds.filter((kind) => entities.some((entity) => entity.kind === kind));
  const types = relationTypes.filter((type) => relations.some((relation) => relation.type === type));
  const text = (value: string) => `<text x="36" y="4" fill="${palette.ink}">${escaped(value)}</text>`;
  return [
    ...kinds.map(
      (kind) =>
        shape(
          {
            id: kind,
            x: 14,
            y: 0,
            name: "",
            shape: shapeOfKind[kind],
            size: 6,
            color: scene.isByCommunity ? palette.muted : palette.kind[kind],
            labelColor: "",
            selected: false,
            pinned: false,
            faded: false,
            weight: 0,
            certain: false,
          },
          scene,
        ) + text(words.kinds[kind]),
    ),
    ...types.map((type) => {
      const family = familyOf(type);
      const look = lineLook(type, family);
      const color = palette.family[family];
      const dash = look.dotted ? ' stroke-dasharray="3 4"' : "";
      const head = look.arrow ? `<path d="M20-4 28 0 20 4Z" fill="${color}"/>` : "";
      return `<path d="M0 0H${look.arrow ? 21 : 28}" stroke="${color}" stroke-width="${look.thin ? 2 : 2.6}"${dash}/>${head}${text(words.relation[type][0])}`;
    }),
  ];
}

function footLines(exported: Exported, { isByCommunity }: Scene, words: Messages, room: number): string[] {
  const { date, version, left, link } = exported;
  const facts = [
    date === null ? null : words.figure.asOf(date),
    words.figure.version(version),
    isByCommunity ? words.figure.byCommunity : null,
  ];
  const articles = articlesOf(exported).map(({ title, publisher, publishedOn }) =>
    [title, publisher, publishedOn && words.date(publishedOn)].filter(Boolean).join(", "),
  );
  // A link is long where much is shown: the figure then has its beginning.
  return [
    `Pressgraph, ${facts.filter(Boolean).join(", ")}${left > 0 ? `; ${words.figure.hidden(left)}` : ""}`,
    ...(articles.length > 0 ? [`${words.figure.sources}: ${articles[0]}`, ...articles.slice(1, 12)] : []),
    `${words.figure.link}: ${link}`,
  ].map((text) => (text.length > room ? `${text.slice(0, room - 1)}…` : text));
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
