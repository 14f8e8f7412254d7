import { faultOf, RequestError } from "../actions/request.ts";
import {
  AcceptProposalDocument,
  type AcceptProposalMutation,
  ProposalByIdDocument,
  RejectProposalDocument,
  ReviseProposalDocument,
  SaveVerdictsDocument,
} from "./operations/operations.ts";
import {
  accountOf,
  cardsAtOnce,
  type Judgment,
  judged,
  judgmentsOf,
  type Parts,
  type Proposal,
  partsInOrder,
  type RevisedRelation,
  revision,
  type ShownFrom,
  shownWith,
} from "./parts.ts";
import type { Ask } from "./session.ts";
import type { ReviewMessages } from "./words/messages.ts";

export type Imported = NonNullable<AcceptProposalMutation["acceptProposal"]>["imported"];

/** The one form that is open: beside a card, for a new part, or for the whole. */
export type OpenForm =
  | { readonly does: "reject" | "edit"; readonly key: string }
  | { readonly does: "add entity"; readonly words: string }
  | { readonly does: "add relation"; readonly words: string; readonly near: number }
  | { readonly does: "import" | "reject all" };

/** The parts of a proposal as a person wants them. */
type RevisedParts = Parameters<typeof revision>[0] & { readonly relations: readonly RevisedRelation[] };

export interface Problem {
  readonly code: string;
  readonly message: string;
}

export interface DeskState {
  /** As the service has it. */
  readonly proposal: Proposal;
  /** With the judgments that are not stored yet. */
  readonly parts: Parts;
  /** How many judgments are not stored yet. */
  readonly unsaved: number;
  readonly isBusy: boolean;
  /** Why something was not stored. */
  readonly problem: Problem | null;
  /** Whether somebody else has changed the proposal since it was loaded. */
  readonly isOvertaken: boolean;
  /** The key of the card that has or had the focus. */
  readonly current: string | null;
  /** Which cards are shown, besides one with an open form. */
  readonly shownFrom: ShownFrom;
  /** Grows when the current card is to get the focus. */
  readonly focusTurn: number;
  readonly form: OpenForm | null;
  readonly imported: Imported | null;
  /** What was done last. A function, so that it follows the language. */
  readonly said: ((words: ReviewMessages) => string) | null;
}

/** Judgments are stored together, after this pause, in milliseconds. */
const pauseBeforeSaving = 800;

/**
 * One proposal under review. Judgments are shown at once and stored a moment later; changes of parts are stored when
 * they are made. One request runs at a time, each for the version that the one before gave.
 */
export class Desk {
  #state: DeskState;
  readonly #ask: Ask;
  readonly #onLost: (proposal: Proposal, judgments: number, problem: Problem) => void;
  readonly #listeners = new Set<() => void>();
  #judgments = new Map<string, Judgment>();
  #last: Promise<unknown> = Promise.resolve();
  #running = 0;
  #timer: number | undefined;

