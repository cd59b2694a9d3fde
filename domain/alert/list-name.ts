/** The filters of a list of the shop, in words. */
export interface ListWords {
  /** The search as typed. */
  words: string;
  /** The title of the collection; null: all of the shop. */
  collection: string | null;
  materials: readonly string[];
  forms: readonly string[];
  makers: readonly string[];
  /** `10 to 20 cm`. */
  sizes: readonly string[];
  /** With their currency, both included; empty for none. */
  from: string;
  to: string;
}

/** So many of one kind are named; a longer choice says how many others there are. */
const mostNamed = 3;

/** `Celadon jars up to €80`. */
export const listName = (list: ListWords): string =>
  isOnlyTyped(list) ? `“${list.words}”` : capitalised(piecesOf(list));

/** `No celadon jars up to €80`: what is said where such a list is empty. */
export const emptyListName = (list: ListWords): string =>
  isOnlyTyped(list) ? `No pieces match “${list.words}”` : `No ${piecesOf(list, 'pieces in ')}`;

function isOnlyTyped(list: ListWords): boolean {
  const { words, collection, materials, forms, makers, sizes } = list;
  const chosen = materials.length + forms.length + makers.length + sizes.length;
  return words !== '' && chosen === 0 && collection === null && !priceWords(list);
}

/** @param bareBefore what a collection that is named alone begins with */
function piecesOf(list: ListWords, bareBefore = ''): string {
  const { words, collection, materials, forms, makers, sizes } = list;
  const typed = words ? `“${words}”` : '';
  const price = priceWords(list);
  const bare = materials.length + forms.length === 0;
  const kinds = forms.length > 0 ? either(forms.map((form) => several(lowered(form)))) : 'pieces';
  const main =
    bare && collection !== null
      ? `${bareBefore}${collection}`
      : [either(materials.map(lowered)), kinds].filter(Boolean).join(' ') +
        (collection === null ? '' : ` in ${collection}`);
  const made = makers.length > 0 ? `${main} by ${either(makers)}` : main;
  const asked = typed ? `${made} for ${typed}` : made;
  const sized = [asked, either(sizes.map(lowered))].filter(Boolean).join(', ');
  return price ? `${sized}${sized === main ? '' : ','} ${price}` : sized;
}

function priceWords({ from, to }: ListWords): string {
  if (from && to) return from === to ? `at ${from}` : `from ${from} to ${to}`;
  return to ? `up to ${to}` : from && `from ${from}`;
}

function either(names: readonly string[]): string {
  const named = names.length > mostNamed ? names.slice(0, mostNamed - 1) : names;
  const others = names.length - named.length;
  const last = others > 0 ? `${others} others` : (named.at(-1) ?? '');
  const before = others > 0 ? named : named.slice(0, -1);
  return before.length > 0 ? `${before.join(', ')} or ${last}` : last;
}

/** A name that is written in capitals stays so. */
const lowered = (name: string): string =>
  /^\p{Lu}\p{Lu}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Returns the plural, if English has a rule for it. */
function several(name: string): string {
  if (/(ware|s)$/.test(name) && !/(ss|us)$/.test(name)) return name;
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(ss|us|sh|ch|x|z)$/.test(name) ? `${name}es` : `${name}s`;
}
