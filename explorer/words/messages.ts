import type { Direction, RelationType } from "../view/graph.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { LanguageRules } from "./words-of.ts";

export type Language = "en" | "de";

/** Every text of the page. */
export interface Messages extends Vocabulary {
  readonly language: Language;
  readonly title: string;
  readonly number: (value: number) => string;
  readonly date: (partialDate: string) => string;
  /** The name of a country of two letters. */
  readonly country: (code: string) => string;
  readonly share: LanguageRules["share"];
  readonly money: LanguageRules["money"];
  readonly list: (items: readonly string[]) => string;
  readonly entities: (count: number) => string;
  readonly relations: (count: number) => string;
  readonly articles: (count: number) => string;
  readonly period: (since: string | null, until: string | null) => string;
  readonly noLongerHolds: string;

  readonly search: {
    readonly label: string;
    readonly placeholder: string;
    readonly none: string;
    readonly noneSimilar: string;
    readonly alsoCalled: (name: string) => string;
  };
  readonly bar: {
    readonly menu: string;
    readonly undo: string;
    readonly redo: string;
    readonly tidy: string;
    readonly tidyFree: string;
    readonly tidyRings: string;
    readonly tidyLayers: string;
    readonly tidyMap: string;
    readonly unhide: (count: number) => string;
    readonly clear: string;
    readonly share: string;
    readonly copyLink: string;
    readonly copyQuery: string;
    readonly openQuery: string;
    readonly save: string;
    readonly print: string;
    readonly keys: string;
    readonly language: string;
    readonly theme: Readonly<Record<"system" | "light" | "dark", string>>;
    readonly themeLabel: string;
    readonly actions: string;
  };
  readonly save: Readonly<Record<"svg" | "png" | "gexf" | "csvEntities" | "csvRelations" | "json", string>>;
  readonly tabs: Readonly<Record<"list" | "details" | "connect" | "legend" | "time", string>>;
  readonly empty: {
    readonly title: string;
    readonly holds: (entities: number, relations: number, articles: number) => string;
    readonly begin: string;
    readonly bestConnected: string;
    readonly tryPath: string;
    readonly question: (from: string, to: string) => string;
    readonly noData: string;
    /** Leads to the page for proposals. */
    readonly review: string;
  };
  readonly listPanel: {
    readonly title: (count: number) => string;
    readonly label: string;
    readonly empty: string;
    readonly degree: (shown: number, total: number) => string;
  };
  readonly details: {
    readonly nothing: string;
    readonly alsoCalled: string;
    readonly byType: string;
    readonly shownOf: (shown: number, total: number) => string;
    readonly leftOut: (count: number) => string;
    readonly more: (count: number) => string;
    readonly moreOf: (count: number, type: string) => string;
    readonly order: string;
    readonly orders: Readonly<Record<"DEGREE" | "NEWEST" | "SOURCES" | "NAME", string>>;
    readonly expandAll: string;
    readonly around: string;
    readonly collapse: string;
    readonly hide: string;
    readonly hideOthers: string;
    readonly pin: string;
    readonly unpin: string;
    readonly pathFrom: string;
    readonly pathTo: string;
    readonly relations: string;
    readonly rank: (rank: number, measure: string) => string;
    readonly community: (size: number) => string;
    readonly articles: (count: number) => string;
    readonly evidence: (shown: number, total: number) => string;
    readonly moreEvidence: string;
    readonly paragraph: (number: number) => string;
    readonly confidence: (share: number) => string;
    readonly sources: (count: number) => string;
    readonly several: (count: number) => string;
    readonly common: string;
    readonly noRelations: string;
    readonly otherRegisters: string;
  };
  readonly connect: {
    readonly title: string;
    readonly lead: string;
    readonly from: string;
    readonly to: string;
    readonly via: string;
    readonly avoid: string;
    readonly choose: string;
    readonly remove: (name: string) => string;
    readonly find: string;
    readonly clear: string;
    readonly none: (within: number) => string;
    readonly noneInTime: string;
    readonly more: string;
    readonly found: (count: number) => string;
    readonly length: (relations: number) => string;
    readonly avoidThis: (name: string) => string;
    readonly commonTitle: string;
    readonly commonNone: string;
    readonly commonShown: (shown: number, total: number) => string;
    readonly sharedBy: (names: string) => string;
    readonly show: string;
    readonly conditions: string;
  };
  readonly legend: {
    readonly title: string;
    readonly over: string;
    readonly pinned: string;
    readonly width: string;
    readonly hiddenNow: (entities: number, relations: number) => string;
    readonly minSources: string;
    readonly onlyCurrent: string;
    readonly filters: string;
    readonly reset: string;
    readonly sizeBy: string;
    readonly measures: Readonly<Record<"NONE" | "DEGREE" | "PAGERANK" | "BETWEENNESS" | "CLOSENESS", string>>;
    readonly colorBy: string;
    readonly byKind: string;
    readonly byCommunity: string;
    readonly ofVersion: (version: number, now: number) => string;
    readonly anew: string;
    readonly unmeasured: (count: number, version: number) => string;
    readonly community: (shown: number, size: number) => string;
    readonly moreCommunities: (count: number) => string;
  };
  readonly time: {
    readonly title: string;
    readonly all: string;
    readonly asOf: (date: string) => string;
    readonly slider: string;
    readonly undated: (count: number) => string;
    readonly state: (holding: number, undated: number, out: number) => string;
    readonly noDates: string;
    readonly clear: string;
    readonly began: (count: number, year: string) => string;
  };
  readonly status: {
    readonly shown: (entities: number, relations: number) => string;
    readonly filtered: (count: number) => string;
    readonly outside: (count: number) => string;
    readonly loading: string;
    readonly waiting: (seconds: number, isComputing: boolean) => string;
    readonly cancel: string;
    readonly retry: string;
    readonly askForHalf: string;
    readonly dismiss: string;
    readonly gone: (ids: string) => string;
    readonly undo: string;
  };
  readonly news: {
    readonly added: (count: number, names: string) => string;
    readonly removed: (relations: number, entities: number) => string;
    readonly changed: (count: number) => string;
    readonly outdated: string;
    readonly show: string;
    readonly readAnew: string;
    /** Beside what the graph no longer has. */
    readonly gone: string;
  };
  readonly picture: {
    readonly label: (entities: number, relations: number, names: string) => string;
    readonly zoomIn: string;
    readonly zoomOut: string;
    readonly fit: string;
    readonly noWebGl: string;
    readonly contextLost: string;
  };
  readonly problem: (code: string, message: string) => string;
  readonly said: {
    readonly undone: string;
    readonly redone: string;
    readonly canceled: string;
    readonly added: (name: string, ties: number, more: number) => string;
    readonly alreadyShown: (name: string) => string;
    readonly expanded: (
      name: string,
      fresh: number,
      relations: number,
      leftOut: number,
      byType?: readonly string[],
    ) => string;
    readonly hubs: (names: string) => string;
    readonly nothingNew: (name: string) => string;
    readonly collapsed: (count: number) => string;
    readonly nothingToCollapse: (name: string) => string;
    readonly hid: (count: number) => string;
    readonly unhid: string;
    readonly pinned: (count: number) => string;
    readonly selected: (count: number) => string;
    readonly unpinned: (count: number) => string;
    readonly tidied: string;
    readonly noLayers: string;
    readonly noCoordinates: string;
    readonly paths: (count: number) => string;
    readonly noPath: (within: number | null) => string;
    readonly pathEnd: (name: string, isFrom: boolean) => string;
    readonly pathCleared: string;
    readonly date: (date: string, holding: number, undated: number, out: number) => string;
    readonly noDate: string;
    readonly filtered: (out: number) => string;
    readonly copied: string;
    readonly notCopied: string;
    readonly linkTooLong: string;
    readonly saved: (file: string) => string;
    readonly restored: (entities: number) => string;
    readonly sized: (measure: string) => string;
    readonly grouped: (count: number) => string;
    readonly common: (count: number) => string;
    readonly cleared: string;
    readonly readAnew: string;
  };
  readonly keys: {
    readonly title: string;
    readonly close: string;
    readonly letters: string;
    readonly rows: readonly (readonly [keys: string, what: string])[];
  };
  readonly figure: {
    readonly asOf: (date: string) => string;
    readonly version: (version: number) => string;
    readonly byCommunity: string;
    readonly hidden: (count: number) => string;
    readonly sources: string;
    readonly link: string;
  };
}

/** How a relation reads in a direction. */
export function relationWords(words: Messages, type: RelationType, direction: Direction): string {
  const [forward, backward] = words.relation[type];
  return direction === "IN" ? backward : forward;
}
