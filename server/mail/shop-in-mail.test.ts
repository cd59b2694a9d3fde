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

it('is signed and coloured as the shop is when it leaves, and by nobody’s words', () => {
  const mail = letter({ title: 'Hello', body: 'A \u{E010}line', why: 'You asked.' });
  const plain = withShop(mail, unsetShop);
  expect(plain.html).toContain('background:#f4f5f1');
  expect(`${plain.text}${plain.html}`).not.toMatch(/[\u{E000}-\u{E01F}]/u);
  const shop = {
    ...unsetShop,
    groundColour: '#ffffff',
    typefaces: 'poster' as const,
    mailSignature: 'Lieve & \u{E001}Bram\nGhent',
  };
  const { text, html } = withShop(mail, shop);
  expect(text).toContain('A line\n\nLieve & Bram\nGhent\n\n--');
  expect(html).toContain('Lieve &amp; Bram<br>\nGhent');
  expect(html).toContain('background:#ffffff');
  expect(html).not.toContain('Georgia');
});
