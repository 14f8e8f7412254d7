import type { RecordRelation } from "../../src/articles/record.ts";
import { ontology, type RelationType } from "../../src/ontology.ts";
import { type RelationValues, relationValuesIn } from "../../src/relation-fields.ts";
import type { Random } from "./random.ts";
import { terms } from "./topology.ts";

/** The facts about a relation, or what one article says about it. */
export type Fact = Pick<RecordRelation, "role" | "since" | "until" | "current"> & RelationValues;
type Term = Omit<Fact, keyof RelationValues>;

const roles: Partial<Record<RelationType, readonly string[]>> = {
  HEADS: ["chief executive", "Vorstandsvorsitz", "Geschäftsführung", "Europe", "chair of the board", "Finanzvorstand"],
  WORKS_FOR: ["Vertrieb", "chief engineer", "Sprecherin", "legal counsel", "Forschung", "finance director"],
  PARTNER_OF: ["Rechenzentrum", "research", "Vertriebspartner", "joint venture"],
  OWNS: ["minority stake", "51 percent", "Mehrheit", "all shares"],
  LOCATED_IN: ["headquarters", "Werk", "residence"],
  DIRECTOR_OF: ["chair", "Aufsichtsrat", "non-executive director"],
  RELATIVE_OF: ["mother", "Bruder", "daughter", "cousin"],
};
const offices = roles.HEADS as readonly string[];
const roleShares: Partial<Record<RelationType, number>> = {
  HEADS: 0.7,
  WORKS_FOR: 0.4,
  LOCATED_IN: 0.1,
  RELATIVE_OF: 0.8,
};

/** The facts about a relation that are known in this year. Each of them may be unknown. */
export function drawFact(type: RelationType, term: number, year: number, before: Fact | null, random: Random): Fact {
  return { ...drawTerm(type, term, year, before, random), ...drawValues(type, random) };
}

/** No whole numbers: Neo4j would store them as integers, and the bulk import as floats. */
function drawValues(type: RelationType, random: Random): RelationValues {
  if (type === "OWNS" && random.chance(0.5)) {
    const share = random.whole(1, 98) + 0.5;
    return relationValuesIn({ share, shareUpTo: random.chance(0.2) ? share + 0.25 : null });
  }
  if (type === "PAID" && random.chance(0.8))
    return relationValuesIn({ amount: random.whole(10, 500_000) + 0.5, currency: random.pick(["EUR", "USD", null]) });
  return relationValuesIn({});
}

function drawTerm(type: RelationType, term: number, year: number, before: Fact | null, random: Random): Term {
  if (term === terms.first)
    return {
      role: random.pick(offices),
      since: date(random.whole(1985, 1994), random),
      until: date(random.whole(1996, 2000), random),
      current: false,
    };
  if (term === terms.second)
    return { role: before?.role ?? null, since: date(random.whole(2001, 2004), random), until: null, current: true };
  const role = random.chance(roleShares[type] ?? 0.2) ? random.pick(roles[type] ?? [null]) : null;
  const sinceYear = random.chance(0.55) ? random.whole(1985, year - 1) : null;
  const since = sinceYear === null ? null : date(sinceYear, random);
  if (!ontology[type].bounded) return { role, since, until: null, current: null };
  if (random.chance(0.15)) {
    const until = date(random.whole(sinceYear === null ? 1990 : Math.min(sinceYear + 1, year), year), random);
    return { role, since, until, current: random.chance(0.7) ? false : null };
  }
  return { role, since, until: null, current: random.chance(0.5) ? random.chance(0.85) : null };
}

/**
 * What a later article says about a relation: the same or less. It never says anything that would make it another
 * relation, and always says enough to tell two terms apart.
 */
export function retold(fact: Fact, term: number, random: Random): Fact {
  if (term !== terms.only) return fact;
  const mentionsEnd = random.chance(0.6);
  const precision = random.next();
  return {
    role: random.chance(0.7) ? fact.role : null,
    since: precision < 0.5 ? fact.since : precision < 0.8 ? (fact.since?.slice(0, 4) ?? null) : null,
    until: mentionsEnd ? fact.until : null,
    current: mentionsEnd ? fact.current : null,
    ...relationValuesIn(random.chance(0.5) ? fact : {}),
  };
}

/** A date in this year: a day, a month, or only the year. */
function date(year: number, random: Random): string {
  const precision = random.next();
  if (precision < 0.5) return String(year);
  const month = `${year}-${String(random.whole(1, 12)).padStart(2, "0")}`;
  return precision < 0.75 ? month : `${month}-${String(random.whole(1, 28)).padStart(2, "0")}`;
}
