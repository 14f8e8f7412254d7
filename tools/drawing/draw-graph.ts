import {
  type EntityKind,
  entityKinds,
  kindTable,
  ontology,
  type RelationType,
  relationTypes,
} from "../../src/ontology.ts";
import { xml } from "../../src/xml.ts";
import { type Box, layOut, type Point } from "./layout.ts";

/** The parts of an exported graph that the drawing needs. */
export interface GraphToDraw {
  readonly entities: readonly { readonly id: string; readonly kind: EntityKind; readonly name: string }[];
  readonly relations: readonly { readonly type: RelationType; readonly source: string; readonly target: string }[];
}

interface Line {
  readonly type: RelationType;
  readonly from: Point;
  readonly to: Point;
  readonly label: Box;
}

const letterWidth = 9.4;
const labelLetterWidth = 7.4;
const boxHeight = 34;
const labelHeight = 17;
const margin = 24;
const legendHeight = 34;
/** The gap between lines of the same two boxes. */
const parting = 16;

const paper = { light: "#ffffff", dark: "#0d1117" };
const ink = { light: "#1f2937", dark: "#e5e7eb" };

/**
 * Draws the graph as SVG. Each entity is a box with the shape and color of its kind. Each relation is an arrow with the
 * color and label of its type; symmetric relations have no arrowhead. The same graph gives the same bytes.
 */
