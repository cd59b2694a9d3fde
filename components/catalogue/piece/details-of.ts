import type { PieceImage } from '#contract/catalogue/catalogue.ts';

const most = 3;

/** The photographs of details: neither the first nor a variant's. Those with a sentence come first. */
export function detailsOf(images: readonly PieceImage[], variantFiles: readonly (string | null)[]): PieceImage[] {
  const details = images.slice(1).filter(({ file }) => !variantFiles.includes(file));
  return [...details.filter(({ caption }) => caption), ...details.filter(({ caption }) => !caption)].slice(0, most);
}
