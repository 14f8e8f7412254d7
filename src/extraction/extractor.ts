import type { EntityKind } from "../ontology.ts";
import type { Language } from "./language.ts";
import type { Proposal } from "./proposal.ts";

/** An entity of the graph, as a name leads to it. */
export interface KnownEntity {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
}

/**
 * Looks up the entities of the graph by the identity keys of their names (see `identityKeys`). A key that no name has is
 * absent from what comes back.
 */
export type FindKnown = (
  keys: readonly string[],
  signal: AbortSignal,
) => Promise<ReadonlyMap<string, readonly KnownEntity[]>>;

export interface ExtractionTask {
  /** As `articleText` gives it. */
  readonly text: string;
  readonly title: string | null;
  readonly language: Language;
  readonly findKnown: FindKnown;
  readonly signal: AbortSignal;
}

export interface Extractor {
  /** Proposes what the text says. Throws an ExtractionError if it cannot, and the signal's reason if it is aborted. */
  readonly propose: (task: ExtractionTask) => Promise<Proposal>;
  /** Ends what it has started, such as a child process. */
  readonly close: () => Promise<void>;
}

/**
 * Why an extractor gave nothing. EXTRACTOR_UNAVAILABLE: it is not installed, not set up, or not reachable.
 * EXTRACTION_FAILED: it gave nothing that can be used. EXTRACTION_TIMEOUT: it took too long. EXTRACTION_LIMIT: the limit
 * of a call or a day is reached.
 */
export type ExtractionFault = "EXTRACTOR_UNAVAILABLE" | "EXTRACTION_FAILED" | "EXTRACTION_TIMEOUT" | "EXTRACTION_LIMIT";

export class ExtractionError extends Error {
  override readonly name = "ExtractionError";
  readonly code: ExtractionFault;

  constructor(code: ExtractionFault, message: string) {
    super(message);
    this.code = code;
  }
}
