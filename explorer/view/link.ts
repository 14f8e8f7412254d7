import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import { type EntityKind, entityKinds, type Point, type RelationType, relationTypes } from "./graph.ts";
import { arrangements, type Filter, noFilter, type View } from "./view.ts";

/** What a link holds: ids and numbers. The names are read from the service when it is opened. */
export interface SharedView {
  readonly entities: readonly string[];
  readonly positions: Readonly<Record<string, Point>>;
  readonly hidden: readonly string[];
  readonly pinned: readonly string[];
  readonly selected: readonly string[];
  readonly relation: string | null;
  readonly filter: Filter;
  readonly date: string | null;
  readonly path: {
    readonly from: string;
    readonly to: string;
    readonly via: readonly string[];
    readonly avoid: readonly string[];
    readonly lit: number;
  } | null;
  readonly arrangement: View["arrangement"];
}

/** A link longer than this is refused by some programs that pass it on. */
export const longestLink = 8_000;
const deflatedFrom = 1_500;
const version = "1";

export function sharedView(view: View): SharedView {
  const { path, selection } = view;
  return {
    entities: Object.keys(view.entities),
    positions: view.positions,
    hidden: view.hidden,
    pinned: view.pinned,
    selected: selection.entities,
    relation: selection.relation,
    filter: view.filter,
    date: view.asOf?.date ?? null,
    path: path && {
      from: path.from.id,
      to: path.to.id,
      via: path.via.map(({ id }) => id),
      avoid: path.avoid.map(({ id }) => id),
      lit: path.lit,
    },
    arrangement: view.arrangement,
  };
}

/** The fragment of a link to a view, without the "#". Empty for an empty view. */
export function encodeLink(view: SharedView): string {
  if (view.entities.length === 0) return "";
  const { filter, path } = view;
  const indexes = (ids: readonly string[]) => ids.map((id) => view.entities.indexOf(id)).filter((index) => index >= 0);
  const fields: [string, string][] = [
    ["v", version],
    ["e", view.entities.join("~")],
    ["p", encodePoints(view.entities.map((id) => view.positions[id] ?? { x: 0, y: 0 }))],
    ["x", indexes(view.hidden).join(".")],
    ["n", indexes(view.pinned).join(".")],
    ["s", indexes(view.selected).join(".")],
    ["r", view.relation ?? ""],
    ["fk", filter.hiddenKinds.join("~")],
    ["ft", filter.hiddenTypes.join("~")],
    ["fs", filter.minSources > 0 ? String(filter.minSources) : ""],
    ["fc", filter.onlyCurrent ? "1" : ""],
    ["t", view.date ?? ""],
    ["path", path ? [path.from, path.to, path.via.join("+"), path.avoid.join("+"), path.lit].join("~") : ""],
    ["a", view.arrangement === "free" ? "" : view.arrangement],
  ];
  const text = fields
    .filter(([, value]) => value !== "")
    .map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll("%3A", ":").replaceAll("%2B", "+")}`)
    .join("&");
  if (text.length <= deflatedFrom) return text;
  return `v=${version}&z=${toBase64(deflateSync(strToU8(text), { level: 9 }))}`;
}

/** Reads a fragment. Null where it is none of ours. */
export function decodeLink(fragment: string): SharedView | null {
  try {
    const fields = parse(fragment);
    if (fields.v !== version) return null;
    if (fields.z !== undefined) return decodeLink(strFromU8(inflateSync(fromBase64(fields.z))));
    return readFields(fields);
  } catch {
    return null;
  }
}

function readFields(fields: Partial<Record<string, string>>): SharedView | null {
  const entities = list(fields.e, "~");
  if (entities.length === 0) return null;
  const points = decodePoints(fields.p ?? "");
  const byIndex = (text: string | undefined) => list(text, ".").flatMap((index) => entities[Number(index)] ?? []);
  const [from, to, via, avoid, lit] = fields.path?.split("~") ?? [];
  return {
    entities,
    positions: Object.fromEntries(entities.map((id, index) => [id, points[index] ?? { x: 0, y: 0 }])),
    hidden: byIndex(fields.x),
    pinned: byIndex(fields.n),
    selected: byIndex(fields.s),
    relation: fields.r ?? null,
    filter: {
      ...noFilter,
      hiddenKinds: list(fields.fk, "~").filter((kind): kind is EntityKind =>
        entityKinds.some((known) => known === kind),
      ),
      hiddenTypes: list(fields.ft, "~").filter((type): type is RelationType =>
        relationTypes.some((known) => known === type),
      ),
      minSources: Math.max(0, Math.trunc(Number(fields.fs ?? 0)) || 0),
      onlyCurrent: fields.fc === "1",
    },
    date: fields.t !== undefined && /^\d{4}(-\d\d){0,2}$/.test(fields.t) ? fields.t : null,
    path: from && to ? { from, to, via: list(via, "+"), avoid: list(avoid, "+"), lit: Number(lit) || 0 } : null,
    arrangement: arrangements.find((known) => known === fields.a) ?? "free",
  };
}

function parse(fragment: string): Partial<Record<string, string>> {
  return Object.fromEntries(
    fragment.split("&").map((field) => {
      const [key = "", value = ""] = field.split("=", 2);
      return [key, decodeURIComponent(value)];
    }),
  );
}

function list(text: string | undefined, separator: string): string[] {
  return text === undefined || text === "" ? [] : text.split(separator);
}

function encodePoints(points: readonly Point[]): string {
  const bytes = new DataView(new ArrayBuffer(points.length * 4));
  for (const [index, { x, y }] of points.entries()) {
    bytes.setInt16(index * 4, within(x));
    bytes.setInt16(index * 4 + 2, within(y));
  }
  return toBase64(new Uint8Array(bytes.buffer));
}

function decodePoints(text: string): Point[] {
  const bytes = fromBase64(text);
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => ({
    x: numbers.getInt16(index * 4),
    y: numbers.getInt16(index * 4 + 2),
  }));
}

function within(value: number): number {
  return Math.max(-32_768, Math.min(32_767, Math.round(value)));
}

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}
