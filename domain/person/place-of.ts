export interface PlaceAddress {
  line1: string;
  line2?: string | null | undefined;
  postalCode: string;
  country: string;
}

/**
 * A delivery address as it is counted: letters and digits alone, without case or accents. The name isn't part of it, since
 * anybody may write another one on their door; the flat is, so that neighbours are several places.
 */
export function placeOf({ line1, line2, postalCode, country }: PlaceAddress): string {
  return [country, postalCode, `${line1} ${line2 ?? ''}`].map(plain).join(' ');
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
