const letters: Readonly<Record<string, string>> = {
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** A town's name in any spelling as the list of towns has it: `St-Étienne` and `Saint Etienne` as `saintetienne`. */
export const townKey = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[øßłæœđðþı]/g, (letter) => letters[letter] ?? '')
    .trim()
    .replace(/^st[.\s-]+/, 'saint ')
    .replace(/^ste[.\s-]+/, 'sainte ')
    .replace(/[^a-z]/g, '');
