import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { problemWords } from '#components/problem/problem-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { ConfirmStatement } from '#components/withdrawal/confirm-statement.tsx';
import { dearerDeliveryWords } from '#components/withdrawal/dearer-delivery.ts';
import { isCustomerOf } from '#server/order/link/order-access.ts';
import { actorOf } from '#server/session/actor.ts';
import { parseCookies } from '#server/session/cookies.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { previewRefund, readOrderToWithdraw } from '#server/withdrawal/own-order.ts';
import { receiptRows } from '#server/withdrawal/receipt-words.ts';
import { readStatementCookie, type TypedStatement } from '#server/withdrawal/statement-cookie.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = {
  title: 'Confirm your withdrawal',
  robots: { index: false },
  referrer: 'same-origin',
};

interface Props {
  searchParams: Promise<{ problem?: string }>;
}

export default async function ConfirmPage({ searchParams }: Props) {
  const { problem } = await searchParams;
  const requestHeaders = await headers();
  const cookies = parseCookies(requestHeaders.get('cookie'));
  const typed = readStatementCookie(cookies);
  if (!typed) redirect('/withdraw');
  const { publicId } = typed;
  const isOwn = publicId !== '' && (await isCustomerOf({ actor: await actorOf(requestHeaders), cookies }, publicId));
  const own = isOwn ? await ownStatement(typed) : null;
  const pieces = own || typed.which === 'all' ? '' : typed.pieces;
  const rows = receiptRows({
    number: 0,
    name: typed.name,
    order: own?.number ?? typed.order,
    email: typed.email,
    pieces,
    lines: own?.lines ?? null,
    receivedAt: new Date(),
    titles: own?.titles ?? new Map(),
  });
  const { email: shopEmail } = await readShop();
  return (
    <ConfirmStatement
      facts={rows.filter(({ name }) => name !== 'Receipt number')}
      fields={{
        name: typed.name,
        order: own?.number ?? typed.order,
        email: typed.email,
        pieces,
        key: typed.key,
        ...(own ? { publicId, ...(own.lines ? { lines: JSON.stringify(own.lines) } : {}) } : {}),
      }}
      back={own ? `/withdraw?order=${publicId}` : '/withdraw'}
      refund={own?.refund ?? null}
      problem={problem ? `${problemWords(problem)} ${byEmail(shopEmail)}`.trim() : null}
    />
  );
}

const byEmail = (address: string): string =>
  address ? `You can also withdraw by email to ${address}. The time you send it counts.` : '';

async function ownStatement({ publicId, ticked }: TypedStatement) {
  const order = await readOrderToWithdraw(publicId);
  const chosen = new Map(ticked ?? order.pieces.map(({ at, quantity }) => [at, quantity]));
  const pieces = order.pieces.flatMap(({ at, sku, quantity }) => {
    const many = Math.min(quantity, chosen.get(at) ?? 0);
    return many > 0 ? [{ sku, quantity: many }] : [];
  });
  const isAll = order.pieces.every(({ at, quantity }) => (chosen.get(at) ?? 0) >= quantity);
  const lines = isAll ? null : pieces;
  const refund = await previewRefund(publicId, lines);
  return {
    number: order.number,
    lines,
    titles: new Map(order.pieces.map(({ sku, title }) => [sku, title])),
    refund:
      refund &&
      `We’ll refund ${formatMoney(refund.amount, order.currency)}, including ${formatMoney(refund.deliveryAmount, order.currency)} for delivery.${refund.dearer ? ` ${dearerDeliveryWords(refund.dearer, order.currency)}` : ''}`,
  };
}
