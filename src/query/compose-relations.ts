import type { z } from "zod";
import type { Params, Row, Statement } from "../neo4j/statement.ts";
import { type Direction, type EntityKind, entityKinds, labelOfKind, ontology, relationTypes } from "../ontology.ts";
import { afterAllDates, endOfPeriod } from "../partial-date.ts";
import { areCountsStored, asksOfRelation, isWhole, type Tie } from "./plan.ts";

const anyRelation = relationTypes.join("|");

/**
 * Where the types, the direction and the kinds of a filter stand. In the text, Neo4j expands only what passes: that is
 * for hubs. As parameters, one text serves every filter, and is planned once: that is for all others.
 */
export type FilterIn = "TEXT" | "PARAMETERS";

/** Composes what follows a tie: patterns, conditions and counts, with their parameters. */
export class TieComposer {
  readonly #params: Record<string, unknown> = {};
  protected readonly filterIn: FilterIn;
  /** How many edges stand around the part that is being composed, its own included. */
  protected level = 0;
  #variables = 0;

  constructor(filterIn: FilterIn = "PARAMETERS") {
    this.filterIn = filterIn;
  }

  /** How many relations of an entity the tie follows. */
  degree(from: string, tie: Tie, slot: string, guard: readonly string[] = []): string {
    if (isWhole(tie)) return `${from}.degree`;
    return `COUNT { ${this.match(from, this.variable("r"), this.variable("n"), tie, slot, guard)} }`;
  }

  /** MATCH and WHERE of a tie. Relation types tie entities alone, so the far end needs no label. */
  match(from: string, relation: string, there: string, tie: Tie, slot: string, guard: readonly string[] = []): string {
    return this.isInOneText(tie) && !isWhole(tie)
      ? this.#matchByParameters(from, relation, there, tie, slot, guard)
      : this.#matchInText(from, relation, there, tie, slot, guard);
  }

  /** Whether what a query asks of the tie is parameters of one text. Edges that stand below another have their own. */
  protected isInOneText({ typed, deep }: Tie): boolean {
    return this.filterIn === "PARAMETERS" && this.level <= 1 && !typed && !deep;
  }

  /** The same text whatever the filter asks. */
  #matchByParameters(
    from: string,
    relation: string,
    there: string,
    tie: Tie,
    slot: string,
    guard: readonly string[],
  ): string {
    const crossed = (opposite: Direction) =>
      tie.types.filter((type) => tie.direction !== opposite || ontology[type].symmetric);
    const outward = this.param(slot, "outward", crossed("IN"));
    const inward = this.param(slot, "inward", crossed("OUT"));
    const where = [
      ...guard,
      `CASE WHEN startNode(${relation}) = ${from} THEN type(${relation}) IN ${outward} ELSE type(${relation}) IN ${inward} END`,
      `${there}.kind IN ${this.param(slot, "kinds", tie.kinds ?? entityKinds)}`,
      this.#notExcluded(there, tie, slot),
      ...this.#ofRelation(relation, tie, slot),
    ];
    return `MATCH (${from})-[${relation}:${anyRelation}]-(${there})\nWHERE ${where.join(" AND ")}`;
  }

  #matchInText(
    from: string,
    relation: string,
    there: string,
    tie: Tie,
    slot: string,
    guard: readonly string[],
  ): string {
    const where = [...guard];
    const symmetric = tie.types.filter((type) => ontology[type].symmetric);
    const oneWay = tie.direction !== "BOTH" && symmetric.length < tie.types.length;
    const mixed = oneWay && symmetric.length > 0;
    const types = tie.types.length > 0 ? tie.types.join("|") : anyRelation;
    const label = tie.kinds !== null && tie.kinds.length > 0 ? `:${labels(tie.kinds)}` : "";
    if (tie.types.length === 0 || tie.kinds?.length === 0) where.push("false");
    if (mixed) {
      const end = tie.direction === "OUT" ? "startNode" : "endNode";
      where.push(`(${relation}:${symmetric.join("|")} OR ${end}(${relation}) = ${from})`);
    }
    const near = tie.deep ? this.variable("p") : from;
    // Where places lie in one another in a circle, the place is within itself, and not its own resident.
    if (tie.deep) where.push(`${there} <> ${from}`);
    const within = tie.deep
      ? `MATCH (${near}:Place)-[:LOCATED_IN*0..${maxNesting}]->(${from})\nWITH DISTINCT ${near}, ${from}\n`
      : "";
    const [tail, head] = !oneWay || mixed ? ["-", "-"] : tie.direction === "OUT" ? ["-", "->"] : ["<-", "-"];
    where.push(...this.filters(relation, there, tie, slot));
    const condition = where.length === 0 ? "" : `\nWHERE ${where.join(" AND ")}`;
    return `${within}MATCH (${near})${tail}[${relation}:${types}]${head}(${there}${label})${condition}`;
  }

  /**
   * What a filter asks of a relation, and of the entity at its far end where one is named. All conditions stand in the
   * text where one is asked: each combination would be a text of its own, which Neo4j plans anew.
   */
  filters(relation: string, there: string, tie: Tie, slot: string): string[] {
    return [
      ...(asksOfRelation(tie) ? this.#ofRelation(relation, tie, slot) : []),
      ...(tie.exclude !== null && there !== "" ? [this.#notExcluded(there, tie, slot)] : []),
    ];
  }

  /** All conditions that a filter may set a relation, whatever its ends: the same text whatever the filter asks. */
  filtersOfRelation(relation: string, tie: Tie, slot: string): string[] {
    return [`type(${relation}) IN ${this.param(slot, "types", tie.types)}`, ...this.#ofRelation(relation, tie, slot)];
  }

  /**
   * How many relations of an entity the tie follows: a number, or what `totalFollowed` reads. Where the counts that are
   * stored tell, no relation is looked at.
   */
  followed(entity: string, tie: Tie, slot: string): string {
    if (isWhole(tie)) return `${entity}.degree`;
    const stored = `${entity}.neighborCounts`;
    if (this.filterIn === "TEXT") return areCountsStored(tie) ? stored : this.degree(entity, tie, slot);
    const isStored = this.param(slot, "countsAreStored", areCountsStored(tie));
    return `CASE WHEN ${isStored} THEN ${stored} ELSE ${this.degree(entity, tie, slot)} END`;
  }

  #ofRelation(relation: string, { asOf, minConfidence, minSources, current }: Tie, slot: string): string[] {
    const param = (name: string, value: unknown) => this.param(slot, name, value);
    // What holds today has not ended before it. What is over was said to be, or has ended before today.
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

  #notExcluded(there: string, { exclude }: Tie, slot: string): string {
    return `NOT ${there}.id IN ${this.param(slot, "exclude", exclude ?? [])}`;
  }

  /** A statement of composed text, with the parameters of the composed parts and these, whose rows hold this. */
  statement<R = Row>(text: string, params: Params = {}, rows?: z.ZodType<R>): Statement<R> {
    return { text, params: { ...this.#params, ...params }, ...(rows && { rows }) };
  }

  /** The name of a parameter, set to this value. */
  param(slot: string, name: string, value: unknown): string {
    this.#params[`${slot}_${name}`] = value;
    return `$${slot}_${name}`;
  }

  protected variable(letter: string): string {
    return `${letter}${this.#variables++}`;
  }
}

/** How deep places are followed into one another: a bound against records that nest them in a circle. */
export const maxNesting = 12;

export function labels(kinds: readonly EntityKind[]): string {
  return kinds.map((kind) => labelOfKind[kind]).join("|");
}
