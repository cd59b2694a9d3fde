import type { Image, Maker } from '#contract/catalogue/catalogue.ts';

/** @returns null for a maker without one */
export function makerPortrait({ portraitFile, name }: Maker): Pick<Image, 'file' | 'alt' | 'dominantHex'> | null {
  return portraitFile === null ? null : { file: portraitFile, alt: name, dominantHex: '#e6e8e2' };
}
