/** Letters that aren't their base letter with a mark, as the Latin alphabet writes them without it. */
const plain: Readonly<Record<string, string>> = { ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ı: 'i', ħ: 'h', Ħ: 'H' };

/** What the fonts that every PDF reader has can show: Windows' Western European set. */
const western = /[\t\n\x20-\x7e\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/;

/** Text as these fonts can print it: what they lack loses its marks, else becomes a question mark. */
export function printable(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      if (western.test(letter)) return letter;
      const base = plain[letter] ?? letter.normalize('NFD').replaceAll(/\p{M}/gu, '');
      return base !== '' && [...base].every((part) => western.test(part)) ? base : '?';
    })
    .join('');
}
