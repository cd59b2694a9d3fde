import { z } from 'zod';
import { text, writtenText } from '#contract/value/text.ts';

/** What the front page can show, in the order that a shop has until it changes it. */
export const frontSections = ['first', 'drop', 'lots', 'pieces', 'sold', 'collections', 'words', 'journal'] as const;
export type FrontSection = (typeof frontSections)[number];
/** What the header can lead to. */
export const headerPlaces = ['shop', 'auctions', 'makers', 'journal'] as const;
export type HeaderPlace = (typeof headerPlaces)[number];

/** A list kept as words with spaces between, each at most once. What it leaves out is switched off. */
const listOf = <const Name extends string>(names: readonly Name[], unset: readonly Name[]) =>
  text()
    .refine(
      (typed) => {
        const words = typed.split(' ').filter(Boolean);
        return (
          new Set(words).size === words.length && words.every((word) => (names as readonly string[]).includes(word))
        );
      },
      { error: `Name each at most once, with spaces between: ${names.join(' ')}.` },
    )
    .transform((typed) => typed.split(' ').filter(Boolean).join(' '))
    .default(unset.join(' '));

const mostSocial = 6;
const mostSocialLetters = 1_200;
const socialTooLong = 'Use shorter addresses: all of them together have more than 1,200 characters.';

export const frontSettings = {
  frontSections: listOf(frontSections, ['first', 'drop', 'lots', 'pieces', 'sold', 'collections']),
  /** Which piece stands first: one that is nearly gone, the newest, or the one named. */
  frontFirst: z.enum(['few', 'newest', 'piece'], 'Choose which piece stands first.').default('few'),
  /** The end of its address. */
  frontPiece: text()
    .trim()
    .max(200)
    .regex(/^[a-z0-9-]*$/, 'Enter the end of the piece’s address, such as blue-bowl.')
    .default(''),
  frontTitle: text().trim().max(120, 'Write at most 120 characters.').default(''),
  frontWords: writtenText(null, 1_000).default(''),
  headerLinks: listOf(headerPlaces, headerPlaces),
  /** One line for each day or span. */
  openingHours: writtenText(null, 300).default(''),
  /** Addresses elsewhere, one on each line. */
  socialLinks: text()
    .trim()
    .max(mostSocialLetters, socialTooLong)
    .transform((typed) => {
      const addresses = typed.split(/\s+/).filter(Boolean);
      return [...new Set(addresses.map((one) => (URL.canParse(one) ? new URL(one).href : one)))].join('\n');
    })
    .pipe(
      z
        .string()
        // A letter such as é is written as six, and what is kept is judged again when it is read.
        .max(mostSocialLetters, socialTooLong)
        .refine((lines) => lines.split('\n').filter(Boolean).length <= mostSocial, `Enter at most ${mostSocial}.`)
        .refine(
          (lines) => lines.split('\n').filter(Boolean).every(isSafe),
          'Enter whole addresses that begin with https://, one on each line.',
        ),
    )
    .default(''),
} as const;

function isSafe(address: string): boolean {
  if (!address.startsWith('https://') || !URL.canParse(address)) return false;
  const { username, password } = new URL(address);
  return username === '' && password === '';
}

/** The lists whose order and parts the desk changes press by press. */
export const arrangedLists = { frontSections, headerLinks: headerPlaces } as const;
export type ArrangedList = keyof typeof arrangedLists;

/** `POST /api/desk/settings/arrange` */
export const arrangeSchema = z.object({
  list: z.enum(['frontSections', 'headerLinks']),
  item: z.string().max(40),
  move: z.enum(['up', 'down', 'on', 'off']),
  seenVersion: z.coerce.number().int().min(1),
});
export type Arrange = z.output<typeof arrangeSchema>;
