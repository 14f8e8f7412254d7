/**
 * All rows that a statement gives in pages, a page at a time. `page` reads the rows after a place, at first after the
 * empty text, and `placeOf` tells the place of a row. Ends with the first page that is empty. Throws what `page` throws.
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
