import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figureNames } from '#contract/article/article.ts';
import { saveArticle } from '#server/article/save-article.ts';
import { endAuctionNow } from '#server/auction/lot/end-auction-now.ts';
import { createSale } from '#server/auction/sale/create-sale.ts';
import { payOrder } from '#server/checkout/pay-order.ts';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { mailOutbox } from '#server/mail/send-due-email.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, aProduct } from '#server/testing/factories.ts';
import { aKey, aLot, decideOn } from '#server/testing/lots.ts';
import { aCheckout, aPaidOrder } from '#server/testing/order-factories.ts';
import { testSettings } from '#server/testing/settings.ts';

testDatabase();

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marketday-confirmed-'));
  setSettings({ ...testSettings(), DATA_DIR: folder });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const theirTerms = { title: 'Terms of sale', lead: 'What holds.', imageFile: '', imageAlt: '', published: true };
let version = 0;
const publish = async (body: string, published = true) => {
  await saveArticle('terms', { ...theirTerms, body, published, seenVersion: version++ });
};

const mailOf = (publicId: string) =>
  database().email.findFirstOrThrow({ where: { confirmation: { order: { publicId } } } });

/** The attachment of the order's confirmation, out of the message that was sent. */
async function attached(publicId: string): Promise<{ headers: string; text: string; message: string }> {
  await mailOutbox.work.run();
  const { id, status } = await mailOf(publicId);
  expect(status).toBe('sent');
  const message = await readFile(join(folder, 'mail', `${id}.eml`), 'utf8');
  const [, boundary = ''] = /boundary="([^"]+)"/.exec(message) ?? [];
  const part =
    message.split(`--${boundary}`).find((text) => text.includes('filename="Terms and withdrawal.txt"')) ?? '';
  const [headers = '', ...lines] = part.trim().split('\r\n\r\n');
  expect(headers).toContain('Content-Transfer-Encoding: base64');
  return { headers, text: Buffer.from(lines.join(''), 'base64').toString(), message };
}

const customerPays = 'You will have to bear the direct cost of returning the goods.';

describe('the confirmation of an order', () => {
  it('has the contract, the terms and the withdrawal form attached, and never changes', async () => {
    await saveShop({ sellerName: 'Rosa Lang', sellerAddress: 'Gasse 1\n1010 Wien', returnPaidBy: 'customer' });
    await publish('A piece is yours once it is paid. We are open from nine.');
    const { sku } = await aProduct({ onHand: 2, title: 'Cobalt pitcher', priceAmount: 4_000 });
    const publicId = await aPaidOrder(sku, 2);
    await publish('Different words.');
    await saveShop({ sellerName: 'Someone Else' });
    const { headers, text } = await attached(publicId);
    const { number } = await database().order.findUniqueOrThrow({ where: { publicId } });
    for (const part of [
      `order MD-${number}`,
      'Cobalt pitcher, 2 pieces: €80',
      'Total: €',
      'DELIVERED TO\n\nMaud Renard\n14 rue des Capucins\n69001 Lyon\nFrance',
      'SELLER\n\nRosa Lang\nGasse 1\n1010 Wien',
      'TERMS OF SALE\n\nWhat holds.\n\nA piece is yours once it is paid. We are open from nine.',
      'RIGHT OF WITHDRAWAL\n\nYou have the right to withdraw from this contract within 14 days',
      'Model withdrawal form',
      'To Rosa Lang, Gasse 1, 1010 Wien',
      customerPays,
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/Someone Else|Different words|[\u{E000}\u{E001}]/u);
    expect(headers).toMatch(/^Content-Type: text\/plain; charset=utf-8/m);

    const { id } = await mailOf(publicId);
    await database().email.update({ where: { id }, data: { status: 'queued', dueAt: new Date(0) } });
    expect((await attached(publicId)).text).toBe(text);
  });

  it('says that the shop bears the cost of a return where it does, and has no terms where none are published', async () => {
    await saveShop({ returnPaidBy: 'shop' });
    await publish('A draft.', false);
    const publicId = await aPaidOrder((await aProduct()).sku);
    const { text: body, html } = await mailOf(publicId);
    expect(body).toContain('We will bear the cost of returning the goods.');
    expect(html).toContain('We will bear the cost of returning the goods.');
    const { text } = await attached(publicId);
    expect(text).toContain('We will bear the cost of returning the goods.');
    expect(text).not.toMatch(/A draft|TERMS OF SALE|direct cost/);
  });

  it('fills in the figures that the terms name', async () => {
    await publish(figureNames.map((name) => `{{${name}}}`).join('\n'));
    const { text } = await attached(await aPaidOrder((await aProduct()).sku));
    expect(text).not.toContain('{{');
  });

  it.each([
    ['private', false, '', 'A private person, through:', 'a private person sold the lot'],
    ['house', true, '', 'SELLER\n\nSomeone Else', 'at a public auction'],
    ['trader', false, 'Galería Uno', 'Galería Uno, a business, through:', null],
  ] as const)('of a won lot sold by %s names the seller and whether it can be withdrawn from', async (...of) => {
    const [soldBy, attended, traderName, seller, noRight] = of;
    const ends = new Date(Date.now() + 600_000).toISOString();
    const sale = { title: 'Evening', description: '', firstEndsAt: ends, everySeconds: 60 };
    const { id: saleId } = attended ? await createSale({ ...sale, attended }) : { id: undefined };
    const auctionId = await aLot({ soldBy, traderName, ...(saleId ? { saleId } : {}) });
    const { personId } = await anAccount();
    await decideOn(auctionId, [{ personId, maxAmount: 19_000, key: aKey() }]);
    await endAuctionNow(auctionId);
    const { publicId } = await database().order.findFirstOrThrow({ where: { auctionId } });
    const { data } = (await readOrderView(publicId)) ?? {};
    expect(await payOrder(publicId, aCheckout(data?.totals.totalAmount ?? 0), { setsDetails: true })).toMatchObject({
      ok: true,
    });
    const { text, message } = await attached(publicId);
    expect(text).toContain(seller);
    expect(text.includes('no right of withdrawal')).toBe(noRight !== null);
    expect(text.includes('Model withdrawal form')).toBe(noRight === null);
    if (noRight) expect(text).toContain(noRight);
    expect(message.includes('/withdraw')).toBe(noRight === null);
  });
});
