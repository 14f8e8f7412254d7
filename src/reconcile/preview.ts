import type { Ask } from "../mcp/ask.ts";
import { type EntityKind, kindTable } from "../ontology.ts";
import { xml } from "../xml.ts";
import { dataOf } from "./refusal.ts";

interface Previewed {
  readonly entity: {
    readonly id: string;
    readonly name: string;
    readonly kind: EntityKind;
    readonly description: string | null;
    readonly country: string | null;
    readonly aliases: readonly string[];
    readonly sameAs: readonly string[];
    readonly degree: number;
    readonly neighbors: { readonly nodes: readonly { readonly name: string }[] };
  } | null;
}

const mostAliases = 5;
const mostIds = 5;

const operation = `query ReconcilePreview($id: ID!) {
  entity(id: $id) {
    id name kind description country aliases sameAs degree neighbors(first: 5) { nodes { name } }
  }
}`;

/** A page that shows an entity in the frame of a client; null if there is none. Throws a Refusal. */
export async function previewOf(id: string, ask: Ask, signal: AbortSignal): Promise<string | null> {
  const named = { operationName: "ReconcilePreview", query: operation, variables: { id } };
  const { entity } = await dataOf<Previewed>(ask, named, signal);
  if (entity === null) return null;
  const { name, kind, description, country, aliases, sameAs, degree, neighbors } = entity;
  const line = (label: string, texts: readonly string[], most: number) => {
    if (texts.length === 0) return "";
    const more = texts.length > most ? ` and ${texts.length - most} more` : "";
    return `<p>${label}: ${xml(texts.slice(0, most).join(", "))}${more}</p>`;
  };
  const known = neighbors.nodes.map((neighbor) => neighbor.name);
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${xml(name)}</title>
<style>body { font: 13px/1.4 sans-serif; margin: 8px } h1 { font-size: 15px; margin: 0 } p { margin: 4px 0 }</style></head>
<body>
<h1>${xml(name)}</h1>
<p>${xml([kindTable[kind].label, ...(country === null ? [] : [country]), entity.id].join(" · "))}</p>
${description === null ? "" : `<p>${xml(description)}</p>`}
${line("Also", aliases, mostAliases)}
${line("Ids", sameAs, mostIds)}
${known.length === 0 ? "" : `<p>${degree} relation${degree === 1 ? "" : "s"}, with ${xml(known.join(", "))}${degree > known.length ? " and others" : ""}</p>`}
</body>
</html>
`;
}
