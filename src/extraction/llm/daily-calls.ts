import { ExtractionError } from "../extractor.ts";

/**
 * Counts calls by days of UTC. It is kept in memory: it starts from nothing with the process, and each process counts
 * for itself.
 */
export class DailyCalls {
  readonly #most: number;
  #day = "";
  #made = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Counts one call. Throws an ExtractionError if the day has no room for it and `following` more. */
  take(following = 0): void {
    const today = new Date().toISOString().slice(0, 10);
    if (today !== this.#day) {
      this.#day = today;
      this.#made = 0;
    }
    if (this.#made + 1 + following > this.#most)
      throw new ExtractionError(
        "EXTRACTION_LIMIT",
        `The language model may be called ${this.#most} times a day (LLM_DAILY_CALLS), it was called ${this.#made} times, and this needs ${1 + following} more. The day ends at 00:00 UTC.`,
      );
    this.#made++;
  }
}