  /** `onLost` is called for judgments that could not be stored after the desk was left. */
  constructor(proposal: Proposal, ask: Ask, onLost: (proposal: Proposal, judgments: number, problem: Problem) => void) {
    this.#ask = ask;
    this.#onLost = onLost;
    const { entities, relations } = proposal;
    const parts = { entities, relations };
    this.#state = {
      ...{ proposal, parts, unsaved: 0, isBusy: false, problem: null, isOvertaken: false },
      ...{ current: partsInOrder(parts)[0]?.key ?? null, shownFrom: { relation: 0, entity: 0 }, focusTurn: 0 },
      ...{ form: null, imported: null, said: null },
    };
  }

  readonly state = (): DeskState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Stores what is not stored yet, without waiting for the pause. */
  leave(): void {
    if (this.#judgments.size > 0) void this.#saveSoon(0, true);
  }

  choose(key: string | null): void {
    if (key !== this.#state.current) this.#set({ current: key });
  }

  /** Gives a card the focus. */
  goTo(key: string): void {
    const { parts, shownFrom, focusTurn } = this.#state;
    this.#set({ current: key, shownFrom: shownWith(parts, key, shownFrom), focusTurn: focusTurn + 1 });
  }

  /** Gives the focus to the next card, or the one before; at the end it stays. */
  step(by: 1 | -1): void {
    const keys = partsInOrder(this.#state.parts).map(({ key }) => key);
    const at = this.#state.current === null ? -1 : keys.indexOf(this.#state.current);
    const key = keys[Math.min(keys.length - 1, Math.max(0, at + by))];
    if (key !== undefined) this.goTo(key);
  }

  /** Shows the next cards of a list, or those before, and gives the focus to the first of them. */
  turn(list: "relation" | "entity", by: 1 | -1): void {
    const { parts, shownFrom } = this.#state;
    const keys = partsInOrder(parts).filter(({ sort }) => sort === list);
    const first = keys[shownFrom[list] + by * cardsAtOnce];
    if (first !== undefined) this.goTo(first.key);
  }

  open(form: OpenForm | null): void {
    this.#set({ form });
  }

  /** Closes the form; the focus goes to its card, or to the current one. */
  closeForm(): void {
    const { form, current } = this.#state;
    this.#set({ form: null });
    const key = form !== null && "key" in form ? form.key : current;
    if (key !== null) this.goTo(key);
  }

  say(said: DeskState["said"]): void {
    this.#set({ said });
  }

  /** Judges a part, and what its verdict entails. Returns how many parts changed. */
  judge(key: string, judgment: Judgment): number {
    if (this.#state.proposal.status !== "OPEN") return 0;
    const judgments = judgmentsOf(this.#state.parts, key, judgment);
    for (const [part, said] of judgments) this.#judgments.set(part, said);
    this.#set({ parts: judged(this.#state.parts, judgments), unsaved: this.#judgments.size });
    // While somebody else's version is unknown, nothing can be stored.
    if (!this.#state.isOvertaken) this.#saveSoon(pauseBeforeSaving, false);
    return judgments.size;
  }

  /** Stores what could not be stored before. */
  retry(): void {
    this.#set({ problem: null });
    this.#saveSoon(0, false);
  }

  dismiss(): void {
    this.#set({ problem: null });
  }

  /**
   * Stores other parts, and the judgments. `make` gets the parts as they are once everything before is stored. Throws a
   * RequestError; nothing is stored then.
   */
  change(make: (parts: Parts) => RevisedParts): Promise<void> {
    return this.#inTurn(async () => {
      const { id, version } = this.#state.proposal;
      const sent = new Map(this.#judgments);
      const { reviseProposal } = await this.#ask(ReviseProposalDocument, {
        id,
        version,
        ...revision(make(this.#state.parts)),
      });
      if (reviseProposal) this.#take(reviseProposal, sent);
    });
  }

  /**
   * Stores what the open form says, closes the form, and gives the card of the `key` the focus. If the person has opened
   * another form meanwhile, that one stays open. If nothing could be stored, throws a RequestError while the form is
   * still open, and sets `problem` if it is not.
   */
  async saveForm(
    make: (parts: Parts) => { readonly parts: RevisedParts; readonly key: string },
    said: DeskState["said"],
  ): Promise<void> {
    const { form } = this.#state;
    const isStillOpen = () => this.#state.form === form;
    let key = "";
    try {
      await this.change((now) => {
        const made = make(now);
        key = made.key;
        return made.parts;
      });
    } catch (error) {
      if (isStillOpen()) throw error;
      this.#set({ problem: faultOf(error) });
      return;
    }
    this.say(said);
    if (!isStillOpen()) return;
    this.#set({ form: null });
    this.goTo(key);
  }

  /** Imports what is accepted. Throws a RequestError; nothing is imported then. */
  accept(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#save();
      const { id, version } = this.#state.proposal;
      const { entities, relations } = accountOf(this.#state.parts);
      const { acceptProposal } = await this.#ask(AcceptProposalDocument, { id, version, entities, relations });
      if (!acceptProposal) return;
      this.#take(acceptProposal.proposal, new Map(this.#judgments));
      this.#set({ imported: acceptProposal.imported, form: null, said: null });
    });
  }

  /** Rejects the proposal as a whole. Throws a RequestError. */
  reject(reason: string | null): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#state.proposal.status === "OPEN") await this.#save();
      const { id, version } = this.#state.proposal;
      const { rejectProposal } = await this.#ask(RejectProposalDocument, { id, version, reason });
      if (!rejectProposal) return;
      this.#take(rejectProposal, new Map(this.#judgments));
      this.#set({ form: null, said: null });
    });
  }

  /** Loads the version of somebody else, with one's own judgments on it, or without them. Faults become the problem. */
  async catchUp(keepsMine: boolean): Promise<void> {
    await this.#inTurn(async () => {
      const before = this.#state.proposal;
      const { proposal } = await this.#ask(ProposalByIdDocument, { id: before.id });
      if (!proposal) throw new RequestError("NOT_FOUND", "There is no proposal with this id");
      const verdictIn = (parts: Parts, key: string) =>
        partsInOrder(parts).find((part) => part.key === key)?.part.verdict;
      const mine = this.#judgments;
      const isOpen = proposal.status === "OPEN";
      this.#judgments = new Map(
        keepsMine && isOpen ? [...mine].filter(([key]) => verdictIn(proposal, key) !== undefined) : [],
      );
      const against = [...this.#judgments].filter(([key, { verdict }]) => {
        const theirs = verdictIn(proposal, key);
        return theirs !== verdictIn(before, key) && theirs !== verdict;
      }).length;
      const [kept, dropped] = [this.#judgments.size, mine.size - this.#judgments.size];
      this.#take(proposal, new Map());
      this.#set({ isOvertaken: false, said: (words) => words.caughtUp(kept, dropped, against) });
      if (kept > 0) this.#saveSoon(0, false);
    }).catch((error) => this.#set({ problem: faultOf(error) }));
  }

  #saveSoon(pause: number, isLeft: boolean): void {
    // A change does not start the pause anew: who decides without a break is stored all the same.
    if (this.#timer !== undefined && pause > 0) return;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#timer = undefined;
      this.#inTurn(() => this.#save()).catch((error) => {
        const problem = faultOf(error);
        if (isLeft) this.#onLost(this.#state.proposal, this.#judgments.size, problem);
        else if (!this.#state.isOvertaken) this.#set({ problem });
      });
    }, pause);
  }

  async #save(): Promise<void> {
    if (this.#judgments.size === 0) return;
    const { proposal, parts } = this.#state;
    const sent = new Map(this.#judgments);
    const { id, version } = proposal;
    const { reviseProposal } = await this.#ask(SaveVerdictsDocument, { id, version, ...revision(parts) });
    if (reviseProposal) this.#take({ ...proposal, ...judged(proposal, sent), ...reviseProposal }, sent);
  }

  /** The service has stored these judgments. */
  #take(answer: Proposal, stored: ReadonlyMap<string, Judgment>): void {
    for (const [key, judgment] of stored) if (this.#judgments.get(key) === judgment) this.#judgments.delete(key);
    const before = this.#state.parts;
    const parts = judged(
      {
        entities: unchanged(before.entities, answer.entities),
        relations: unchanged(before.relations, answer.relations),
      },
      this.#judgments,
    );
    const keys = partsInOrder(parts).map(({ key }) => key);
    const current =
      this.#state.current !== null && keys.includes(this.#state.current) ? this.#state.current : (keys[0] ?? null);
    const shownFrom = shownWith(parts, current, this.#state.shownFrom);
    this.#set({ proposal: answer, parts, current, shownFrom, unsaved: this.#judgments.size, problem: null });
  }

  /** Runs one piece of work after the one before. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.#running++;
    this.#set({ isBusy: true });
    const turn = this.#last.then(work).catch((error: unknown) => {
      if (error instanceof RequestError && error.code === "CONFLICT") this.#set({ isOvertaken: true });
      throw error;
    });
    this.#last = turn
      .catch(() => {})
      .then(() => {
        this.#running--;
        this.#set({ isBusy: this.#running > 0 });
      });
    return turn;
  }

  #set(change: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** The new parts; the old object of each that says the same, so that its card is left alone. */
function unchanged<P extends { readonly ref: string }>(before: readonly P[], after: readonly P[]): readonly P[] {
  const old = new Map(before.map((part) => [part.ref, part]));
  return after.map((part) => {
    const same = old.get(part.ref);
    return same !== undefined && JSON.stringify(same) === JSON.stringify(part) ? same : part;
  });
}
