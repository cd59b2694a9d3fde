import { backInStock } from './notices/back-in-stock.ts';
import { newPiece } from './notices/new-piece.ts';
import { pieceFits } from './notices/piece-fits.ts';
import { priceDrop } from './notices/price-drop.ts';
import { shopOpened } from './notices/shop-opened.ts';

export const alertNotices = {
  back_in_stock: backInStock,
  price_drop: priceDrop,
  new_piece: newPiece,
  piece_fits: pieceFits,
  shop_opened: shopOpened,
};

type Declared = typeof alertNotices;
declare module '#contract/notice/notice.ts' {
  interface NoticeKinds extends Declared {}
}
