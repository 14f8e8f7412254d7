import { setTimeout as sleep } from "node:timers/promises";
import { GraphEditor } from "../articles/graph-editor.ts";
import type { Config } from "../config.ts";
import { ExtractionError, type Extractor } from "../extraction/extractor.ts";
import { knownEntities } from "../lookup/known-entities.ts";
import { type Neo4j, readsOf } from "../neo4j/driver.ts";
import { isProposed, proposalById } from "../proposals/proposal-list.ts";
import { Proposals } from "../proposals/proposals.ts";
import type { ExtractorName } from "../proposals/stored-proposal.ts";
import type { ArticleToExtract } from "./article-to-extract.ts";
import { found, isThere, type Outcome } from "./extract-outcome.ts";

const pollMs = 500;

/** Stores proposals in the graph, where people review them. */
export class ToGraph {
  readonly #proposals: Proposals;
  readonly #neo4j: Neo4j;
  readonly #limits: Config["limits"];
  readonly #name: ExtractorName;

  constructor(neo4j: Neo4j, { limits, keepsTexts }: Config, name: ExtractorName, extractor: Extractor) {
    this.#neo4j = neo4j;
    this.#limits = limits;
    this.#name = name;
    this.#proposals = new Proposals(neo4j, new GraphEditor(neo4j, limits, () => {}), {
      extractors: new Map([[name, extractor]]),
      findKnown: (keys, signal) => knownEntities(readsOf(neo4j, limits.queryTimeoutMs, signal), keys),
      ...{ extractionTimeoutMs: limits.extractionTimeoutMs, timeoutMs: limits.queryTimeoutMs, keepsTexts },
      onFault: (error) => console.error(error),
    });
  }

  /**
   * Proposes an article. One whose text was proposed before is left as it is, unless that failed. Throws an
   * ExtractionError, and what `Proposals.propose` throws.
   */
  async extract({ path, article, text, notes }: ArticleToExtract, signal: AbortSignal): Promise<Outcome> {
    const read = readsOf(this.#neo4j, this.#limits.queryTimeoutMs, signal);
    if (await isProposed(read, article.id, text)) return isThere;
    let proposal = await this.#proposals.propose({ text, article, extractor: this.#name, waitMs: pollMs }, signal);
    while (proposal.status === "EXTRACTING") {
      await sleep(pollMs, undefined, { signal });
      const now = await proposalById({ read, limits: this.#limits }, proposal.id);
      if (now === null) throw new ExtractionError("EXTRACTION_FAILED", "Its proposal was removed meanwhile");
      proposal = now;
    }
    const { error, status } = proposal;
    if (status === "FAILED")
      throw new ExtractionError(
        (error?.code ?? "EXTRACTION_FAILED") as ExtractionError["code"],
        error?.message ?? "It failed",
      );
    return found(path, proposal, [...notes, `proposed as ${proposal.id}`]);
  }

  close(): Promise<void> {
    return this.#proposals.close();
  }
}
