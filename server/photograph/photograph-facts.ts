import sharp from 'sharp';

export interface PhotographFacts {
  /** In pixels. */
  width: number;
  height: number;
  /** The colour that stands in its place until it is there. */
  dominantHex: string;
}

/** Measures a photograph that we have encoded ourselves. */
export async function measurePhotograph(bytes: Uint8Array): Promise<PhotographFacts> {
  const image = sharp(bytes, { limitInputPixels: 50_000_000 });
  const { width, height } = await image.metadata();
  const { dominant } = await image.stats();
  const hex = [dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, '0')).join('');
  return { width, height, dominantHex: `#${hex}` };
}
