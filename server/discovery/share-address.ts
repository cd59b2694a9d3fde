import { createHash } from 'node:crypto';
import type { Image } from '#contract/photograph/image.ts';

export type ShareKind = 'products' | 'auctions';

/** Width and height in pixels, which Open Graph's readers show whole. */
export const shareSize = { width: 1200, height: 630 } as const;
/** Counted up when pictures are drawn otherwise. */
const drawing = 1;

/** Everything that a share picture shows. */
export interface ShareFace {
  /** Null for a piece. */
  lotNumber: number | null;
  title: string;
  maker: string;
  shopName: string;
  /** Of the first photograph. */
  file: string;
}

/** Where the picture is that other sites show of a page: another address whenever the picture would be another. */
export function shareAddress(kind: ShareKind, slug: string, face: ShareFace): string {
  const { lotNumber, title, maker, shopName, file } = face;
  const hash = createHash('sha256')
    .update(JSON.stringify([drawing, lotNumber, title, maker, shopName, file]))
    .digest('hex');
  return `/share/${kind}/${slug}/${hash.slice(0, 16)}.jpg`;
}

/** What a page's head says of its picture; nothing without a photograph. */
export function shareImages(kind: ShareKind, slug: string, face: Omit<ShareFace, 'file'>, images: readonly Image[]) {
  return images
    .slice(0, 1)
    .map(({ file, alt }) => ({ url: shareAddress(kind, slug, { ...face, file }), ...shareSize, alt }));
}
