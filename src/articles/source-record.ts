import type { PartialDate } from "../partial-date.ts";
import { type EntryRecord, entryId } from "./entry-record.ts";
import type { ArticleRecord } from "./record.ts";

/** A record of a source: of an article, or of an entry of a dataset. */
export type SourceRecord = ArticleRecord | EntryRecord;

/** The id of the source in the graph. */
export function sourceIdOf(record: SourceRecord): string {
  return "article" in record ? record.article.id : entryId(record.entry);
}

/** The date on which the source says it. */
export function saidOn(record: SourceRecord): PartialDate | null {
  return "article" in record ? record.article.publishedOn : record.entry.asOf;
}
