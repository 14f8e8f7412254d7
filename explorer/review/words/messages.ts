import type { Extractor, ProposalStatus, RelationMark } from "../operations/operations.ts";
import type { Verdict } from "../parts.ts";

/** Every text of the page for reviewers that the explorer does not have. */
export interface ReviewMessages {
  readonly title: string;
  readonly views: string;
  readonly list: string;
  readonly read: string;
  readonly explorer: string;
  readonly signOut: string;
  readonly keys: string;
  readonly keyRows: readonly (readonly [keys: string, what: string])[];
  readonly letters: string;
  /** The keys for every card, beside the cards. */
  readonly keyLine: readonly (readonly [key: string, what: string])[];

  readonly token: {
    readonly title: string;
    readonly lead: string;
    readonly label: string;
    readonly enter: string;
    readonly wrong: string;
    readonly off: string;
  };
  readonly status: Readonly<Record<ProposalStatus, string>>;
  readonly anyStatus: string;
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly mark: Readonly<Record<RelationMark, string>>;
  readonly extractor: Readonly<Record<Extractor, string>>;
  readonly quoted: string;
  readonly readingLanguage: (language: string) => string;

  readonly proposals: {
    readonly none: string;
    readonly byStatus: string;
    readonly changed: (when: string) => string;
    readonly more: string;
    readonly again: string;
    readonly shown: (shown: number, total: number) => string;
  };
  readonly form: {
    readonly lead: string;
    readonly text: string;
    readonly length: (length: number, most: number) => string;
    readonly articleTitle: string;
    readonly publisher: string;
    readonly publishedOn: string;
    readonly dateHint: string;
    readonly dateExample: string;
    readonly url: string;
    readonly language: string;
    readonly languages: Readonly<Record<"guess" | "de" | "en", string>>;
    readonly extractor: string;
    readonly send: string;
    readonly toModel: string;
  };
  readonly text: {
    readonly title: string;
    readonly gone: string;
    readonly selected: (words: string) => string;
    readonly mentionOf: string;
    readonly addMention: string;
    readonly newEntity: string;
    readonly newRelation: string;
    readonly dismiss: string;
  };
  /** What the bar says of a mark in the text. */
  readonly mention: {
    readonly title: string;
    /** Between the words of the text and the name of the entity. */
    readonly names: string;
    /** The label of the choice among the mentions that overlap. */
    readonly which: (count: number) => string;
    readonly takeOff: string;
    readonly belongsTo: string;
    readonly assign: string;
    readonly putBack: string;
    readonly isOnly: (relations: number) => string;
    readonly isOnlyOfRejected: string;
  };
  /** Which cards of a list are shown, and the way to the others. */
  readonly turn: {
    readonly title: Readonly<Record<"relation" | "entity", string>>;
    readonly before: (count: number) => string;
    readonly after: (count: number) => string;
    readonly shown: (first: number, last: number, total: number) => string;
  };
  readonly cards: {
    readonly title: string;
    readonly relations: (count: number) => string;
    readonly entities: (count: number) => string;
    readonly none: string;
    readonly accept: string;
    readonly reject: string;
    readonly edit: string;
    readonly reason: string;
    readonly because: (reason: string) => string;
    readonly cancel: string;
    readonly save: string;
    readonly addEntity: string;
    readonly addRelation: string;
    readonly quote: string;
    readonly statement: string;
    readonly statementHint: string;
    readonly unnamed: (names: string) => string;
    readonly foundBy: (name: string) => string;
    readonly mentions: (count: number) => string;
    readonly comesAlong: (relations: number) => string;
    readonly chosenId: (id: string) => string;
    readonly one: (name: string, id: string) => string;
    readonly several: (count: number) => string;
    readonly isNew: string;
  };
  readonly edit: {
    readonly source: string;
    readonly target: string;
    readonly swap: string;
    readonly type: string;
    readonly role: string;
    readonly since: string;
    readonly until: string;
    readonly current: string;
    readonly currents: Readonly<Record<"unknown" | "true" | "false", string>>;
    readonly share: string;
    readonly shareUpTo: string;
    readonly amount: string;
    readonly currency: string;
    readonly quoteHint: string;
    readonly noQuote: string;
    readonly noPlace: string;
    readonly choose: string;
    readonly sameEnds: string;
    readonly noType: string;
    readonly noNumber: (field: string) => string;
    readonly name: string;
    readonly kind: string;
    readonly orgKind: string;
    readonly orgKindUnknown: string;
    readonly aliases: string;
    readonly aliasesHint: string;
    readonly sameAs: string;
    readonly byName: string;
    readonly search: string;
    readonly otherKind: (name: string) => string;
  };
  readonly decide: {
    readonly account: (relations: number, entities: number, rejected: number, open: number) => string;
    readonly import: string;
    readonly rejectAll: string;
    readonly importTitle: string;
    readonly imports: (relations: number, entities: number) => string;
    readonly leavesOpen: (count: number) => string;
    readonly replaces: string;
    readonly importNow: string;
    readonly rejectTitle: string;
    readonly rejectLead: string;
    readonly nothing: string;
    readonly done: (relations: number, confirmed: number, entities: number, article: string) => string;
    readonly unchanged: (article: string) => string;
    /** `most`: how many of more the link shows; null if it shows all. */
    readonly seeAll: (most: number | null) => string;
    readonly see: string;
    readonly back: string;
  };
  readonly saving: Readonly<Record<"saved" | "saving" | "unsaved", string>>;
  readonly overtaken: (unsaved: number) => string;
  readonly keepMine: string;
  readonly takeTheirs: string;
  readonly caughtUp: (kept: number, dropped: number, against: number) => string;
  readonly lost: (title: string, judgments: number, why: string) => string;
  readonly extracting: string;
  readonly failed: string;
  readonly again: string;
  readonly loading: string;
  readonly gone: string;
  readonly retry: string;
  readonly close: string;
  readonly fallen: (count: number) => string;
  readonly fallenShown: (shown: number) => string;
  readonly usage: (model: string, calls: number, inputTokens: number, outputTokens: number) => string;
  readonly said: {
    readonly judged: (what: string, verdict: Verdict, others: number) => string;
    readonly changed: (what: string) => string;
    readonly added: (what: string) => string;
    /**
     * `to`: whose mention it is now. `rejected`: how many relations were rejected with the entity, which has no other
     * mention; null if it has one. `unnamed`: of how many relations the words no longer have a mention of it.
     */
    readonly takenOff: (
      words: string,
      name: string,
      to: string | null,
      rejected: number | null,
      unnamed: number,
    ) => string;
    readonly putBack: string;
  };
  /** What went wrong, by its code; null where the explorer has the words. */
  readonly problem: (code: string, message: string) => string | null;
}
