import { z } from 'zod';
import { text } from '#contract/value/text.ts';
import { type ChosenColours, unsetColours } from '#domain/shop/palette.ts';

const colour = text()
  .trim()
  .toLowerCase()
  .regex(/^(#[0-9a-f]{6})?$/, 'Enter a colour as # and six digits or letters A to F, such as #1b2a6b.')
  .default('');

const picture = text()
  .regex(/^([0-9a-f-]{36}\.webp)?$/, 'Upload the picture at the desk.')
  .default('');

/** The pairs of typefaces that a shop can choose from, all of them among its own files. */
export const typefacePairs = ['label', 'poster', 'catalogue'] as const;
export type TypefacePair = (typeof typefacePairs)[number];

/** The shop's own face: settings that its pages, emails and pictures are drawn with. */
export const lookSettings = {
  /** Three colours, of which all others are mixed. Empty: the product's own. */
  groundColour: colour,
  inkColour: colour,
  wetColour: colour,
  typefaces: z.enum(typefacePairs, 'Choose a pair of typefaces.').default('label'),
  /** Stands in the header, beside the shop's name or for it. Empty: the name alone. */
  logo: picture,
  /** Width and height in pixels; `opaque` if nothing of it lets the ground through. */
  logoSize: text()
    .regex(/^(\d{1,4}x\d{1,4}( opaque)?)?$/, 'Upload the picture at the desk.')
    .default(''),
  /** `ink`: drawn in the shop's ink by day and by night, whatever its own colours are. */
  logoColours: z.enum(['own', 'ink'], 'Choose the colours of the logo.').default('own'),
  logoName: z.enum(['alone', 'beside'], 'Choose whether the name stands beside the logo.').default('alone'),
  /** In the browser's tabs. Empty: the logo if it is about as wide as high, else a drawing in the shop's colours. */
  icon: picture,
  /** What other sites show of the front page. Empty: none. */
  sharePicture: picture,
} as const;

interface LookColours {
  groundColour: string;
  inkColour: string;
  wetColour: string;
}

export const chosenColours = ({ groundColour, inkColour, wetColour }: LookColours): ChosenColours => ({
  ground: groundColour || unsetColours.ground,
  ink: inkColour || unsetColours.ink,
  wet: wetColour || unsetColours.wet,
});

/** The three colours as the desk calls them, with their settings. */
export const colourSettings = {
  ground: { setting: 'groundColour', name: 'Ground' },
  ink: { setting: 'inkColour', name: 'Ink' },
  wet: { setting: 'wetColour', name: 'Wet ink' },
} as const;

/** What the desk can upload a picture for. */
export const lookPictures = ['logo', 'icon', 'sharePicture'] as const;
export type LookPicture = (typeof lookPictures)[number];
export const lookPictureSchema = z.object({ for: z.enum(lookPictures) });
export const mostLookPictureBytes = 5 * 1024 * 1024;

export interface LookIcon extends LookColours {
  logo: string;
  logoSize: string;
  icon: string;
}

/** Returns the picture in the browser's tabs: the icon, or a logo about as wide as high; null: it is drawn. */
export function lookIcon({ icon, logo, logoSize }: Pick<LookIcon, 'icon' | 'logo' | 'logoSize'>): string | null {
  if (icon !== '') return icon;
  const [width = 0, height = 1] = logoSize.split(' ')[0]?.split('x').map(Number) ?? [];
  return logo !== '' && width > 0 && Math.max(width, height) <= Math.min(width, height) * 1.2 ? logo : null;
}
