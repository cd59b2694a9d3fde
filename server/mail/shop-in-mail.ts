import { chosenColours } from '#contract/shop/look-settings.ts';
import type { ShopSettings } from '#contract/shop/shop-settings.ts';
import { paletteOf } from '#domain/shop/palette.ts';
import { addressLines } from '#server/shop/shop-on-paper.ts';
import { escaped } from './escaped.ts';

/** Stand in an email for what the shop sets, until it is sent: signs that no keyboard has. */
export const shopNamePlace = '\u{E000}';
export const sellerPlace = '\u{E001}';
/** At the end of the email's own words. */
export const signaturePlace = '\u{E002}';

/** The colours of an email, by day and by night, and the families of its letters. */
export const lookPlaces = {
  paper: '\u{E010}',
  sheet: '\u{E011}',
  rule: '\u{E012}',
  ink: '\u{E013}',
  muted: '\u{E014}',
  nightPaper: '\u{E015}',
  nightSheet: '\u{E016}',
  nightRule: '\u{E017}',
  nightInk: '\u{E018}',
  nightMuted: '\u{E019}',
  serif: '\u{E01A}',
  sans: '\u{E01B}',
} as const;

/** Removes those signs from what people wrote, so that nobody's text is taken for a place. */
export const withoutPlaces = (written: string): string => written.replaceAll(/[\u{E000}-\u{E01F}]/gu, '');

const sellerLine = (shop: ShopSettings): string =>
  [shop.sellerName, ...addressLines(shop), shop.email].filter(Boolean).join(', ');

type Worded = { subject: string; text: string; html: string };

const families = {
  serif: "Georgia,'Times New Roman',serif",
  sans: "'Helvetica Neue',Helvetica,Arial,sans-serif",
} as const;

/** What stands at each place of the look. */
function lookOf(shop: ShopSettings): Record<string, string> {
  const { day, night } = paletteOf(chosenColours(shop));
  const { typefaces } = shop;
  return {
    [lookPlaces.paper]: day.paper,
    [lookPlaces.sheet]: day.sheet,
    [lookPlaces.rule]: day.rule,
    [lookPlaces.ink]: day.ink,
    [lookPlaces.muted]: day['ink-2'],
    [lookPlaces.nightPaper]: night.paper,
    [lookPlaces.nightSheet]: night.sheet,
    [lookPlaces.nightRule]: night.rule,
    [lookPlaces.nightInk]: night.ink,
    [lookPlaces.nightMuted]: night['ink-2'],
    [lookPlaces.serif]: families[typefaces === 'poster' ? 'sans' : 'serif'],
    [lookPlaces.sans]: families[typefaces === 'catalogue' ? 'serif' : 'sans'],
  };
}

/** The email as it is sent: by the shop as it is named, signed and coloured now. */
export function withShop({ subject, text, html }: Worded, shop: ShopSettings): Worded {
  const seller = sellerLine(shop);
  const look = lookOf(shop);
  const signature = withoutPlaces(shop.mailSignature);
  const named = (words: string) => words.replaceAll(shopNamePlace, () => shop.shopName);
  const signed = signature && escaped(signature).replaceAll('\n', '<br>\n');
  return {
    subject: named(subject),
    text: named(text)
      .replaceAll(signaturePlace, () => (signature ? `\n\n${signature}` : ''))
      .replaceAll(seller ? sellerPlace : `${sellerPlace}\n`, () => seller),
    html: html
      .replaceAll(signaturePlace, () => signed && `<p class="muted" style="${signatureStyle}">${signed}</p>`)
      .replaceAll(/[\u{E010}-\u{E01F}]/gu, (place) => look[place] ?? '')
      .replaceAll(shopNamePlace, () => escaped(shop.shopName))
      .replaceAll(seller ? sellerPlace : `<br>\n${sellerPlace}`, () => escaped(seller)),
  };
}

const signatureStyle = `font-family:${lookPlaces.sans};font-size:16px;line-height:25px;color:${lookPlaces.muted};margin:24px 0 0`;
