/** All pages of a list at once: what a company has is little enough to be shown whole. */
const MOST_PAGES = 10;

interface Page<Row> {
  items: readonly Row[];
  next_cursor: string | null;
}

/** Return the rows of every page that `load` gives, ten pages at most. */
export async function everyPage<Row>(load: (cursor?: string) => Promise<Page<Row>>): Promise<Row[]> {
  const found: Row[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, next_cursor } = await load(cursor);
    found.push(...items);
    if (!next_cursor) break;
    cursor = next_cursor;
  }
  return found;
}
