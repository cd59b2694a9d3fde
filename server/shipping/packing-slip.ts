import { hasPackingSlip } from '#domain/order/order-groups.ts';
import { orderNumber } from '#domain/order/order-number.ts';
import type { OrderStatus } from '#domain/order/order-transitions.ts';
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
import { findOrders } from './each-order.ts';

interface SlipContent {
  number: string;
  status: OrderStatus;
  placedAt: Date;
  shop: { name: string; address: string[] };
  to: string[];
  pieces: { title: string; sku: string; quantity: number }[];
  /** What whoever gives it as a present says. */
  message: string | null;
}

/**
 * The paper that lies in the box: what is still to be sent, or once all was what was sent, without what was refunded
 * before it left, and for a present its message. It names no price, whoever it is for.
 */
export async function readPackingSlip(publicId: string): Promise<Uint8Array> {
  const order = await database().order.findUnique({ where: { publicId }, select: { id: true } });
  if (!order) throw notFound('order');
  const { shopName: author } = await readShop();
  const slip = await readSlip(order.id);
  return drawPaper({ title: titleOf(slip), author, at: slip.placedAt }, (pdf) => drawSlip(pdf, slip));
}

/**
 * The packing slips of several orders, a page each, in the order in which they were placed. Orders that aren't paid
 * for or were called off have none. @throws AccessProblem `not_found` if none is left
 */
export async function readPackingSlips(publicIds: readonly string[]): Promise<Uint8Array> {
  const { shopName: author } = await readShop();
  const slips: SlipContent[] = [];
  for (const { id } of await findOrders(publicIds)) {
    const slip = await readSlip(id);
    if (hasPackingSlip(slip.status)) slips.push(slip);
  }
  const newest = slips.at(-1);
  if (!newest) throw notFound('packing slip');
  const title = slips.length === 1 ? titleOf(newest) : `${slips.length} packing slips`;
  return drawPaper({ title, author, at: newest.placedAt }, (pdf) => {
    for (const [place, slip] of slips.entries()) {
      if (place > 0) pdf.addPage();
      drawSlip(pdf, slip);
    }
  });
}

const titleOf = ({ number }: SlipContent): string => `Packing slip, order ${number}`;

async function readSlip(id: string): Promise<SlipContent> {
  const order = await database().order.findUniqueOrThrow({
    where: { id },
    include: { lines: { orderBy: { position: 'asc' } } },
  });
  const { ordered, toSend } = await readSendable(database(), order.id);
  const inTheBox = toSend.length > 0 ? toSend : ordered;
  const address = readColumnOr('orders.shipping_address', order.id, order.shippingAddress, null);
  const shop = await readShop();
  return {
    number: orderNumber(order),
    status: order.status as OrderStatus,
    placedAt: order.placedAt,
    shop: { name: shop.shopName, address: addressLines(shop) },
    to: address ? printAddress(address) : [],
    pieces: order.lines.flatMap(({ sku, numbers, numberedOf, ...line }) => {
      const quantity = inTheBox.find((line) => line.sku === sku)?.quantity ?? 0;
      const title = [line.title, numberWords(numbers, numberedOf)].filter(Boolean).join(', ');
      return quantity > 0 ? [{ sku, title, quantity }] : [];
    }),
    message: order.gift ? order.giftMessage : null,
  };
}

function drawSlip(pdf: PDFKit.PDFDocument, { number, shop, to, pieces, message }: SlipContent): void {
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
}
