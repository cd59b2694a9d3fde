import { expect, it } from 'vitest';
import { growthWords, shareWords, stepLabel, stepWords } from './step-words.ts';

it('hours, days and months are called by their names', () => {
  expect(['2026-11-24T09', '2026-11-24', '2026-11'].map(stepWords)).toEqual(['09:00', 'Tue 24 Nov', 'Nov 2026']);
  expect(['2026-11-24T09', '2026-11-04', '2026-09'].map(stepLabel)).toEqual(['09', '4', 'Sept']);
});

it('growth is told only if there was something before', () => {
  expect([growthWords(118, 100), growthWords(50, 100), growthWords(100, 100), growthWords(5, 0)]).toEqual([
    ...['+18%', '−50%', 'as before', null],
  ]);
  expect([shareWords(41, 100), shareWords(0, 0)]).toEqual(['41%', 'None']);
});
