import type { z } from "zod";
import type { Params, Row, Statement } from "../neo4j/statement.ts";
import { type Direction, type EntityKind, entityKinds, kindTable, ontology, relationTypes } from "../ontology.ts";
import { afterAllDates, endOfPeriod } from "../partial-date.ts";
import { isNone, placesWithin } from "./match-entities.ts";
import { areCountsStored, asksOfRelation, isWhole, type RelationPattern } from "./plan.ts";

const anyRelation = relationTypes.join("|");

/**
 * Where the types, the direction and the kinds of a filter are written. As parameters, one text serves every filter, so
 * that Neo4j plans it once. In the text, Neo4j expands only the relations that pass, which matters for hubs.
 */
export type FilterIn = "TEXT" | "PARAMETERS";

/** The arguments of `PatternComposer.match`. */
interface PatternMatch {
  readonly from: string;
  readonly relation: string;
  readonly neighbor: string;
  readonly pattern: RelationPattern;
  readonly slot: string;
  readonly guard: readonly string[];
}

/** Composes the Cypher that follows relation patterns: MATCH clauses, conditions and counts, with their parameters. */
export class PatternComposer {
  readonly #params: Record<string, unknown> = {};
  readonly filterIn: FilterIn;
  /** The depth of the edge that is being composed: 1 for an edge of the root entity. */
  protected level = 0;
  #variables = 0;

  constructor(filterIn: FilterIn = "PARAMETERS") {
    this.filterIn = filterIn;
  }

  /** An expression: how many relations of the entity the pattern follows. */
  degree(from: string, pattern: RelationPattern, slot: string, guard: readonly string[] = []): string {
    if (isWhole(pattern)) return `${from}.degree`;
    return `COUNT { ${this.match(from, this.variable("r"), this.variable("n"), pattern, slot, guard)} }`;
  }

  /** MATCH and WHERE of a pattern. Only entities have these relations, so the neighbor needs no label. */
  match(
    from: string,
    relation: string,
    neighbor: string,
    pattern: RelationPattern,
    slot: string,
    guard: readonly string[] = [],
  ): string {
    const request = { from, relation, neighbor, pattern, slot, guard };
    return this.isInOneText(pattern) && !isWhole(pattern)
      ? this.#matchByParameters(request)
      : this.#matchInText(request);
  }

  /**
   * Whether one text serves every filter, order and page of the pattern, as parameters. Edges below the first level
   * have texts of their own.
   */
  protected isInOneText({ typed, deep }: RelationPattern): boolean {
    return this.filterIn === "PARAMETERS" && this.level <= 1 && !typed && !deep;
  }

