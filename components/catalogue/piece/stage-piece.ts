import type { Piece } from '#contract/catalogue/catalogue.ts';

/** What the live part of a piece's page needs: it stands in the page twice, so no more than that. */
export interface StagePiece extends Pick<Piece, 'id' | 'title' | 'maker' | 'material' | 'editionSize' | 'images'> {
  makerSlug: string | null;
}
