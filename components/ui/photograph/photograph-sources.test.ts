import { expect, test } from 'vitest';
import { photographSources } from './photograph-sources.ts';

test.each([
  ['48px', [96, 192]],
  ['96px', [96, 192, 320]],
  ['(max-width: 900px) calc(50vw - 28px), 346px', [320, 480, 736]],
  ['(max-width: 599px) 92vw, 840px', [320, 480, 736, 960, 1200]],
  ['50vw', [320, 480, 736, 960, 1200]],
])('shown at %s, a photograph comes in the widths that screens need', (sizes, widths) => {
  const { src, srcSet } = photographSources('jar.webp', sizes);
  expect(srcSet.split(', ')).toEqual(widths.map((width) => `/photographs/${width}/jar.webp ${width}w`));
  expect(src).toBe(`/photographs/${widths.at(-1)}/jar.webp`);
});
