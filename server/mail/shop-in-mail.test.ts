import { expect, it } from 'vitest';
import { unsetShop } from '#contract/shop/shop-settings.ts';
import { letter } from './letter.ts';
import { withShop } from './shop-in-mail.ts';

it('nobody’s text can stand in for the shop’s name or its seller', () => {
  const shop = { ...unsetShop, shopName: 'Kiln & Co', sellerName: 'Kiln Ltd' };
  const mail = letter({ title: 'To \u{E000}you', body: 'Pay \u{E001}now', why: 'You asked.' });
  const { subject, text, html } = withShop(mail, shop);
  expect(subject).toBe('To you');
  expect(text).toContain('Pay now');
  for (const part of [text, html]) expect(part.split(/Kiln Ltd/)).toHaveLength(2);
});
