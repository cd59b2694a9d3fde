import { chosenColours } from '#contract/shop/look-settings.ts';
import type { ShopSettings } from '#contract/shop/shop-settings.ts';
import { paletteOf, type Theme } from '#domain/shop/palette.ts';

export type Look = Pick<
  ShopSettings,
  'groundColour' | 'inkColour' | 'wetColour' | 'typefaces' | 'logo' | 'logoSize' | 'logoColours' | 'logoName'
>;

const serifStandIn =
  '"Newsreader stand-in","Newsreader on Noto","Newsreader on DejaVu","Iowan Old Style",Georgia,serif';
const sansStandIn = '"Instrument Sans stand-in","Instrument Sans on DejaVu","Helvetica Neue",Arial,sans-serif';

const serif = { face: '"Newsreader"', standIn: serifStandIn };
const sans = { face: '"Instrument Sans"', standIn: sansStandIn };

const pairs = {
  label: { serif, sans },
  poster: { serif: sans, sans },
  catalogue: { serif, sans: serif },
} as const satisfies Record<Look['typefaces'], object>;

/** Returns the families of headings and of text, for a sample of a pair. */
export const familiesOf = (pair: Look['typefaces']): { serif: string; sans: string } => ({
  serif: `${pairs[pair].serif.face},${pairs[pair].serif.standIn}`,
  sans: `${pairs[pair].sans.face},${pairs[pair].sans.standIn}`,
});

/** The custom properties of a pair, each with its stand-in until the files are there (`app/styles/first-paint.css`). */
const faceProperties = (pair: Look['typefaces']): string =>
  (['serif', 'sans'] as const)
    .map((name) => `--${name}-face:${pairs[pair][name].face};--${name}-stand-in:${pairs[pair][name].standIn}`)
    .join(';');

/** The desk keeps its own colours. More is named than the style sheets name, so that the order of the two doesn't count. */
const shop = ':root:root:not(:has(.desk))';
/** Headings of a poster are bold, and its titles upright: the sans has no italic. */
const posterRules = `${shop} :is(.display-heading,.heading-large,.heading,.heading-small,.brand){font-weight:600}${shop} .work-title{font-style:normal;font-weight:inherit}`;
/** The page of whoever won turns night by day too (`components/auction/ending/lot-ending.css`). */
const won = 'html:root:root:has(.lot-ending[data-ending="won"])';

/**
 * Returns the style sheet of a shop's own look, which stands in the head of its pages; empty for a shop that has chosen
 * nothing. Nothing in it is free text: the schema takes colours, names of files and choices only.
 */
export function lookCss(look: Look): string {
  const { day, night } = paletteOf(chosenColours(look));
  const colours = look.groundColour || look.inkColour || look.wetColour;
  return [
    look.typefaces !== 'label' && `${shop}{${faceProperties(look.typefaces)}}`,
    look.typefaces === 'poster' && posterRules,
    colours &&
      `@media screen{${shop}{${propertiesOf(day)}}${shop}[data-theme="dark"],${won}{${propertiesOf(night)}}}` +
        `@media screen and (prefers-color-scheme:dark){${shop}:not([data-theme="light"]){${propertiesOf(night)}}}`,
    logoCss(look),
  ]
    .filter(Boolean)
    .join('');
}

/** The custom properties of `app/styles/tokens.css` that a shop's colours change. */
export function propertiesOf({ isDark, ...colours }: Theme): string {
  const given = Object.entries(colours).map(([name, colour]) => `--${name}:${colour}`);
  return [
    `color-scheme:${isDark ? 'dark' : 'light'}`,
    ...given,
    `--wash:color-mix(in srgb,${colours.ink} 5%,transparent)`,
    `--toast:${isDark ? colours.sheet : colours.ink}`,
    `--on-toast:${isDark ? colours.ink : colours.paper}`,
  ].join(';');
}

/** As high as the header lets it be, in pixels; a header takes up to five times as wide as high. */
const logoHeight = 36;

type Logo = Pick<Look, 'logo' | 'logoSize' | 'logoColours'>;

/** Returns the style of a box that shows the logo; null without one. */
export function logoBox({ logo, logoSize, logoColours }: Logo): Record<string, string> | null {
  const [width = 0, height = 0] = logoSize.split(' ')[0]?.split('x').map(Number) ?? [];
  if (logo === '' || width === 0 || height === 0) return null;
  const picture = `url("/catalogue/${logo}") center/contain no-repeat`;
  return {
    flex: 'none',
    width: `${Math.round((width / height) * logoHeight)}px`,
    height: `${logoHeight}px`,
    ...(logoColours === 'ink' ? { background: 'currentColor', mask: picture } : { background: picture }),
  };
}

/** Drawn by the style sheet: the shop's name stays the link's text, is heard, and is printed. */
function logoCss(look: Look): string {
  const box = logoBox(look);
  if (!box) return '';
  const drawn = Object.entries(box).map(([name, value]) => `${name}:${value}`);
  const name = look.logoName === 'alone' ? 'font-size:0' : 'gap:10px';
  return `@media screen{:root .site-header .brand{${name}}:root .site-header .brand::before{content:"";forced-color-adjust:none;${drawn.join(';')}}}`;
}
