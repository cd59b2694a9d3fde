import { beforeAll, describe, expect, it } from 'vitest';
import { documentContentSchema } from '#contract/invoice/invoice.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { testDatabase } from '#server/testing/database.ts';
import { brokenRules, readUbl } from '#server/testing/e-invoice-rules.ts';
import { aPerson, aProduct, shopper } from '#server/testing/factories.ts';
import { aKey, aPaidOrder } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { documentViews, readDocumentFile, readEInvoiceFile } from './document-file.ts';
import { drawAsIssued } from './document-forms.ts';
import { invoiceRoutes } from './invoice-routes.ts';
import { issueDocument } from './issue-document.ts';
import { moneyOnPaper } from './paper.ts';
import { printable } from './printable.ts';

const readInvoice = handlerOf(invoiceRoutes, 'GET /orders/:publicId/invoices/:number');
const readXml = handlerOf(invoiceRoutes, 'GET /orders/:publicId/invoices/:number/xml');

testDatabase();
beforeAll(async () => {
  await saveShop({ vatId: 'ESB00000000', country: 'ES', vatPercent: 21 });
});

const documentsOf = (publicId: string) =>
  database().invoice.findMany({ where: { order: { publicId } }, orderBy: { issuedAt: 'asc' } });
async function aSale(quantity = 2) {
  const { sku } = await aProduct({ onHand: 5, priceAmount: 5_000 });
  return { sku, publicId: await aPaidOrder(sku, quantity) };
}
const numbersOf = async (series: string) =>
  (await database().invoice.findMany({ where: { series }, orderBy: { number: 'asc' } })).map((row) => row.number);

