/** Words of the demo, its trade and this software, none of which a shop called otherwise may show. */
const foreign =
  /marketday|\bMD-|barcelona|madrid|cer[aà]mica|\bstudios?\b|\bkilns?\b|\bglazes?\b|\bglazed\b|\bceramics?\b|\bpotter(?:y|s)?\b|\bglassblowers?\b|\bstoneware\b/giu;

/** Names that a page, an answer or a source may carry, each with its reason. No person reads one as a shop's name. */
const technical: readonly (readonly [reason: string, name: RegExp])[] = [
  [
    'a cookie: its name is the software’s',
    /\b(?:__Secure-|__Host-)?marketday(?:\.session_(?:token|data)|_typed|_statement)\b/g,
  ],
  [
    'a cookie or header of a guest, a link or a key',
    /\bmarketday-(?:guest-key|session|known|new-key|new-gift-card|order-|shared-)/g,
  ],
  [
    'a key in the browser’s own storage',
    /\bmarketday-(?:alerts|browser|country|faces|one-press|searches|seen|theme|unanswered)\b/g,
  ],
  ['a measure that developer tools list', /\bmarketday:commit-to-pixel\b/g],
  ['the cookie of the country that a visitor chose', /\bmarketday_country\b/g],
  ['a time zone’s name in the browsers’ own table', /\bEurope\/Madrid=ES\b/g],
  ['a format’s version, which verifiers compare', /\bmarketday-record-1\b/g],
  ['calendars know an entry by it: another would make each entry twice', /@marketday\b/g],
  ['RFC 5545: PRODID names the software that wrote the file', /-\/\/Marketday\/\/(?:Auctions|Orders)\b/g],
];

/** Lists the foreign words in a text with what stands around them. */
export function foreignWords(text: string): string[] {
  const shown = technical.reduce((rest, [, name]) => rest.replaceAll(name, ''), text);
  return [...shown.matchAll(foreign)].map(({ index }) =>
    shown.slice(Math.max(0, index - 50), index + 40).replaceAll(/\s+/g, ' '),
  );
}
