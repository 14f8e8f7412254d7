/**
 * Reads all rows of a statement, a page at a time. `page` reads the rows behind a place, and `placeOf` tells the place of a
 * row. The first place is the empty text. Ends at the first empty page. Throws what `page` throws.
 */
export async function* pages<R>(
  page: (after: string) => Promise<readonly R[]>,
  placeOf: (row: R) => string,
): AsyncGenerator<readonly R[]> {
  let rows = await page("");
  for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
    yield rows;
    rows = await page(placeOf(last));
  }
}
