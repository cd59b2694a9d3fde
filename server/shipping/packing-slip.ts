import { orderNumber } from '#domain/order/order-number.ts';
import { numberWords } from '#domain/stock/numbered.ts';
import { printAddress } from '#server/address/print-address.ts';
import { database } from '#server/engine/database/database.ts';
import { drawPaper, row, rule, width } from '#server/invoice/paper.ts';
import { printable } from '#server/invoice/printable.ts';
import { readSendable } from '#server/order/sendable.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { addressLines } from '#server/shop/shop-on-paper.ts';
import { readColumnOr } from '#server/stored/read-column.ts';
import { notFound } from '#server/web/problem.ts';

interface SlipContent {
  number: string;
  placedAt: Date;
  shop: { name: string; address: string[] };
  to: string[];
  pieces: { title: string; sku: string; quantity: number }[];
  /** What whoever gives it as a present says. */
  message: string | null;
}

/** The paper that lies in the box: what is in it, without what was refunded before it left, and for a present its message. It names no price, whoever it is for. */
export async function readPackingSlip(publicId: string): Promise<Uint8Array> {
  const order = await database().order.findUnique({
    where: { publicId },
    include: { lines: { orderBy: { position: 'asc' } } },
  });
  if (!order) throw notFound('order');
  const { ordered } = await readSendable(database(), order.id);
  const address = readColumnOr('orders.shipping_address', order.id, order.shippingAddress, null);
  const shop = await readShop();
  return drawSlip({
    number: orderNumber(order),
    placedAt: order.placedAt,
    shop: { name: shop.shopName, address: addressLines(shop) },
    to: address ? printAddress(address) : [],
    pieces: order.lines.flatMap(({ sku, numbers, numberedOf, ...line }) => {
      const quantity = ordered.find((line) => line.sku === sku)?.quantity ?? 0;
      const title = [line.title, numberWords(numbers, numberedOf)].filter(Boolean).join(', ');
      return quantity > 0 ? [{ sku, title, quantity }] : [];
    }),
    message: order.gift ? order.giftMessage : null,
  });
}

function drawSlip({ number, placedAt, shop, to, pieces, message }: SlipContent): Promise<Uint8Array> {
  const title = `Packing slip, order ${number}`;
  return drawPaper({ title, author: shop.name, at: placedAt }, (pdf) => {
    pdf.font('Helvetica-Bold').fontSize(13).text(printable(shop.name));
    pdf.font('Helvetica').fontSize(9);
    for (const line of shop.address) pdf.text(printable(line));
    pdf.moveDown(3).fontSize(10);
    for (const line of to) pdf.text(printable(line));
    pdf.moveDown(3).font('Helvetica-Bold').fontSize(20).text(`Order ${number}`);
    if (message) pdf.moveDown(1).font('Helvetica').fontSize(13).text(printable(message), { width });
    pdf.font('Helvetica').fontSize(9).moveDown(1.5);
    row(pdf, { title: 'In the box', cells: [{ text: 'Pieces', to: 1 }] });
    rule(pdf);
    for (const { title: piece, sku, quantity } of pieces)
      row(pdf, { title: piece, note: sku, cells: [{ text: String(quantity), to: 1 }] });
  });
}
