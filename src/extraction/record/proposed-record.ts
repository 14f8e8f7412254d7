import { createHash } from "node:crypto";
import { checkRecord, FaultyRecordError } from "../../articles/check-record.ts";
import type { ArticleRecord } from "../../articles/record.ts";
import { slug } from "../../name-keys.ts";
import { type Fallen, FallenList, type Proposal, type ProposedEntity, type ProposedRelation } from "../proposal.ts";
import { recordOf } from "./record-of-proposal.ts";

/** What is known of an article itself, before it has an id. */
export interface ArticleHead {
  readonly title: string;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  readonly language: string;
  readonly url: string | null;
}

/** The same id for the same article: by its address, or else by its text. */
export function articleId({ title, url }: Pick<ArticleHead, "title" | "url">, text: string): string {
  const hash = createHash("sha256")
    .update(url ?? text)
    .digest("hex")
    .slice(0, 8);
  return `article:${[slug(title), hash].filter((part) => part !== "").join("-")}`;
}

export interface ProposedRecord {
  readonly record: ArticleRecord;
  /** What no record may say, and so is left out. */
  readonly fallen: readonly Fallen[];
}

/**
 * The record of an article that says what these relations of a proposal say, and names the entities at their ends. Throws
 * a FaultyRecordError if the article itself has a fault.
 */
export function proposedRecord(
  article: ArticleHead & { readonly id: string },
  text: string,
  proposal: Pick<Proposal, "entities" | "relations">,
): ProposedRecord {
  const list = new FallenList();
  let { entities, relations } = proposal;
  for (;;) {
    const ends = new Set(relations.flatMap(({ source, target }) => [source, target]));
    entities = entities.filter(({ ref }) => ends.has(ref));
    try {
      const record = checkRecord(recordOf({ article, text }, entities, relations));
      return { record, fallen: list.fallen };
    } catch (error) {
      if (!(error instanceof FaultyRecordError)) throw error;
      // Each turn takes out something, so this ends.
      const faulty = { entities: faultsOf(error, "entities"), relations: faultsOf(error, "relations") };
      if (faulty.entities.size + faulty.relations.size === 0) throw error;
      const names = new Map(entities.map(({ ref, name }) => [ref, name]));
      const lost = new Map<string, string>();
      for (const [i, why] of faulty.entities) {
        const { ref, kind, name } = entities[i] as ProposedEntity;
        lost.set(ref, why);
        list.add(`${kind} ${name}`, why);
      }
      relations = relations.filter(({ type, source, target }, i) => {
        const why = faulty.relations.get(i) ?? lost.get(source) ?? lost.get(target);
        if (why !== undefined) list.add(`${type} ${names.get(source)} → ${names.get(target)}`, why);
        return why === undefined;
      });
    }
  }
}

/** Why an item of this list is faulty, by its place. */
function faultsOf({ faults }: FaultyRecordError, list: "entities" | "relations"): Map<number, string> {
  const found = new Map<number, string>();
  for (const { pointer, reason } of faults) {
    const [, name, place, ...field] = pointer.split("/");
    if (name !== list || place === undefined || found.has(Number(place))) continue;
    found.set(Number(place), `a record does not take it: ${[field.join("/"), reason].join(" ").trim()}`);
  }
  return found;
}

/** Those that a person need not look at first: the text states them. */
export function unmarked({ relations }: Pick<Proposal, "relations">): ProposedRelation[] {
  return relations.filter(({ marks }) => marks.length === 0);
}
