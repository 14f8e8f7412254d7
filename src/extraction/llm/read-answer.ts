import { z } from "zod";
import { oneLine } from "../../clean-text.ts";
import { quotedProposal } from "../grounded.ts";
import { FallenList } from "../proposal.ts";

const entity = quotedProposal.shape.entities.element;
const relation = quotedProposal.shape.relations.element;

export type SaidEntity = z.output<typeof entity>;
export type SaidRelation = z.output<typeof relation>;

/** What an answer says, as far as it has the form that was asked for. */
export interface Answer {
  readonly entities: readonly SaidEntity[];
  readonly relations: readonly SaidRelation[];
  /** The parts that have another form, in words for a reviewer. */
  readonly fallen: FallenList;
  /** The same in words for the model, the first of them. Empty if the answer has the form that was asked for. */
  readonly faults: readonly string[];
}

const lists = z.object({ entities: z.array(z.unknown()).max(1_000), relations: z.array(z.unknown()).max(5_000) });
const mostFaults = 20;
/** Relations that carry a mark are for a reviewer to see, not to trust. */
const confidence = { stated: 0.7, marked: 0.3 } as const;

/**
 * The JSON of an answer, also in a fence, behind thoughts, or with words around it. Null if it has none, or if its lists
 * are missing; `faults` then says so.
 */
export function readAnswer(content: string): Answer | { readonly faults: readonly string[] } {
  const value = jsonIn(content);
  if (value === undefined) return { faults: ["it is not JSON"] };
  const parsed = lists.safeParse(value);
  if (!parsed.success) return { faults: faultsOf(parsed.error, "") };
  const fallen = new FallenList();
  const faults: string[] = [];
  const entities = read(parsed.data.entities, entity, "entities");
  const relations = read(parsed.data.relations, relation, "relations");
  return {
    entities: entities.map((said) => ({
      ...said,
      name: oneLine(said.name),
      aliases: said.aliases.map(oneLine),
    })),
    relations: relations.map((said) => ({
      ...said,
      role: said.role === null ? null : oneLine(said.role) || null,
      confidence: said.marks.length > 0 ? confidence.marked : confidence.stated,
    })),
    fallen,
    faults: faults.slice(0, mostFaults),
  };

  function read<T>(items: readonly unknown[], type: z.ZodType<T>, list: string): T[] {
    return items.flatMap((item, i) => {
      const { data, error } = type.safeParse(item);
      if (data !== undefined) return [data];
      const wrong = faultsOf(error as z.ZodError, `${list}[${i}]`);
      faults.push(...wrong);
      fallen.add(whatOf(item, list), `the model gave it in a wrong form: ${wrong[0]}`);
      return [];
    });
  }
}

function faultsOf({ issues }: z.ZodError, where: string): string[] {
  return issues.slice(0, mostFaults).map(({ path, message }) => `${[where, ...path].join(".")}: ${message}`);
}

function whatOf(item: unknown, list: string): string {
  const { type, kind, name, source, target } =
    typeof item === "object" && item !== null ? (item as never) : ({} as never);
  const words = list === "entities" ? [kind, name] : [type, source, "→", target];
  return oneLine(words.map((word) => (typeof word === "string" ? word : "?")).join(" ")).slice(0, 200);
}

/** Undefined if there is none. */
function jsonIn(content: string): unknown {
  const text = content.slice(Math.max(0, content.lastIndexOf("</think>")));
  const fenced = /```(?:json)?\s*\n([\s\S]*?)\n\s*```/i.exec(text)?.[1];
  const braced = text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
  for (const candidate of [text, fenced, braced]) {
    if (candidate === undefined) continue;
    try {
      return JSON.parse(candidate);
    } catch {
      // The next one may be JSON.
    }
  }
  return undefined;
}
