import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Colour, contrast } from './colour.ts';
import {
  type ChosenColours,
  faultsOf,
  leastForBorders,
  leastForText,
  paletteOf,
  type Theme,
  unsetColours,
} from './palette.ts';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value): Colour => `#${value.toString(16).padStart(6, '0')}`);
const chosen = fc.record({ ground: colour, ink: colour, wet: colour });

/** Each text, with what it stands on. */
const texts = ({ paper, sheet, plate, ink, live, cobalt, attn, ...theme }: Theme): [Colour, Colour][] => [
  ...[ink, theme['ink-2'], theme['ink-3'], live, cobalt, attn].flatMap((text): [Colour, Colour][] => [
    [text, paper],
    [text, sheet],
    [text, plate],
  ]),
  [theme['on-live'], theme['live-block']],
  [live, theme['live-tint']],
  [ink, theme['live-tint']],
  [attn, theme['attn-tint']],
  [ink, theme['attn-tint']],
];

const isReadable = (theme: Theme) => {
  for (const [text, ground] of texts(theme)) expect(contrast(text, ground)).toBeGreaterThanOrEqual(leastForText);
  for (const ground of [theme.paper, theme.sheet, theme.plate])
    expect(contrast(theme['rule-strong'], ground)).toBeGreaterThanOrEqual(leastForBorders);
};

describe('a palette', () => {
  it('measures as WCAG does', () => {
    expect(contrast('#ffffff', '#000000')).toBe(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#808080', '#808080')).toBe(1);
  });

  it.each([
    ['the product’s own', unsetColours],
    ['white, blue and pink', { ground: '#ffffff', ink: '#1b2a6b', wet: '#c92a80' }],
    ['night by day', { ground: '#15110d', ink: '#efe6d6', wet: '#ff8a5c' }],
  ])('of %s can be read by day and by night', (_, three) => {
    expect(faultsOf(three)).toEqual([]);
    const { day, night } = paletteOf(three);
    for (const theme of [day, night]) isReadable(theme);
  });

  it('of any three colours can be read by day and by night, once each fault has the nearest that it names', () => {
    fc.assert(
      fc.property(chosen, (three) => {
        let mended: ChosenColours = three;
        for (let steps = 0; ; steps += 1) {
          const [fault] = faultsOf(mended);
          if (!fault) break;
          expect(fault.ratio).toBeLessThan(fault.needs);
          if (fault.nearest === null) return;
          expect(steps).toBeLessThan(20);
          mended = { ...mended, [fault.colour]: fault.nearest };
        }
        const { day, night } = paletteOf(mended);
        isReadable(day);
        isReadable(night);
        expect(night.isDark).toBe(true);
      }),
    );
  });

  it('names the nearest for a pink that is too pale on white', () => {
    const [fault] = faultsOf({ ground: '#ffffff', ink: '#1b2a6b', wet: '#e45aa8' });
    expect(fault).toMatchObject({ colour: 'wet', needs: 4.5 });
    expect(faultsOf({ ground: '#ffffff', ink: '#1b2a6b', wet: fault?.nearest ?? '' })).toEqual([]);
  });

  it('of a shop that has chosen none is what the style sheets have', () => {
    const tokens = readFileSync('app/styles/tokens.css', 'utf8');
    for (const value of Object.values(unsetColours)) expect(tokens).toContain(value);
  });
});
