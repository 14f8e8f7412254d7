import { type EntityKind, ontology, type RelationType } from "../../ontology.ts";
import type { PartialDate } from "../../partial-date.ts";
import type { RelationValues } from "../../relation-fields.ts";

/** The fields of a relation that a sentence needs. */
export interface DescribedRelation extends RelationValues {
  readonly type: RelationType;
  readonly role: string | null;
  readonly since: PartialDate | null;
  readonly until: PartialDate | null;
  readonly current: boolean | null;
}

interface NamedEntity {
  readonly name: string;
  readonly kind: EntityKind;
}

/** One relation of a path, and the entity that it leads to. */
export interface SentenceStep {
  readonly relation: DescribedRelation;
  readonly to: NamedEntity;
  /** Whether it is crossed from its target to its source. */
  readonly againstDirection: boolean;
}

/** "Ada Lind met Bo Marek (in 2015), who headed Aster (Chief executive, from May 2013 to 2017)." */
export function pathSentence(from: NamedEntity, steps: readonly SentenceStep[]): string {
  const clauses = steps.map(({ relation, to, againstDirection }) => {
    const details = [relation.role, share(relation), amount(relation), dates(relation)]
      .filter((detail) => detail !== null)
      .join(", ");
    return `${verb(relation, againstDirection)} ${to.name}${details === "" ? "" : ` (${details})`}`;
  });
  const pronouns = [from, ...steps.map(({ to }) => to)].map(({ kind }) => (kind === "PERSON" ? "who" : "which"));
  return `${from.name} ${clauses.map((clause, i) => (i === 0 ? clause : `${pronouns[i]} ${clause}`)).join(", ")}.`;
}

function verb(relation: DescribedRelation, againstDirection: boolean): string {
  const { verb, pastVerb } = ontology[relation.type];
  return (isOver(relation) ? pastVerb : verb)[againstDirection ? 1 : 0];
}

/** "60 percent", or "25 to 50 percent". */
function share({ share, shareUpTo }: DescribedRelation): string | null {
  if (share === null) return null;
  return `${shareUpTo === null ? share : `${share} to ${shareUpTo}`} percent`;
}

/** "1,000 EUR". */
function amount({ amount, currency }: DescribedRelation): string | null {
  if (amount === null) return null;
  return [amount.toLocaleString("en-US"), currency].filter((part) => part !== null).join(" ");
}

function isOver({ until, current }: DescribedRelation): boolean {
  return current === false || (current === null && until !== null);
}

function dates({ type, since, until }: DescribedRelation): string | null {
  if (since === null) return until === null ? null : `until ${dateInWords(until)}`;
  if (!ontology[type].bounded) return `${since.length === 10 ? "on" : "in"} ${dateInWords(since)}`;
  return until === null ? `since ${dateInWords(since)}` : `from ${dateInWords(since)} to ${dateInWords(until)}`;
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** "2016", "November 2016" or "3 November 2016". */
function dateInWords(date: PartialDate): string {
  const [year, month, day] = date.split("-");
  return [day && Number(day), month && months[Number(month) - 1], year].filter((part) => part !== undefined).join(" ");
}
