import { chosenColours, colourSettings } from '#contract/shop/look-settings.ts';
import type { PatchShop, ShopSettings } from '#contract/shop/shop-settings.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { faultsOf } from '#domain/shop/palette.ts';

const looks = ['groundColour', 'inkColour', 'wetColour', 'logo', 'logoSize', 'logoColours'] as const;

/** Returns why pages couldn't be read in this look, if it is one that is being set; null if they can. */
export function judgeLook(shop: ShopSettings, wanted: PatchShop): Problem | null {
  if (!looks.some((name) => wanted[name] !== undefined)) return null;
  if (shop.logoColours === 'ink' && shop.logoSize.endsWith('opaque'))
    return {
      code: 'invalid',
      message:
        'This logo has no transparent ground, so it would be a block of ink. Keep its own colours, or upload a PNG with a transparent ground. Nothing was saved.',
      field: 'logoColours',
    };
  const [fault] = faultsOf(chosenColours(shop));
  if (!fault) return null;
  const { setting, name } = colourSettings[fault.colour];
  const way = fault.nearest === null ? 'No shade of it works.' : `The nearest that works is ${fault.nearest}.`;
  return {
    code: 'invalid',
    message: `${name} has a contrast of ${fault.ratio.toFixed(1)} to 1 with ${fault.against}. It needs ${fault.needs}. ${way} Nothing was saved.`,
    field: setting,
  };
}
