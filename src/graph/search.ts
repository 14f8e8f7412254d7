import { GraphQLError } from "graphql";
import { nameKeys, wordStart } from "../name-keys.ts";
import { type EntityKind, entityKinds } from "../ontology.ts";
import type { Order } from "../orders.ts";
import { Composer } from "./compose.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { cypher } from "./cypher-files.ts";
import type { Read } from "./neo4j.ts";
import { Connection, ConnectionEdge, checkLength, type Page } from "./page.ts";
import type { EntityFrame } from "./plan.ts";
import { type EntityRow, shapeEntity } from "./shape.ts";

const maxTextLength = 300;
const maxWords = 12;
const maxSeen = 1_000;
const byRelevance: Order = { name: "RELEVANCE", descending: true, keyType: "string" };

/** A hit, with how well it fits and the name or alias that does. Its cursor names the first `count` of what was seen. */
export class SearchEdge extends ConnectionEdge<EntityRow> {
  readonly score: number;
  readonly matched: string;
  readonly #seen: readonly string[];
  readonly #count: number;
  constructor(hit: { node: EntityRow; score: number; matched: string }, seen: readonly string[], count: number) {
    super(hit.node, byRelevance.name, []);
    this.score = hit.score;
    this.matched = hit.matched;
    this.#seen = seen;
    this.#count = count;
  }
  override get cursor(): string {
    return encodeCursor(byRelevance.name, this.#seen.slice(0, this.#count));
  }
}

export interface Suggestion {
  readonly entity: EntityRow;
  readonly matched: string;
}

/**
 * A page of what a text finds, best first. The cursor names what was seen: what an import moves up or down meanwhile
 * comes neither twice nor never. Empty where the text has no letter or digit and is no name.
 * Throws a GraphQLError where the text is too long, or more was seen than a search gives.
 */
export async function search(
  read: Read,
  text: string,
  kinds: readonly EntityKind[] | null | undefined,
  { first, after }: { readonly first: number; readonly after: readonly string[] },
  frame: EntityFrame,
  asked: { readonly rows: boolean; readonly counted: boolean },
): Promise<Connection<EntityRow, SearchEdge>> {
  if (after.length >= maxSeen)
    throw new GraphQLError(`A search gives its best ${maxSeen}. Narrow it by kinds, or by more of the name.`, {
      extensions: { code: "BAD_USER_INPUT", argument: "after", limit: maxSeen, value: after.length },
    });
  const page: Page = { first, after: after.length > 0 ? after : null, order: byRelevance };
  const keys = keysOfText("text", text);
  const lucene = luceneQuery(keys, kinds ?? entityKinds);
  if (lucene === null) return new Connection([], page, false, asked.counted ? 0 : -1);
  const composer = new Composer();
  const { clauses, map } = composer.entity("e", frame, ["e", "degree", "tier", "matched"]);
  const statement = `CALL () {\n${cypher("search/matches")}}\n${clauses}RETURN degree, tier, matched, ${map} AS node`;
  const [rows, counted] = await Promise.all([
    asked.rows
      ? read(statement, {
          ...composer.params,
          lucene,
          keys,
          wordings: keys.map((key) => key.split(" ")),
          seen: after,
          limit: first + 1,
        })
      : [],
    asked.counted ? read(cypher("search/count"), { lucene }) : [],
  ]);
  const hits = rows.slice(0, first).map(({ tier, degree, matched, node }) => ({
    node: shapeEntity(node as EntityRow, frame),
    // The tier, and below 1 how well connected.
    score: 4 - (tier as number) + (degree as number) / ((degree as number) + 1),
    matched: matched as string,
  }));
  const seen = [...after, ...hits.map(({ node }) => node.id)];
  const edges = hits.map((hit, i) => new SearchEdge(hit, seen, after.length + i + 1));
  return new Connection(edges, page, rows.length > first, (counted[0]?.total ?? -1) as number);
}

/** What was seen before the page, by the cursor in `after`. Throws a GraphQLError where it is malformed. */
export function seenBefore(after: string | null | undefined): readonly string[] {
  return after == null ? [] : (decodeCursor(after, byRelevance.name, "strings") as readonly string[]);
}

/**
 * The entities with a name or alias of which a word begins so, the better connected first; empty for a prefix without
 * a letter or digit. Throws a GraphQLError where it is too long.
 */
export async function suggestions(
  read: Read,
  prefix: string,
  kinds: readonly EntityKind[] | null | undefined,
  limit: number,
  frame: EntityFrame,
): Promise<Suggestion[]> {
  const prefixes = keysOfText("prefix", prefix);
  if (prefixes.length === 0) return [];
  const composer = new Composer();
  const { clauses, map } = composer.entity("e", frame, ["e", "matched"]);
  const { begins, params } = beginning(prefixes);
  const rows = await read(`CALL () {\n${begins}}\n${clauses}RETURN matched, ${map} AS entity`, {
    ...composer.params,
    ...params,
    kinds: kinds ?? entityKinds,
    limit,
  });
  return rows.map(({ matched, entity }) => ({
    entity: shapeEntity(entity as EntityRow, frame),
    matched: matched as string,
  }));
}

/** The statement that finds the words that begin so: by few letters, by more, or by more than a word is stored with. */
function beginning(prefixes: readonly string[]) {
  const letters = Math.min(...prefixes.map((key) => [...key].length));
  if (letters <= 3)
    return {
      begins: cypher("search/begins-short").replaceAll("prefix1", `prefix${letters}`),
      params: { prefixes: [...new Set(prefixes.map((key) => [...key].slice(0, letters).join("")))] },
    };
  const starts = prefixes.map(wordStart);
  if (starts.every((start, i) => start === prefixes[i]))
    return { begins: cypher("search/begins-long"), params: { prefixes } };
  return { begins: cypher("search/begins-beyond"), params: { prefixes, starts: [...new Set(starts)] } };
}

function keysOfText(argument: string, text: string): string[] {
  checkLength(argument, text, maxTextLength, "characters");
  return nameKeys(text).filter((key) => key !== "");
}

/**
 * All words of the text, or words that begin so, or words alike: one edit from five letters, two from nine. Null where
 * there is nothing to ask. Whatever the keys hold, none of it is read as Lucene's syntax.
 */
export function luceneQuery(keys: readonly string[], kinds: readonly EntityKind[]): string | null {
  const [first] = keys;
  if (first === undefined || kinds.length === 0) return null;
  const wordings = keys.map((key) => key.split(" ").slice(0, maxWords));
  const words = (wordings[0] ?? []).map((_, i) => {
    const spellings = [...new Set(wordings.flatMap((wording) => wording[i] ?? []))].map(escaped);
    return `+key:(${spellings.flatMap(spelledLike).join(" ")})`;
  });
  return `+kind:(${kinds.join(" ")}) ${words.join(" ")}`;
}

function spelledLike(word: string): string[] {
  const edits = word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0;
  return [word, `${word}*`, ...(edits > 0 ? [`${word}~${edits}`] : [])];
}

/** Words that Lucene reads as operators, unless their first letter is escaped. */
const operators = /^(AND|OR|NOT|TO)$/;

function escaped(word: string): string {
  if (operators.test(word)) return `\\${word}`;
  return word.replace(/[^\p{L}\p{N}\p{M}]/gu, "\\$&");
}
