import type { Image } from '#contract/photograph/image.ts';
import type { View } from '#contract/wire/views.ts';

/** As little of a lot as its card shows beside its view. */
export interface LotFace {
  id: string;
  slug: string;
  lotNumber: number;
  title: string;
  maker: string;
  material: string;
  images: Image[];
}

export interface FacedLot {
  lot: LotFace;
  view: View<'auction'>;
}
