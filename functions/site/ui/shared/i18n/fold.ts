/** Texts as people look for them: without case and accents, so that `cyangugu` finds `Cyangügu`. */
const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Return the items whose text has every word that was typed, those that begin with the first one first. */
export function fitting<Item>(items: readonly Item[], typed: string, text: (item: Item) => string): Item[] {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  const found = items
    .map((item) => ({ item, folded: fold(text(item)) }))
    .filter(({ folded }) => wanted.every((word) => folded.includes(word)));
  const rank = (folded: string) => (folded.startsWith(wanted[0] ?? "") ? 0 : 1);
  return found.sort((one, other) => rank(one.folded) - rank(other.folded)).map(({ item }) => item);
}