  /** The text is the same for every filter. */
  #matchByParameters({ from, relation, neighbor, pattern, slot, guard }: PatternMatch): string {
    const crossed = (opposite: Direction) =>
      pattern.types.filter((type) => pattern.direction !== opposite || ontology[type].symmetric);
    const outward = this.param(slot, "outward", crossed("IN"));
    const inward = this.param(slot, "inward", crossed("OUT"));
    const where = [
      ...guard,
      `CASE WHEN startNode(${relation}) = ${from} THEN type(${relation}) IN ${outward} ELSE type(${relation}) IN ${inward} END`,
      `${neighbor}.kind IN ${this.param(slot, "kinds", pattern.kinds ?? entityKinds)}`,
      this.#notExcluded(neighbor, pattern, slot),
      ...this.#ofRelation(relation, pattern, slot),
    ];
    return `MATCH (${from})-[${relation}:${anyRelation}]-(${neighbor})\nWHERE ${where.join(" AND ")}`;
  }

  #matchInText({ from, relation, neighbor, pattern, slot, guard }: PatternMatch): string {
    const where = [...guard];
    const symmetric = pattern.types.filter((type) => ontology[type].symmetric);
    const oneWay = pattern.direction !== "BOTH" && symmetric.length < pattern.types.length;
    const mixed = oneWay && symmetric.length > 0;
    const types = pattern.types.length > 0 ? pattern.types.join("|") : anyRelation;
    const label = pattern.kinds !== null && pattern.kinds.length > 0 ? `:${labels(pattern.kinds)}` : "";
    if (pattern.types.length === 0 || pattern.kinds?.length === 0) where.push("false");
    if (mixed) {
      const end = pattern.direction === "OUT" ? "startNode" : "endNode";
      where.push(`(${relation}:${symmetric.join("|")} OR ${end}(${relation}) = ${from})`);
    }
    const start = pattern.deep ? this.variable("p") : from;
    // If records nest places in a circle, a place is within itself. It is not its own resident.
    if (pattern.deep) where.push(`${neighbor} <> ${from}`);
    const within = pattern.deep ? `MATCH ${placesWithin(start, `(${from})`)}\nWITH DISTINCT ${start}, ${from}\n` : "";
    const [tail, head] = !oneWay || mixed ? ["-", "-"] : pattern.direction === "OUT" ? ["-", "->"] : ["<-", "-"];
    where.push(...this.filters(relation, neighbor, pattern, slot));
    const condition = where.length === 0 ? "" : `\nWHERE ${where.join(" AND ")}`;
    return `${within}MATCH (${start})${tail}[${relation}:${types}]${head}(${neighbor}${label})${condition}`;
  }

  /**
   * The conditions of a filter on a relation, and on its neighbor unless that is "". If the filter has any condition on
   * the relation, the text has all of them: otherwise Neo4j would plan a text for each combination.
   */
  filters(relation: string, neighbor: string, pattern: RelationPattern, slot: string): string[] {
    return [
      ...(asksOfRelation(pattern) ? this.#ofRelation(relation, pattern, slot) : []),
      ...(pattern.exclude !== null && neighbor !== "" ? [this.#notExcluded(neighbor, pattern, slot)] : []),
    ];
  }

  /**
   * All conditions that a filter can have on a relation, except those on its ends. The text is the same for every
   * filter.
   */
  filtersOfRelation(relation: string, pattern: RelationPattern, slot: string): string[] {
    return [
      `type(${relation}) IN ${this.param(slot, "types", pattern.types)}`,
      ...this.#ofRelation(relation, pattern, slot),
    ];
  }

  /**
   * An expression: how many relations of the entity the pattern follows, as a number or as the stored counts.
   * `followedOf` reads both. Relations are read only if the stored counts do not tell.
   */
  followed(entity: string, pattern: RelationPattern, slot: string): string {
    if (isWhole(pattern)) return `${entity}.degree`;
    const stored = `${entity}.neighborCounts`;
    if (this.filterIn === "TEXT") return areCountsStored(pattern) ? stored : this.degree(entity, pattern, slot);
    const isStored = this.param(slot, "countsAreStored", areCountsStored(pattern));
    return `CASE WHEN ${isStored} THEN ${stored} ELSE ${this.degree(entity, pattern, slot)} END`;
  }

  /**
   * The same by type: a list of type, whether the entity is the source, and number; or the stored counts, which
   * `countsFollowed` reads. The clauses `before` must stand before the expression. They add the variables `keep`,
   * because Neo4j refuses an aggregation inside the expression (42I18).
   */
  followedByType(
    entity: string,
    pattern: RelationPattern,
    slot: string,
  ): { readonly before: string; readonly keep: readonly string[]; readonly expression: string } {
    const stored = `${entity}.neighborCounts`;
    const inText = this.filterIn === "TEXT";
    if (isWhole(pattern) || (inText && areCountsStored(pattern))) return { before: "", keep: [], expression: stored };
    const isStored = this.param(slot, "countsAreStored", areCountsStored(pattern));
    const relation = this.variable("r");
    const before = `WITH ${entity}, COLLECT {
${this.match(entity, relation, this.variable("n"), pattern, slot, [`NOT ${isStored}`])}
WITH type(${relation}) AS type, startNode(${relation}) = ${entity} AS outgoing, count(*) AS total
RETURN [type, outgoing, total]} AS counted
`;
    return { before, keep: ["counted"], expression: `CASE WHEN ${isStored} THEN ${stored} ELSE counted END` };
  }

  #ofRelation(relation: string, { asOf, minConfidence, minSources, current }: RelationPattern, slot: string): string[] {
    const param = (name: string, value: unknown) => this.param(slot, name, value);
    // A current relation did not end before today. One that is over is marked so, or ended before today.
    const today = current?.today ?? "";
    const [said, endedBefore] =
      current === null ? [[], afterAllDates] : current.holds ? [[true], ""] : [[false], today];
    const least = current?.holds && today > (asOf ?? "") ? today : (asOf ?? "");
    return [
      `${relation}.heldFrom <= ${param("asOfEnd", endOfPeriod(asOf ?? ""))}`,
      `${relation}.heldUntil >= ${param("asOf", least)}`,
      `${relation}.confidence >= ${param("minConfidence", minConfidence ?? 0)}`,
      `${relation}.sourceCount >= ${param("minSources", minSources ?? 0)}`,
      `(${relation}.current IN ${param("said", said)} OR ${relation}.heldUntil < ${param("endedBefore", endedBefore)})`,
    ];
  }

  #notExcluded(neighbor: string, { exclude }: RelationPattern, slot: string): string {
    return isNone(neighbor, this.param(slot, "exclude", exclude ?? []));
  }

  /** A statement of this text, with the parameters of all composed parts and `params`. `rows` declares its rows. */
  statement<R = Row>(text: string, params: Params = {}, rows?: z.ZodType<R>): Statement<R> {
    return { text, params: { ...this.#params, ...params }, ...(rows && { rows }) };
  }

  /** Sets a parameter and returns its name in the text. */
  param(slot: string, name: string, value: unknown): string {
    this.#params[`${slot}_${name}`] = value;
    return `$${slot}_${name}`;
  }

  protected variable(letter: string): string {
    return `${letter}${this.#variables++}`;
  }
}

export function labels(kinds: readonly EntityKind[]): string {
  return kinds.map((kind) => kindTable[kind].label).join("|");
}
