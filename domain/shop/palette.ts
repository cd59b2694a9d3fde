/** Everything that has a colour is mixed from three that the shop chooses, and measured: WCAG 2.2, level AA. */
import { black, type Colour, contrast, luminance, mix, nearest, white } from './colour.ts';

export interface ChosenColours {
  /** Behind everything. */
  ground: Colour;
  /** Text and main buttons. */
  ink: Colour;
  /** Marks what has just changed or is about to end. */
  wet: Colour;
}

/** Those of a shop that has chosen none: `app/styles/tokens.css` has the same. */
export const unsetColours: ChosenColours = { ground: '#f4f5f1', ink: '#14191c', wet: '#bf2d0c' };

export const leastForText = 4.5;
export const leastForBorders = 3;

/** Errors stay brown and focus stays blue in every shop, by how dark the ground is. */
const ours = {
  onLight: { attn: '#7c4405', cobalt: '#1f4bb8' },
  onDark: { attn: '#e2a75c', cobalt: '#93b2ff' },
} as const;

export interface Theme {
  isDark: boolean;
  paper: Colour;
  sheet: Colour;
  plate: Colour;
  ink: Colour;
  'ink-2': Colour;
  'ink-3': Colour;
  rule: Colour;
  'rule-strong': Colour;
  live: Colour;
  'live-fill': Colour;
  'live-tint': Colour;
  'live-block': Colour;
  'on-live': Colour;
  cobalt: Colour;
  attn: Colour;
  'attn-tint': Colour;
}

export const isDarkGround = ({ ground, ink }: Pick<ChosenColours, 'ground' | 'ink'>): boolean =>
  luminance(ground) < luminance(ink);

/** What text stands on. */
function groundsOf({ ground, ink }: Pick<ChosenColours, 'ground' | 'ink'>) {
  const isDark = isDarkGround({ ground, ink });
  return {
    paper: ground,
    sheet: mix(ground, white, isDark ? 0.04 : 0.7),
    plate: mix(ground, ink, isDark ? 0.08 : 0.0625),
  };
}

const reaches = (colour: Colour, grounds: readonly Colour[], least: number): boolean =>
  grounds.every((ground) => contrast(colour, ground) >= least);

/** Returns a colour with as much of the other in it as it bears, up to that part. */
function mixedUpTo(colour: Colour, other: Colour, most: number, passes: (colour: Colour) => boolean): Colour {
  for (let part = most; part > 0; part -= 0.02) {
    const mixed = mix(colour, other, part);
    if (passes(mixed)) return mixed;
  }
  return colour;
}

function themeOf(chosen: ChosenColours): Theme {
  const { ground, ink, wet } = chosen;
  const isDark = isDarkGround(chosen);
  const { paper, sheet, plate } = groundsOf(chosen);
  const all = [paper, sheet, plate];
  const { attn, cobalt } = isDark ? ours.onDark : ours.onLight;
  const onTint = (colour: Colour) => (tint: Colour) => reaches(tint, [colour, ink], leastForText);
  return {
    isDark,
    paper,
    sheet,
    plate,
    ink,
    'ink-2': mixedUpTo(ink, ground, 0.23, (colour) => reaches(colour, all, leastForText)),
    'ink-3': mixedUpTo(ink, ground, 0.32, (colour) => reaches(colour, all, leastForText)),
    rule: mix(ground, ink, 0.135),
    'rule-strong': mixedUpTo(ink, ground, 0.43, (colour) => reaches(colour, all, leastForBorders)),
    live: wet,
    'live-fill': wet,
    'live-tint': tintOf(paper, wet, onTint(wet)),
    'live-block': wet,
    'on-live': contrast(white, wet) >= leastForText ? white : black,
    cobalt,
    attn,
    'attn-tint': tintOf(paper, attn, onTint(attn)),
  };
}

const tintOf = (paper: Colour, colour: Colour, passes: (tint: Colour) => boolean): Colour =>
  mixedUpTo(paper, colour, 0.12, passes);

/** Night is mixed: the ink, darker, is its ground, and the ground is its ink. A shop on a dark ground has one theme. */
function nightOf(day: ChosenColours): ChosenColours {
  if (isDarkGround(day)) return day;
  const darkEnough = 0.011;
  const bears = (ground: Colour) => luminance(ground) <= darkEnough && oursShow({ ground, ink: white });
  const ground = nearest(mix(day.ink, black, 0.2), bears) ?? black;
  const pale = mix(day.ground, day.ink, 0.04);
  const ink =
    nearest(pale, (colour) => reaches(colour, Object.values(groundsOf({ ground, ink: colour })), 11)) ?? white;
  const grounds = Object.values(groundsOf({ ground, ink }));
  const wet = nearest(day.wet, (colour) => reaches(colour, grounds, leastForText)) ?? ink;
  return { ground, ink, wet };
}

const oursShow = (chosen: Pick<ChosenColours, 'ground' | 'ink'>): boolean => {
  const { attn, cobalt } = isDarkGround(chosen) ? ours.onDark : ours.onLight;
  const grounds = Object.values(groundsOf(chosen));
  return [attn, cobalt].every((colour) => reaches(colour, grounds, leastForText));
};

export interface Palette {
  day: Theme;
  night: Theme;
}

/** Returns the shop's colours by day and by night. They can be read if `faultsOf` finds nothing. */
export const paletteOf = (chosen: ChosenColours): Palette => ({
  day: themeOf(chosen),
  night: themeOf(nightOf(chosen)),
});

export interface ColourFault {
  colour: keyof ChosenColours;
  /** The contrast it has where it has least. */
  ratio: number;
  needs: number;
  /** What it was measured against, in words. */
  against: string;
  nearest: Colour | null;
}

/** Finds the chosen colours that can't be read, each with the nearest that can. */
export function faultsOf(chosen: ChosenColours): ColourFault[] {
  const grounds = Object.values(groundsOf(chosen));
  const least = (colour: Colour) => Math.min(...grounds.map((ground) => contrast(colour, ground)));
  const faults: ColourFault[] = [];
  if (!oursShow(chosen)) {
    const { attn, cobalt } = isDarkGround(chosen) ? ours.onDark : ours.onLight;
    faults.push({
      colour: 'ground',
      ratio: Math.min(least(attn), least(cobalt)),
      needs: leastForText,
      against: 'the brown of errors and the blue of focus',
      nearest: nearest(chosen.ground, (ground) => oursShow({ ...chosen, ground })),
    });
  }
  if (!reaches(chosen.ink, grounds, leastForText))
    faults.push({
      colour: 'ink',
      ratio: least(chosen.ink),
      needs: leastForText,
      against: 'the ground and what is raised on it',
      nearest: nearest(chosen.ink, (ink) => reaches(ink, Object.values(groundsOf({ ...chosen, ink })), leastForText)),
    });
  if (!reaches(chosen.wet, grounds, leastForText))
    faults.push({
      colour: 'wet',
      ratio: least(chosen.wet),
      needs: leastForText,
      against: 'the ground and what is raised on it',
      nearest: nearest(chosen.wet, (wet) => reaches(wet, grounds, leastForText)),
    });
  return faults;
}
