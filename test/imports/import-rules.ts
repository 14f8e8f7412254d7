import { posix } from "node:path";
import { parseSync } from "@swc/core";

/** What `rooms.json` says of a folder, or of a file at the top of `src`. */
export interface Room {
  /** A room, for all the files that it opens, or a single file, for that file alone. */
  readonly imports: readonly string[];
  readonly packages: readonly string[];
  /** The files that other rooms may import; the rest is private. */
  readonly opens?: readonly string[];
}
export type Rooms = Readonly<Record<string, Room>>;

/** Checks the rules against the text of each file by path. Returns one sentence for each violation. */
export function brokenRules(rooms: Rooms, files: ReadonlyMap<string, string>): string[] {
  const faults: string[] = [];
  const used = new Set<string>();
  const opened = new Set<string>();
  const graph = new Map<string, string[]>();
  for (const [file, text] of files) {
    const from = roomOf(file);
    if (from === undefined) {
      faults.push(`${file} belongs to no room of rooms.json`);
      continue;
    }
    const sources = importsOf(text);
    for (const source of sources.filter((name) => !/^(\.|node:)/.test(name))) {
      const name = packageOf(source);
      if (rooms[from]?.packages.includes(name)) used.add(`${from} packages ${name}`);
      else faults.push(`${file} imports the package ${name}, which rooms.json does not list for ${from}`);
    }
    const targets = sources.filter((name) => name.startsWith(".")).map((name) => posix.join(posix.dirname(file), name));
    graph.set(file, targets);
    for (const target of targets) checkImport(file, from, target);
  }
  for (const [name, { imports, packages, opens = [] }] of Object.entries(rooms)) {
    for (const entry of imports)
      if (!used.has(`${name} imports ${entry}`)) faults.push(`rooms.json: ${name} does not import ${entry}`);
    for (const entry of packages)
      if (!used.has(`${name} packages ${entry}`)) faults.push(`rooms.json: ${name} does not use the package ${entry}`);
    for (const entry of opens)
      if (!opened.has(`${name}/${entry}`)) faults.push(`rooms.json: no other room needs ${entry} of ${name}`);
  }
  const cycle = cycleIn(graph);
  if (cycle) faults.push(`These files import each other: ${cycle.join(" -> ")}`);
  return faults;

  function checkImport(file: string, from: string, target: string): void {
    const to = roomOf(target);
    if (to === from) return;
    if (to === undefined) {
      faults.push(`${file} imports ${target}, which belongs to no room of rooms.json`);
      return;
    }
    const imports = rooms[from]?.imports ?? [];
    const isOpen = to === target || rooms[to]?.opens?.includes(target.slice(to.length + 1));
    if (imports.includes(target)) {
      used.add(`${from} imports ${target}`);
      opened.add(target);
    } else if (!imports.includes(to)) {
      faults.push(`${file} imports ${target}, and rooms.json does not let ${from} import it`);
    } else if (isOpen) {
      used.add(`${from} imports ${to}`);
      opened.add(target);
    } else {
      faults.push(`${file} imports ${target}, which is private to ${to}`);
    }
  }

  function roomOf(file: string): string | undefined {
    for (let path = file; path !== "."; path = posix.dirname(path)) if (rooms[path]) return path;
    return undefined;
  }
}

/** What a file imports, types included. */
function importsOf(text: string): string[] {
  const found: string[] = [];
  visit(parseSync(text, { syntax: "typescript", decorators: true }).body);
  return found;

  function visit(value: unknown): void {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return;
    const node = value as Record<string, unknown>;
    const isDynamic = node.type === "CallExpression" && (node.callee as { type: string }).type === "Import";
    const source = isDynamic ? (node.arguments as { expression: unknown }[])[0]?.expression : sourceOf(node);
    const name = (source as { value?: unknown } | null | undefined)?.value;
    if (typeof name === "string") found.push(name);
    for (const child of Object.values(node)) visit(child);
  }
}

function sourceOf({ type, source, argument }: Record<string, unknown>): unknown {
  if (type === "TsImportType") return argument;
  const statements = ["ImportDeclaration", "ExportNamedDeclaration", "ExportAllDeclaration"];
  return statements.includes(type as string) ? source : undefined;
}

/** The package of an import: "@scope/name" for "@scope/name/inner". */
function packageOf(source: string): string {
  return source
    .split("/")
    .slice(0, source.startsWith("@") ? 2 : 1)
    .join("/");
}

function cycleIn(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  for (const file of graph.keys()) {
    const cycle = follow(file, []);
    if (cycle) return cycle;
  }
  return undefined;

  function follow(file: string, path: readonly string[]): string[] | undefined {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of graph.get(file) ?? []) {
      const cycle = follow(next, [...path, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  }
}
