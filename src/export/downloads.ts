import type { Limits } from "../config.ts";
import { type Neo4j, readsOf } from "../neo4j/driver.ts";
import { checkUnchanged, type GraphState, readGraphState } from "../neo4j/graph-state.ts";
import { idsAround, type Part } from "./around.ts";
import { edgesCsv, nodesCsv } from "./export-csv.ts";
import { exportDot } from "./export-dot.ts";
import { exportFtm } from "./export-ftm.ts";
import { exportGexf } from "./export-gexf.ts";
import { exportGraphml } from "./export-graphml.ts";
import { exportJson } from "./export-json.ts";
import { exportJsonld } from "./export-jsonld.ts";
import { exportStatements } from "./export-statements.ts";
import { type GraphPages, pagesFrom } from "./graph-pages.ts";

export interface DownloadFile {
  readonly mediaType: string;
  /** What the file has of the pages of the graph. Null: it has whole records, and there is none of a part. */
  readonly write: ((pages: GraphPages) => AsyncGenerator<string>) | null;
}

const csv = "text/csv; charset=utf-8";
const leave = () => {};
/** The ids of a part are in memory while it is written. */
const mostInPart = 200_000;

/** The files that can be downloaded, by name. */
export const downloadFiles: ReadonlyMap<string, DownloadFile> = new Map([
  ["graph.json", { mediaType: "application/json; charset=utf-8", write: null }],
  ["graph.gexf", { mediaType: "application/gexf+xml; charset=utf-8", write: exportGexf }],
  ["graph.graphml", { mediaType: "application/graphml+xml; charset=utf-8", write: exportGraphml }],
  ["graph.dot", { mediaType: "text/vnd.graphviz; charset=utf-8", write: exportDot }],
  ["graph.ftm.jsonl", { mediaType: "application/x-ndjson; charset=utf-8", write: (pages) => exportFtm(pages, leave) }],
  ["graph.statements.csv", { mediaType: csv, write: (pages) => exportStatements(pages, leave) }],
  ["graph.jsonld", { mediaType: "application/ld+json; charset=utf-8", write: exportJsonld }],
  ["nodes.csv", { mediaType: csv, write: nodesCsv }],
  ["edges.csv", { mediaType: csv, write: edgesCsv }],
] satisfies [string, DownloadFile][]);

export interface DownloadRequest {
  readonly file: DownloadFile;
  /** Null is the whole graph. */
  readonly part: Part | null;
  /** The client has gone. */
  readonly signal: AbortSignal;
}

export interface Download {
  /** The state of the graph that the file shows. */
  readonly state: GraphState;
  /**
   * The file. Throws a QueryError, and a StartupError after its last piece if the graph changed while it was read: then
   * the file must not look complete.
   */
  readonly pieces: AsyncGenerator<string>;
}

/** The downloads of one graph. They have no ranks: these take memory that the computations of clients need. */
export class Downloads {
  readonly #neo4j: Neo4j;
  readonly #limits: Limits;

  constructor(neo4j: Neo4j, limits: Limits) {
    this.#neo4j = neo4j;
    this.#limits = limits;
  }

  /** The state that a file would show now. Throws a QueryError. */
  state(signal: AbortSignal): Promise<GraphState> {
    return readGraphState(readsOf(this.#neo4j, this.#limits.queryTimeoutMs, signal));
  }

  /**
   * Opens a file. Null if it is around an entity that is not there. Throws a QueryError, and a PartTooLargeError if the
   * part has more entities than the service can remember.
   */
  async open({ file, part, signal }: DownloadRequest): Promise<Download | null> {
    const { importTimeoutMs: timeoutMs, hubDegree } = this.#limits;
    const [neo4j, read] = [this.#neo4j, readsOf(this.#neo4j, timeoutMs, signal)];
    const state = await readGraphState(read);
    const ids = part === null ? null : await idsAround(read, part, hubDegree, mostInPart);
    if (part !== null && ids === null) return null;
    const { write } = file;
    async function* pieces() {
      yield* write === null ? exportJson(neo4j, { timeoutMs, signal }) : write(pagesFrom(read, ids, null));
      await checkUnchanged(read, state, ["exported", "export"]);
    }
    return { state, pieces: pieces() };
  }
}
