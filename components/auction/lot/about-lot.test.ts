import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Lot } from '#contract/auction/auction.ts';
import type { LotSale } from '#contract/auction/lot-facts.ts';
import { AboutLot } from './about-lot.tsx';

const lot = {
  description: 'A mended bowl.',
  material: '',
  heightMm: null,
  widthMm: null,
  depthMm: null,
  weightGrams: null,
};
const render = (facts: Partial<LotSale>) =>
  renderToStaticMarkup(createElement(AboutLot, { lot: lot as Lot, sale: facts as LotSale }));

it('a lot’s condition and place are those that were given, and otherwise not said', () => {
  expect(render({ condition: '', provenance: '', location: '' })).not.toContain('<dt>');
  const said = render({ condition: 'Cracked, mended with lacquer', provenance: '', location: 'Ghent' });
  expect(said).toContain('<dt>Condition</dt><dd>Cracked, mended with lacquer</dd>');
  expect(said).toContain('<dt>Held at</dt><dd>Ghent</dd>');
  expect(said).not.toContain('Provenance');
});
