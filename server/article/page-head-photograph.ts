import type { PlaceImage } from '#contract/photograph/image.ts';
import type { ShopSetting } from '#contract/shop/shop-settings.ts';
import { readPlacePhotograph } from '#server/photograph/place-photographs.ts';
import { readPageShop } from '#server/shop/page-shop.ts';

type HeadPhotograph = Extract<ShopSetting, `${string}Photograph`>;

/** Returns the photograph the shop has chosen for the head of a list; null if it has none. */
export const readPageHeadPhotograph = async (of: HeadPhotograph): Promise<PlaceImage | null> =>
  readPlacePhotograph((await readPageShop())[of]);
