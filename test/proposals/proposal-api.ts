import type { App } from "../../src/app.ts";
import type { Access } from "../../src/context.ts";
import type { ExtractionTask, Extractor } from "../../src/extraction/extractor.ts";
import type { Proposal, ProposedEntity, ProposedRelation } from "../../src/extraction/proposal.ts";
import { statementOf } from "../../src/extraction/statement.ts";
import type { EntityKind, RelationType } from "../../src/ontology.ts";
import { relationValuesIn } from "../../src/relation-fields.ts";

export const text =
  "Mara Quint heads Tidewell. Tidewell owns Brinelake.\n\nBrinelake sits in Ostermoor, where Mara Quint lives.";
export const article = {
  id: "article:tidewell",
  title: "Who runs Tidewell",
  publishedOn: "2024-05-02",
  language: "en",
};

/** The entities and relations that the table extractor looks for in a text. */
export const names: Readonly<Record<string, readonly [EntityKind, string]>> = {
  e1: ["PERSON", "Mara Quint"],
  e2: ["COMPANY", "Tidewell"],
  e3: ["COMPANY", "Brinelake"],
  e4: ["PLACE", "Ostermoor"],
};
const stated: readonly (readonly [RelationType, string, string, string])[] = [
  ["HEADS", "e1", "e2", "Mara Quint heads Tidewell."],
  ["OWNS", "e2", "e3", "Tidewell owns Brinelake."],
  ["LOCATED_IN", "e3", "e4", "Brinelake sits in Ostermoor"],
];

/** What the table says of the text. */
export function tableProposal(text: string): Proposal {
  const entities = Object.entries(names).flatMap(([ref, [kind, name]]): ProposedEntity[] => {
    const mentions = [...text.matchAll(new RegExp(name, "g"))].map(({ index }) => ({
      start: index,
      end: index + name.length,
    }));
    if (mentions.length === 0) return [];
    return [
      { ref, kind, name, aliases: [], orgKind: null, mentions, confidence: 0.9, foundBy: "test:table", id: null },
    ];
  });
  const relations = stated.flatMap(([type, source, target, quote], i): ProposedRelation[] => {
    const start = text.indexOf(quote);
    if (start === -1) return [];
    const nameOf = (ref: string) => names[ref]?.[1] ?? ref;
    return [
      {
        ...{ ref: `r${i + 1}`, type, source, target, role: null, since: null, until: null, current: null },
        ...relationValuesIn({}),
        ...{ evidence: { start, end: start + quote.length }, quote, marks: [], confidence: 0.8, foundBy: "test:table" },
        statement: statementOf({ type, role: null, current: null }, nameOf(source), nameOf(target)),
      },
    ];
  });
  return { entities, relations, fallen: [], fallenTotal: 0, usage: null };
}

/** An extractor that does with a text what the test says. */
export class TestExtractor implements Extractor {
  read: (task: ExtractionTask) => Promise<Proposal> = async ({ text }) => tableProposal(text);
  closed = 0;
  propose = (task: ExtractionTask) => this.read(task);
  close = async () => {
    this.closed++;
  };
}

export const parts = `
  entities { ref kind name aliases orgKind mentions { start end } confidence foundBy entityId verdict reason }
  relations { ref type source target role since until current share shareUpTo amount currency evidence { start end } quote
    statement marks confidence foundBy verdict reason }`;
export const whole = `id status version text extractor language articleInGraph fallen { what why } fallenTotal reason
  error { code message } usage { model calls } article { id title publisher publishedOn language url } createdAt changedAt
  ${parts}`;

export interface Part {
  readonly ref: string;
  readonly verdict: string;
  readonly foundBy: string;
  readonly [field: string]: unknown;
}
export interface Whole {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly text: string | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly fallen: readonly { readonly what: string; readonly why: string }[];
  readonly fallenTotal: number;
  readonly article: { readonly id: string };
  readonly articleInGraph: boolean;
  readonly reason: string | null;
  readonly entities: readonly Part[];
  readonly relations: readonly Part[];
}

const mutations = {
  propose: `mutation ($text: String!, $article: ProposedArticleInput!, $waitMs: Int, $extractor: Extractor!) {
    answer: proposeArticle(text: $text, article: $article, extractor: $extractor, waitMs: $waitMs) { ${whole} } }`,
  quote: `mutation ($text: String!, $article: ProposedArticleInput!, $said: QuotedProposalInput!, $by: String) {
    answer: proposeQuoted(text: $text, article: $article, said: $said, by: $by) { ${whole} } }`,
  revise: `mutation ($id: ID!, $version: Int!, $entities: [RevisedEntityInput!]!, $relations: [RevisedRelationInput!]!) {
    answer: reviseProposal(id: $id, version: $version, entities: $entities, relations: $relations) { ${whole} } }`,
  accept: `mutation ($id: ID!, $version: Int!, $entities: [String!]!, $relations: [String!]!) {
    answer: acceptProposal(id: $id, version: $version, entities: $entities, relations: $relations) {
      proposal { ${whole} } imported { unchanged entitiesCreated relationsCreated article { id title } } } }`,
  reject: `mutation ($id: ID!, $version: Int!, $reason: String) {
    answer: rejectProposal(id: $id, version: $version, reason: $reason) { ${whole} } }`,
  load: `query ($id: ID!) { answer: proposal(id: $id) { ${whole} } }`,
} as const;

interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}
type Variables = Readonly<Record<string, unknown>>;

/** Asks for proposals as an editor. */
export function proposalApi(app: () => App) {
  const execute = async (name: keyof typeof mutations, variables: Variables, access: Access) =>
    JSON.parse(JSON.stringify(await app().execute(mutations[name], variables, access)));
  const ask = async <Answer = Whole>(name: keyof typeof mutations, variables: Variables): Promise<Answer> => {
    const { data, errors } = await execute(name, variables, "editor");
    expect(errors).toBeUndefined();
    return data.answer;
  };
  return {
    ask,
    async refusal(name: keyof typeof mutations, variables: Variables, access: Access = "editor"): Promise<Refusal> {
      const { errors } = await execute(name, variables, access);
      const [{ message, extensions }] = errors;
      return { message, extensions, code: extensions.code };
    },
    propose: (more: Variables = {}) => ask("propose", { text, article, extractor: "OFFLINE", waitMs: 5_000, ...more }),
    accept: (id: string, version: number, entities: readonly string[], relations: readonly string[]) =>
      ask<{ readonly proposal: Whole; readonly imported: Readonly<Record<string, unknown>> }>("accept", {
        ...{ id, version, entities, relations },
      }),
  };
}