describe('documents', () => {
  it('an invoice is there with the payment, with everything that it prints', async () => {
    const { publicId, sku } = await aSale();
    const [invoice] = await documentsOf(publicId);
    expect(documentContentSchema.parse(invoice?.content)).toMatchObject({
      series: 'INV',
      totalAmount: 10_900,
      currency: 'EUR',
      taxes: [{ basisPoints: 2_100, net: 9_008, tax: 1_892, gross: 10_900 }],
      lines: [
        { sku, quantity: 2, unitAmount: 5_000 },
        { title: 'Home delivery', unitAmount: 900 },
      ],
      seller: { vatId: 'ESB00000000' },
    });
    expect((await documentsOf(publicId)).length).toBe(1);
  });

  it('a refund in part and the rest of it are credit notes of that invoice, and add up to it', async () => {
    const { publicId, sku } = await aSale();
    await refundOrder(publicId, { actor: aKey, lines: [{ sku, quantity: 1 }], reason: 'chipped' });
    await refundOrder(publicId, { actor: aKey, reason: 'kept waiting' });
    const [invoice, ...notes] = await documentsOf(publicId);
    const contents = notes.map((note) => documentContentSchema.parse(note.content));
    expect(contents.map(({ corrects }) => corrects)).toEqual(
      notes.map(() => documentContentSchema.parse(invoice?.content).number),
    );
    expect(contents.map(({ totalAmount }) => totalAmount)).toEqual([5_000, 5_900]);
    expect(contents[0]?.lines).toMatchObject([{ sku, quantity: 1, unitAmount: 5_000 }]);
  });

  it('an order of before rates were kept with orders has the shop’s one rate, on its invoice and what corrects it', async () => {
    const { publicId } = await aSale();
    await database().$executeRaw`ALTER TABLE orders DISABLE TRIGGER orders_money`;
    await database().order.update({ where: { publicId }, data: { taxes: [], taxCountry: null } });
    await database().$executeRaw`ALTER TABLE orders ENABLE TRIGGER orders_money`;
    await refundOrder(publicId, { actor: aKey, amount: 4_000, reason: 'a chip' });
    await refundOrder(publicId, { actor: aKey, reason: 'the rest' });
    const taxes = (await documentsOf(publicId)).map(({ content }) => documentContentSchema.parse(content).taxes);
    expect(taxes.map(([group]) => group?.tax)).toEqual([1_892, 694, 1_198]);
  });

  it('no refund is for more of a line than was bought', async () => {
    const { publicId, sku } = await aSale();
    const ask = (quantity: number) => refundOrder(publicId, { actor: aKey, lines: [{ sku, quantity }], reason: 'x' });
    const asked = await Promise.all([ask(1), ask(1), ask(1)]);
    expect(asked.filter((answer) => answer.ok)).toHaveLength(2);
    expect(asked.find((answer) => !answer.ok)).toMatchObject({ refusal: { code: 'invalid', sku, left: 0 } });
  });

  it('once issued it stays as it was, which the database insists on', async () => {
    const { publicId } = await aSale();
    const [invoice] = await documentsOf(publicId);
    await expect(
      database().invoice.update({ where: { id: invoice?.id ?? '' }, data: { totalAmount: 1 } }),
    ).rejects.toThrow('record of what happened');
  });

  it('its PDF is the same bytes every time, whatever the shop’s settings say meanwhile', async () => {
    const { publicId } = await aSale();
    const content = documentContentSchema.parse((await documentsOf(publicId))[0]?.content);
    const first = Buffer.from(await drawAsIssued(content));
    await saveShop({ sellerName: 'Another shop' });
    const visitor = { actor: aKey, cookies: new Map<string, string>() };
    const second = Buffer.from(await readDocumentFile(visitor, { publicId, number: content.number }));
    await saveShop({ sellerName: 'Marketday' });
    expect(first.equals(second)).toBe(true);
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('an invoice and its credit note are e-invoices too, also after the shop has changed', async () => {
    const { publicId, sku } = await aSale();
    await refundOrder(publicId, { actor: aKey, lines: [{ sku, quantity: 1 }], reason: 'a <chip>' });
    const numbers = (await documentsOf(publicId)).map(({ content }) => documentContentSchema.parse(content).number);
    const visitor = { actor: aKey, cookies: new Map<string, string>() };
    await saveShop({ country: 'FR', vatId: 'FR40303265045' });
    const files = await Promise.all(numbers.map((number) => readEInvoiceFile(visitor, { publicId, number })));
    await saveShop({ country: 'ES', vatId: 'ESB00000000' });
    const broken = files.map((file) => {
      if (!file.ok) throw new Error(file.refusal.message);
      expect(file.value).toContain('<cbc:CompanyID>ESB00000000</cbc:CompanyID>');
      return brokenRules(file.value);
    });
    // The VAT of a part is what makes all the parts come to the whole: by a cent not that of its own net amount.
    expect(broken).toEqual([[], ['BR-CO-17']]);
    expect(files.map((file) => file.ok && readUbl(file.value).name)).toEqual(['Invoice', 'CreditNote']);
  });

  it('one that can’t be an e-invoice says why, and its order has no link to it', async () => {
    // As a shop is before anybody has said where it is: once set, a country can't be taken away.
    await database().$executeRaw`UPDATE shop_settings SET "values" = "values" - 'country'`;
    const { publicId } = await aSale();
    await saveShop({ country: 'ES' });
    const { publicId: other } = await aSale();
    const rows = [...(await documentsOf(publicId)), ...(await documentsOf(other))];
    expect(documentViews(rows).map(({ hasXml }) => hasXml)).toEqual([false, true]);
    expect(documentViews(rows.map((row) => ({ ...row, content: {} }))).map(({ hasXml }) => hasXml)).toEqual([
      false,
      false,
    ]);
    const { number } = documentContentSchema.parse(rows[0]?.content);
    const visitor = { actor: aKey, cookies: new Map<string, string>() };
    expect(await readEInvoiceFile(visitor, { publicId, number })).toMatchObject({
      refusal: { code: 'no_e_invoice', message: expect.stringContaining('which country it is in') },
    });
  });

  it('names are printed with what the fonts have', () => {
    expect(printable('Łucja Žižek, Åse, €12')).toBe('Lucja Žižek, Åse, €12');
    expect(printable('陶')).toBe('?');
    expect(moneyOnPaper(-123_450, 'ILS')).toBe('-ILS\u00a01,234.50');
    expect(moneyOnPaper(1_200, 'JPY')).toBe('JP¥1,200');
  });
});

describe('I7: a document is for those who may open its order', () => {
  it('a stranger, another customer and a number of another order get the same not found', async () => {
    const [mine, other] = [await aSale(), await aSale()];
    const { number } = documentContentSchema.parse((await documentsOf(mine.publicId))[0]?.content);
    const read = async (publicId: string, text: string) => {
      const request = new Request(`http://shop.test/api/orders/${publicId}/invoices/${text}`);
      const answers = [readInvoice, readXml].map((handler) => handler(request, { publicId, number: text }));
      return (await Promise.all(answers)).map(({ status }) => status);
    };
    expect(await read(mine.publicId, number)).toEqual([404, 404]);
    const cookies = new Map<string, string>();
    const stranger = { actor: shopper(await aPerson()), cookies };
    await expect(readDocumentFile(stranger, { publicId: mine.publicId, number })).rejects.toThrow('no such order');
    await expect(readEInvoiceFile(stranger, { publicId: mine.publicId, number })).rejects.toThrow('no such order');
    const desk = { actor: aKey, cookies };
    await expect(readEInvoiceFile(desk, { publicId: other.publicId, number })).rejects.toThrow('no such document');
    await expect(readDocumentFile(desk, { publicId: other.publicId, number })).rejects.toThrow('no such document');
    await expect(readDocumentFile(desk, { publicId: other.publicId, number: '../x' })).rejects.toThrow(
      'no such document',
    );
  });
});

describe('numbers', () => {
  it('have no gaps and no repeats under 80 payments at once, with failures in between', async () => {
    const { sku } = await aProduct({ onHand: 400, priceAmount: 20_000 });
    const before = (await numbersOf('INV')).length;
    const orders: string[] = [];
    const { id: orderId } = await database().order.findFirstOrThrow({ select: { id: true } });
    const failing = () =>
      transaction(async (tx) => {
        await issueDocument(tx, orderId, {
          ...{
            series: 'INV',
            refundId: null,
            lines: [],
            taxes: [],
            taxAddedAmount: 0,
            taxName: 'VAT',
            paid: [],
            remark: '',
            corrects: null,
          },
        });
        throw new Error('it failed after its number');
      }).catch(() => null);
    const work = Array.from({ length: 80 }, (_, index) => async () => {
      if (index % 5 === 0) await failing();
      orders.push(await aPaidOrder(sku));
    });
    const lanes = Array.from({ length: 16 }, async () => {
      for (let next = work.pop(); next; next = work.pop()) await next();
    });
    await Promise.all(lanes);
    const numbers = await numbersOf('INV');
    expect(numbers.length).toBe(before + 80);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    await Promise.all(orders.slice(0, 10).map((publicId) => cancelOrder(publicId, { actor: aKey, reason: 'x' })));
    const notes = await numbersOf('CN');
    expect(notes).toEqual(notes.map((_, index) => index + 1));
  }, 120_000);
});
