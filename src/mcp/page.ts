import { z } from "zod";

export const page = z.object({
  total: z.number().describe("How many there are on all pages."),
  shown: z.number().describe("How many this answer has."),
  nextCursor: z.string().nullable().describe("The argument cursor of the next page; null on the last one."),
});

export type Page = z.output<typeof page>;

/** What an operation asks of a connection besides its items. */
export const pageFields = "totalCount pageInfo { endCursor hasNextPage }";

export interface Paged {
  readonly totalCount: number;
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

export function pageOf({ totalCount, pageInfo }: Paged, shown: number): Page {
  return { total: totalCount, shown, nextCursor: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}

/** "10 of 53 relations. For the next page, call the tool with cursor "…"." */
export function pageLine({ total, shown, nextCursor }: Page, what: string): string {
  const next =
    nextCursor === null ? "" : ` For the next page, call the tool with cursor ${JSON.stringify(nextCursor)}.`;
  return `${shown} of ${total} ${what}.${next}`;
}
