import fc from "fast-check";
import {
  type EntityKind,
  entityKinds,
  isLegal,
  ontology,
  type RelationType,
  relationTypes,
} from "../../src/ontology.ts";
import { date, maybe, role } from "./records.ts";

/** A random graph as article records, with the ids of its entities. The first ones have the most relations. */
export interface RandomGraph {
  readonly records: readonly unknown[];
  readonly ids: readonly string[];
}

/** Few names, so that many are equal in the order by name. */
const names = ["Ada", "Ädä", "Bo", "Çy", "Dune", "øre", "Zeta"];
const marks = ["", "", "", "é", "\u{1f600}"];
const articles = ["article:0", "article:1", "article:2"];

const claim = fc.record({
  choice: fc.nat(11),
  role: maybe(role, 1),
  since: maybe(date),
  until: maybe(date, 1),
  current: maybe(fc.boolean(), 1),
  confidence: fc.constantFrom(0.4, 0.75, 1),
  articles: fc.subarray(articles, { minLength: 1 }),
});
/** Mostly one relation. Several are parallel, terms of one office, or in both directions. */
const claims = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(claim) },
  { weight: 1, arbitrary: fc.array(claim, { minLength: 2, maxLength: 4 }) },
);

/** Graphs of this many entities. `density` is the number of connected pairs for each entity. */
export function randomGraphs(size: fc.IntegerConstraints, density: number): fc.Arbitrary<RandomGraph> {
  return fc
    .integer(size)
    .chain((count) => {
      const pair = fc.record({
        one: fc.oneof(fc.nat(count - 1), fc.nat(Math.min(count, 12) - 1)),
        other: fc.nat(count - 1),
        claims,
      });
      const pairs = Math.floor(count * density);
      return fc.record({
        kinds: fc.array(fc.constantFrom(...entityKinds), { minLength: count, maxLength: count }),
        pairs: fc.array(pair, { minLength: pairs, maxLength: pairs }),
      });
    })
    .map(({ kinds, pairs }) => {
      const entities = kinds.map((kind, i) => {
        const id = `${kind.toLowerCase()}:${marks[i % marks.length]}${i}`;
        return { ref: id, id, kind, name: names[i % names.length] };
      });
      // The first four fifths have no relation to the rest, so there are at least two components.
      const border = Math.ceil(entities.length * 0.8);
      const relations = pairs.flatMap(({ one, other, claims }) => {
        const component = one < border ? entities.slice(0, border) : entities.slice(border);
        const [a, b] = [entities[one] as End, component[other % component.length] as End];
        if (a === b) return [];
        const allowed = [...allowedRelations(a, b), ...allowedRelations(b, a)];
        if (allowed.length === 0) return [];
        return claims.map(({ choice, ...claim }) => ({ ...(allowed[choice % allowed.length] as Relation), ...claim }));
      });
      return {
        records: articles.map((id) => ({
          article: { id, title: `Title of ${id}` },
          entities,
          relations: relations
            .filter(({ articles }) => articles.includes(id))
            .map(({ articles: _, confidence, since, until, ...relation }) => ({
              ...relation,
              since,
              until: mayEnd(relation.type, since, until) ? until : undefined,
              evidence: [{ statement: "Says so.", confidence }],
            })),
        })),
        ids: entities.map(({ id }) => id),
        // A counterexample shows only the call, because the records would fill the screen.
        [fc.toStringMethod]: () => `a graph of ${entities.length} entities, from ${relations.length} claims`,
      };
    });
}

/** Whether an import accepts this start and end. */
function mayEnd(type: RelationType, since: string | undefined, until: string | undefined): boolean {
  return ontology[type].noEnd === undefined && (since === undefined || until === undefined || until >= since);
}

interface End {
  readonly id: string;
  readonly kind: EntityKind;
}

interface Relation {
  readonly type: RelationType;
  readonly source: string;
  readonly target: string;
}

/** The relations that the ontology allows between two entities: none between two assets. */
function allowedRelations(source: End, target: End): Relation[] {
  return relationTypes
    .filter((type) => isLegal(type, source.kind, target.kind))
    .map((type) => ({ type, source: source.id, target: target.id }));
}
