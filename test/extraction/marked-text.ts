import type { EntityKind } from "../../src/ontology.ts";

const kinds = { P: "PERSON", O: "COMPANY", L: "PLACE" } as const;

export interface MarkedName {
  readonly kind: EntityKind;
  /** s or t if the mark says that it is the source or the target of a relation. */
  readonly end: string | undefined;
  readonly name: string;
  readonly span: { readonly start: number; readonly end: number };
}

/** Reads a text such as "[O:s Nordlicht]-Chefin [P:t Ada Berg]": the text without the marks, and the marked names. */
export function readMarked(marked: string): { readonly text: string; readonly names: readonly MarkedName[] } {
  let text = "";
  let from = 0;
  const names: MarkedName[] = [];
  for (const { 0: whole, 1: kind, 2: end, 3: name = "", index } of marked.matchAll(
    /\[([POL])(?::([st]))? ([^\]]+)\]/g,
  )) {
    text += marked.slice(from, index);
    const span = { start: text.length, end: text.length + name.length };
    names.push({ kind: kinds[kind as keyof typeof kinds], end, name, span });
    text += name;
    from = index + whole.length;
  }
  return { text: text + marked.slice(from), names };
}
