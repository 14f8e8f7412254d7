import { readFile } from "node:fs/promises";
import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { StartupError } from "../config.ts";
import { type Mapping, mapping } from "./mapping.ts";

const mostBytes = 1024 * 1024;
const mostFaults = 20;

/** A mapping from its YAML file. Throws a StartupError that lists its faults, each with its line and its path. */
export async function readMapping(file: string): Promise<Mapping> {
  const bytes = await readFile(file).catch(({ code }: NodeJS.ErrnoException) => {
    throw new StartupError(`Cannot read ${file}: ${code}`);
  });
  if (bytes.length > mostBytes)
    throw new StartupError(`${file} has ${bytes.length} bytes; a mapping has at most ${mostBytes}`);
  const lineCounter = new LineCounter();
  const document = parseDocument(bytes.toString(), { lineCounter, prettyErrors: false });
  const lineAt = (offset: number) => lineCounter.linePos(offset).line;
  const [fault] = document.errors;
  if (fault !== undefined) throw new StartupError(`${file}:${lineAt(fault.pos[0])} ${fault.message}`);
  const written: unknown = writtenIn(document, file);
  const { data, error } = mapping.safeParse(written);
  if (data !== undefined) return data;
  const faults = error.issues.flatMap((issue) => faultsOfIssue(issue, [], written));
  const lines = faults.slice(0, mostFaults).map(({ path, reason }) => {
    const offset = offsetOf(document, path);
    return `${file}${offset === null ? "" : `:${lineAt(offset)}`} ${pathText(path)}: ${reason}`;
  });
  if (faults.length > mostFaults) lines.push(`and ${faults.length - mostFaults} more`);
  throw new StartupError(lines.join("\n"));
}

/** Throws a StartupError at an alias that no anchor has, and at aliases that make a small file a huge value. */
function writtenIn(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new StartupError(`${file}: ${(error as Error).message}`);
  }
}

interface MappingFault {
  readonly path: readonly PropertyKey[];
  readonly reason: string;
}

function faultsOfIssue(issue: z.core.$ZodIssue, above: readonly PropertyKey[], written: unknown): MappingFault[] {
  const path = [...above, ...issue.path];
  if (issue.code === "invalid_union") {
    // Of the ways to write a value, the one whose shape it has says what is wrong with it.
    const meant = issue.errors.filter(
      (faults) => !faults.some((fault) => fault.path.length === 0 && fault.code === "invalid_type"),
    );
    const [only] = meant;
    if (meant.length === 1 && only) return only.flatMap((fault) => faultsOfIssue(fault, path, written));
    return [{ path, reason: issue.message }];
  }
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ path: [...path, key], reason: issue.message }));
  if (issue.code === "invalid_key") return issue.issues.map(({ message }) => ({ path, reason: message }));
  if (issue.code === "invalid_value") return [{ path, reason: `must be one of ${issue.values.join(", ")}` }];
  if (issue.code !== "invalid_type") return [{ path, reason: issue.message }];
  const value = path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key], written);
  if (value === undefined) return [{ path, reason: "is missing" }];
  if (issue.expected === "string" && typeof value !== "object")
    return [{ path, reason: `must be a text: write it in quotes, as "${value}"` }];
  return [{ path, reason: `must be ${expected[issue.expected] ?? issue.expected}` }];
}

const expected: Readonly<Record<string, string>> = {
  string: "a text",
  boolean: "true or false",
  number: "a number",
  array: "a list",
  object: "an object",
  record: "an object",
};

/** tables[0].entities.owner */
function pathText(path: readonly PropertyKey[]): string {
  return (
    path.map((key, i) => (typeof key === "number" ? `[${key}]` : `${i === 0 ? "" : "."}${String(key)}`)).join("") || "/"
  );
}

/** Where the deepest part of the path that is written begins. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | null {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return null;
}