export function drawGraph({ entities, relations }: GraphToDraw): string {
  const sizes = entities.map(({ id, name }) => ({ id, width: widthOf(name), height: boxHeight }));
  const boxes = movedToOrigin(layOut(sizes, relations));
  const width = Math.ceil(Math.max(0, ...[...boxes.values()].map((box) => box.x + box.width / 2)) + margin);
  const height = Math.max(0, ...[...boxes.values()].map((box) => box.y + box.height / 2)) + margin + legendHeight;
  const lines = linesBetween(boxes, relations);
  const kindsDrawn = entityKinds.filter((kind) => entities.some((entity) => entity.kind === kind));
  const typesDrawn = relationTypes.filter((type) => relations.some((relation) => relation.type === type));
  const title = `${entities.length} entities and ${relations.length} relations`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
<style>
${styles(kindsDrawn, typesDrawn)}
</style>
<defs>
${typesDrawn
  .filter((type) => !ontology[type].symmetric)
  .map(headOf)
  .join("\n")}
</defs>
<rect class="paper" width="${width}" height="${height}" rx="8"/>
${lines.map(drawnLine).join("\n")}
${lines.map(drawnLabel).join("\n")}
${entities.map(({ id, kind, name }) => drawnBox(boxes.get(id) as Box, kind, name)).join("\n")}
${legend(kindsDrawn, height)}
</svg>
`;
}

function widthOf(name: string): number {
  return Math.round(name.length * letterWidth) + 28;
}

function movedToOrigin(boxes: ReadonlyMap<string, Box>): Map<string, Box> {
  const all = [...boxes.values()];
  const left = Math.min(...all.map(({ x, width }) => x - width / 2)) - margin;
  const top = Math.min(...all.map(({ y, height }) => y - height / 2)) - margin;
  return new Map(
    [...boxes].map(([id, box]) => [id, { ...box, x: Math.round(box.x - left), y: Math.round(box.y - top) }]),
  );
}

/** The line of each relation between the edges of its boxes, and a free place along it for its label. */
function linesBetween(boxes: ReadonlyMap<string, Box>, relations: GraphToDraw["relations"]): Line[] {
  const total = new Map<string, number>();
  const keyOf = ({ source, target }: { source: string; target: string }) => [source, target].sort().join(" ");
  for (const relation of relations) total.set(keyOf(relation), (total.get(keyOf(relation)) ?? 0) + 1);
  const drawn = new Map<string, number>();
  const occupied: Box[] = [...boxes.values()];
  return relations.map((relation) => {
    const key = keyOf(relation);
    const index = drawn.get(key) ?? 0;
    drawn.set(key, index + 1);
    const shift = (index - ((total.get(key) as number) - 1) / 2) * parting;
    const source = boxes.get(relation.source) as Box;
    const target = boxes.get(relation.target) as Box;
    const aside = perpendicular(source, target, relation.source < relation.target ? shift : -shift);
    const from = edgeOf({ ...source, ...moved(source, aside) }, moved(target, aside));
    const to = edgeOf({ ...target, ...moved(target, aside) }, moved(source, aside));
    const width = Math.round(ontology[relation.type].label.length * labelLetterWidth) + 4;
    const places = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74].map((share) => ({
      x: Math.round(from.x + (to.x - from.x) * share),
      y: Math.round(from.y + (to.y - from.y) * share),
      width,
      height: labelHeight,
    }));
    const crowding = places.map((place) => occupied.reduce((sum, other) => sum + overlap(place, other), 0));
    const label = places[crowding.indexOf(Math.min(...crowding))] as Box;
    occupied.push(label);
    return { type: relation.type, from, to, label };
  });
}

/** A vector perpendicular to the line from one point to the other. */
function perpendicular(a: Point, b: Point, distance: number): Point {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  return { x: (-(b.y - a.y) / length) * distance, y: ((b.x - a.x) / length) * distance };
}

function moved({ x, y }: Point, step: Point): Point {
  return { x: x + step.x, y: y + step.y };
}

/** The point where the line from a box's center to a point leaves the box, and a little further. */
function edgeOf({ x, y, width, height }: Box, { x: toX, y: toY }: Point): Point {
  const gap = 3;
  const [dx, dy] = [toX - x, toY - y];
  const share = Math.min((width / 2 + gap) / Math.abs(dx || 1e-9), (height / 2 + gap) / Math.abs(dy || 1e-9));
  return { x: rounded(x + dx * share), y: rounded(y + dy * share) };
}

function overlap(a: Box, b: Box): number {
  const across = (a.width + b.width) / 2 - Math.abs(a.x - b.x);
  const down = (a.height + b.height) / 2 - Math.abs(a.y - b.y);
  return Math.max(0, across) * Math.max(0, down);
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function styles(kinds: readonly EntityKind[], types: readonly RelationType[]): string {
  const theme = (dark: boolean) => {
    const shade = dark ? "dark" : "light";
    return [
      `.paper{fill:${paper[shade]}}`,
      `.name,.kind{fill:${ink[shade]}}`,
      `.label rect{fill:${paper[shade]}}`,
      `.box{stroke:${ink[shade]}}`,
      ...kinds.map((kind) => `.${nameOf(kind)}{fill:${kindTable[kind].fill[shade]}}`),
      ...types.map((type) => {
        const color = dark ? lighter(ontology[type].color) : ontology[type].color;
        return `.${nameOf(type)}{color:${color}}`;
      }),
    ].join("\n");
  };
  return `text{font-family:system-ui,"Segoe UI",Roboto,Helvetica,Arial,sans-serif;text-anchor:middle;dominant-baseline:central}
.name{font-size:16px;font-weight:600}
.kind{font-size:13px;text-anchor:start}
.label{font-size:13px;fill:currentColor}
.line{stroke:currentColor;stroke-width:2px}
.head{fill:currentColor}
.box{stroke-width:1px}
${theme(false)}
@media (prefers-color-scheme:dark){
${theme(true)}
}`;
}

function nameOf(word: EntityKind | RelationType): string {
  return word.toLowerCase().replaceAll("_", "-");
}

/** A color halfway to white, which is readable on a dark background. */
function lighter(color: string): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return `#${channels
    .map((channel) =>
      Math.round((channel + 255) / 2)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

function headOf(type: RelationType): string {
  const name = nameOf(type);
  return `<marker id="head-${name}" class="${name}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="6" markerHeight="6" orient="auto"><path class="head" d="M0,0.5 L10,5 L0,9.5 Z"/></marker>`;
}

function drawnLine({ type, from, to }: Line): string {
  const head = ontology[type].symmetric ? "" : ` marker-end="url(#head-${nameOf(type)})"`;
  return `<line class="line ${nameOf(type)}" x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}"${head}/>`;
}

function drawnLabel({ type, label: { x, y, width, height } }: Line): string {
  const ground = `<rect x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}"/>`;
  return `<g class="label ${nameOf(type)}">${ground}<text x="${x}" y="${y}">${xml(ontology[type].label)}</text></g>`;
}

function drawnBox(box: Box, kind: EntityKind, name: string): string {
  return `${shapeOf(box, kind)}<text class="name" x="${box.x}" y="${box.y}">${xml(name)}</text>`;
}

/** A pill for a person, a rectangle for a company, a hexagon for a place. */
function shapeOf({ x, y, width, height }: Box, kind: EntityKind): string {
  const [left, right, top, bottom] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2];
  const classes = `class="box ${nameOf(kind)}"`;
  if (kind === "PLACE") {
    const tip = 10;
    const corners = [
      [left, y],
      [left + tip, top],
      [right - tip, top],
      [right, y],
      [right - tip, bottom],
      [left + tip, bottom],
    ];
    return `<polygon ${classes} points="${corners.map((corner) => corner.join(",")).join(" ")}"/>`;
  }
  const radius = kind === "PERSON" ? height / 2 : 3;
  return `<rect ${classes} x="${left}" y="${top}" width="${width}" height="${height}" rx="${radius}"/>`;
}

function legend(kinds: readonly EntityKind[], height: number): string {
  const y = height - margin + 4;
  return kinds
    .map((kind, i) => {
      const x = margin + 16 + i * 120;
      const text = `<text class="kind" x="${x + 22}" y="${y}">${kindTable[kind].label}</text>`;
      return shapeOf({ x, y, width: 30, height: 16 }, kind) + text;
    })
    .join("\n");
}
