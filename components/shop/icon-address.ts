import { type LookIcon, lookIcon } from '#contract/shop/look-settings.ts';

/** Where the shop's icon is: another address whenever it is another picture. */
export function iconsOf(shop: LookIcon) {
  const file = lookIcon(shop);
  const version = (file ?? `${shop.groundColour}${shop.inkColour}`).replaceAll('#', '').slice(0, 12);
  const icon = file
    ? { url: `/icon.png?v=${version}`, type: 'image/png', sizes: '180x180' }
    : { url: `/icon.svg?v=${version}`, type: 'image/svg+xml', sizes: 'any' };
  return { icon: [icon] };
}
