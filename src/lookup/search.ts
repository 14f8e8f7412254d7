import { createHash } from "node:crypto";
import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import { allowedValues, checkedNumber, checkLength, noLimits } from "../arguments/checks.ts";
import { badCursor, type CursorKeys, decodeCursor } from "../arguments/cursor.ts";
import type { SearchArguments, SuggestArguments } from "../arguments/field-arguments.ts";
import type { Page } from "../arguments/page.ts";
import { identityKeys, queryKeys, wordStart } from "../name-keys.ts";
import { cypher, cypherText } from "../neo4j/cypher-files.ts";
import { readOne } from "../neo4j/driver.ts";
import { totalRow } from "../neo4j/statement.ts";
import { entityKinds } from "../ontology.ts";
import type { Order } from "../orders.ts";
import { Connection, ConnectionEdge } from "../query/connection.ts";
import { Planner } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import { readEntities } from "../query/read-rows.ts";
import type { Selection } from "../query/selection.ts";
import type { EntityRow } from "../query/shape.ts";
import { writtenId } from "../registers.ts";
import { luceneQuery } from "./lucene-query.ts";

const byRelevance: Order = { name: "RELEVANCE", descending: false, keyType: "number" };

/** A hit, with its score and the name or alias that matches. */
export class SearchEdge extends ConnectionEdge<EntityRow> {
  readonly score: number;
  readonly matched: string;
  constructor(node: EntityRow, page: Page, keys: CursorKeys, score: number, matched: string) {
    super(node, page, keys);
    this.score = score;
    this.matched = matched;
  }
}

export interface Suggestion {
  readonly entity: EntityRow;
  readonly matched: string;
}

/**
 * A page of the entities that a name, some of its words, or an id in another register finds: by tier, then by degree, the
 * highest first, then by id. Empty if the text is blank. Throws a GraphQLError if the text is too long or the cursor
 * belongs to another search.
 */
export async function search(
  { read, limits }: ReadContext,
  args: SearchArguments,
  selection: Selection,
): Promise<Connection<EntityRow, SearchEdge>> {
  const planner = new Planner(limits);
  const request = planner.pageRequest(selection);
  const first = checkedNumber(argumentTable.search.first, args.first, limits);
  checkLength(argumentTable.search.text, args.text, noLimits);
  const keys = queryKeys(args.text);
  const text = args.text.trim();
  const sameAs = text.includes(":") ? writtenId(text) : null;
  const digest = digestOf(sameAs === null ? keys : [...keys, sameAs]);
  const after = args.after == null ? null : keysAfter(args.after, digest);
  const page: Page = { list: "search", first, after, order: byRelevance };
  const kinds = allowedValues(entityKinds, args.kinds);
  const lucene = luceneQuery(keys, kinds);
  if (lucene === null) return new Connection([], page, false, request.withTotal ? 0 : null);
  const [afterTier = null, afterDegree = null, afterId = null] = after ?? [];
  const found = {
    text: `CALL () {\n${cypherText("search/matches")}}`,
    params: {
      lucene,
      sameName: identityKeys(args.text),
      keys,
      wordings: keys.map((key) => key.split(" ")),
      ...{ sameAs, kinds, afterTier, afterDegree, afterId },
      limit: first + 1,
    },
    keep: { degree: z.int(), tier: z.int(), matched: z.string() },
  };
  const [rows, counted] = await Promise.all([
    request.withRows ? readEntities(read, found, planner.entityFrame(request.node)) : [],
    request.withTotal ? readOne(read, cypher("search/count", { lucene, sameAs, kinds }, totalRow)) : null,
  ]);
  const edges = rows.slice(0, first).map(({ tier, degree, matched, entity }) => {
    // The whole part is the tier; the fraction grows with the degree.
    const score = 4 - tier + degree / (degree + 1);
    return new SearchEdge(entity, page, [digest, tier, degree, entity.id], score, matched);
  });
  return new Connection(edges, page, rows.length > first, counted?.total ?? null);
}

/** The order depends on the text, so a cursor holds this digest of it. */
function digestOf(keys: readonly string[]): string {
  return createHash("sha256").update(keys.join("\n")).digest("base64url").slice(0, 8);
}

/**
 * The tier, degree and id of the last hit before the page. Throws a GraphQLError if the cursor belongs to another
 * search.
 */
function keysAfter(after: string, digest: string): CursorKeys {
  const owner = { list: "search", order: byRelevance.name };
  const [searchDigest, ...keys] = decodeCursor(after, owner, ["string", "number", "number", "string"]);
  if (searchDigest !== digest) throw badCursor("belongs to a search for another text. Begin with the first page.");
  return keys;
}

/**
 * The entities with a name or alias in which a word begins with the prefix, by degree, the highest first. Empty if the
 * prefix is blank. Throws a GraphQLError if it is too long.
 */
export async function suggest(
  { read, limits }: ReadContext,
  args: SuggestArguments,
  selection: Selection,
): Promise<Suggestion[]> {
  const frame = new Planner(limits).entityFrame(selection.below("entity"));
  const limit = checkedNumber(argumentTable.suggest.limit, args.limit, limits);
  checkLength(argumentTable.suggest.prefix, args.prefix, noLimits);
  const prefixes = identityKeys(args.prefix).filter((key) => key !== "");
  if (prefixes.length === 0) return [];
  const { begins, params } = beginning(prefixes);
  const found = {
    text: `CALL () {\n${begins}}`,
    params: { ...params, kinds: allowedValues(entityKinds, args.kinds), limit },
    keep: { matched: z.string() },
  };
  const rows = await readEntities(read, found, frame);
  return rows.map(({ matched, entity }) => ({ entity, matched }));
}

/** The statement for prefixes of up to three letters, for longer ones, or for those longer than the stored words. */
function beginning(prefixes: readonly string[]) {
  const letters = Math.min(...prefixes.map((key) => [...key].length));
  if (letters <= 3)
    return {
      begins: cypherText("search/begins-short").replaceAll("prefix1", `prefix${letters}`),
      params: { prefixes: [...new Set(prefixes.map((key) => [...key].slice(0, letters).join("")))] },
    };
  const starts = prefixes.map(wordStart);
  if (starts.every((start, i) => start === prefixes[i]))
    return { begins: cypherText("search/begins-long"), params: { prefixes } };
  return { begins: cypherText("search/begins-beyond"), params: { prefixes, starts: [...new Set(starts)] } };
}
