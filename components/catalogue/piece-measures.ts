interface Measures {
  heightMm: number | null;
  widthMm: number | null;
  depthMm: number | null;
}

/** `205` is `20.5`. */
export const centimetres = (mm: number): string => String(mm / 10);

/** `20.5 × 22 × 22 cm`, height first; what is as deep as wide says its width once. Null if nothing is known. */
export function sizeText({ heightMm, widthMm, depthMm }: Measures): string | null {
  const sides = [heightMm, widthMm, depthMm === widthMm ? null : depthMm].filter((side) => side !== null);
  return sides.length > 0 ? `${sides.map(centimetres).join(' × ')} cm` : null;
}

/** `890 g`, `2.15 kg`. */
export function weightText(grams: number | null): string | null {
  if (grams === null) return null;
  return grams < 1_000 ? `${grams} g` : `${grams / 1_000} kg`;
}
