/** A colour as `#rrggbb`. */
export type Colour = string;

const channelsOf = (colour: Colour): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** Returns one colour with a part of another in it, from 0 to 1. */
export function mix(colour: Colour, other: Colour, part: number): Colour {
  const others = channelsOf(other);
  const mixed = channelsOf(colour).map((channel, at) => channel + ((others[at] ?? 0) - channel) * part);
  return `#${mixed.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance by WCAG 2.2, from 0 (black) to 1 (white). */
export function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast by WCAG 2.2, from 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

export const black = '#000000';
export const white = '#ffffff';

const steps = 100;

/** Returns the colour with as little black or white in it as passes; null if neither does. */
export function nearest(colour: Colour, passes: (colour: Colour) => boolean): Colour | null {
  for (let step = 0; step <= steps; step += 1) {
    for (const other of [black, white]) {
      const mixed = mix(colour, other, step / steps);
      if (passes(mixed)) return mixed;
    }
  }
  return null;
}
