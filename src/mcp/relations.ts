import { z } from "zod";
import type { EntityKind } from "../ontology.ts";
import { type DescribedRelation, pathSentence } from "../traversal/paths/path-sentence.ts";
import type { Citations, CitedSource } from "./citations.ts";

/** How many statements an answer shows of each relation, the newest articles first. */
const shownStatements = 2;

/** Needs the fragment Cited. */
export const relationFragment = `fragment Told on Relation {
  id type role since until current share shareUpTo amount currency
  source { id kind name } target { id kind name }
  evidence(first: ${shownStatements}) { totalCount nodes { statement paragraph source { ...Cited } } }
}`;

interface End {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
}

export interface ToldRelation extends DescribedRelation {
  readonly id: string;
  readonly source: End;
  readonly target: End;
  readonly evidence: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly statement: string;
      readonly paragraph: number | null;
      readonly source: CitedSource;
    }[];
  };
}

export const relation = z.object({
  id: z.string(),
  type: z.string(),
  sourceId: z.string(),
  targetId: z.string(),
  since: z.string().nullable(),
  until: z.string().nullable(),
  current: z
    .boolean()
    .nullable()
    .describe("Whether it held when the newest article on it appeared; null if none says."),
  sentence: z.string().describe("The relation in words, from its source to its target."),
  evidence: z
    .array(z.object({ statement: z.string(), paragraph: z.number().nullable(), articleId: z.string() }))
    .describe("What articles say, the newest first."),
  evidenceTotal: z.number().describe("How many statements there are, of which evidence shows the first."),
});

export type RelationAnswer = z.output<typeof relation>;

export function relationAnswer(told: ToldRelation, citations: Citations): RelationAnswer {
  const { id, type, source, target, since, until, current, evidence } = told;
  return {
    ...{ id, type, sourceId: source.id, targetId: target.id, since, until, current },
    sentence: pathSentence(source, [{ relation: told, to: target, againstDirection: false }]),
    evidence: evidence.nodes.map(({ statement, paragraph, source: said }) => ({
      ...{ statement, paragraph, articleId: citations.cite(said) },
    })),
    evidenceTotal: evidence.totalCount,
  };
}

/** The sentence, and below it each statement with its article. */
export function relationLines({ sentence, evidence, evidenceTotal }: RelationAnswer, indent = ""): string[] {
  const left = evidenceTotal - evidence.length;
  return [
    `${indent}- ${sentence}`,
    ...evidence.map(({ statement, articleId }) => `${indent}  ${JSON.stringify(statement)} [${articleId}]`),
    ...(left > 0 ? [`${indent}  and ${left} more ${left === 1 ? "statement" : "statements"}`] : []),
  ];
}
