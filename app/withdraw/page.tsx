import { randomBytes } from 'node:crypto';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { problemWords } from '#components/problem/problem-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { dearerDeliveryWords } from '#components/withdrawal/dearer-delivery.ts';
import { type OwnPieces, WithdrawForm } from '#components/withdrawal/withdraw-form.tsx';
import { dayIn } from '#domain/time/shop-clock.ts';
import { withdrawalDays } from '#domain/withdrawal/withdrawal-period.ts';
import { isCustomerOf } from '#server/order/link/order-access.ts';
import { actorOf } from '#server/session/actor.ts';
import { parseCookies } from '#server/session/cookies.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { previewRefund, readOrderToWithdraw } from '#server/withdrawal/own-order.ts';
import { dayInFull } from '#server/withdrawal/receipt-words.ts';
import { readStatementCookie, type TypedStatement } from '#server/withdrawal/statement-cookie.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = {
  title: 'Withdraw from a contract',
  description: `Withdraw from a contract within ${withdrawalDays} days of the last piece’s arrival, without a reason or an account.`,
  referrer: 'same-origin',
};

interface Props {
  searchParams: Promise<Partial<Record<'order' | 'problem' | 'field', string>>>;
}

export default async function WithdrawPage({ searchParams }: Props) {
  const { order, problem, field } = await searchParams;
  const requestHeaders = await headers();
  const cookies = parseCookies(requestHeaders.get('cookie'));
  const isOwn = order !== undefined && (await isCustomerOf({ actor: await actorOf(requestHeaders), cookies }, order));
  const before = readStatementCookie(cookies);
  const typed = before && before.publicId === (isOwn ? order : '') ? before : null;
  const shop = await readShop();
  const key = typed?.key || randomBytes(16).toString('base64url');
  const { own, name, email } = isOwn ? await ownPieces(order, typed, shop.zone) : { own: null, name: '', email: '' };
  return (
    <WithdrawForm
      typed={{
        name: typed?.name ?? name,
        order: typed?.order ?? '',
        email: typed?.email ?? email,
        which: typed?.which ?? 'all',
        pieces: typed?.pieces ?? '',
        key,
      }}
      own={own}
      field={problem === 'invalid' ? (field ?? null) : null}
      problem={problem && problem !== 'invalid' ? problemWords(problem) : null}
      shopEmail={shop.email}
    />
  );
}

async function ownPieces(
  publicId: string,
  typed: TypedStatement | null,
  zone: string,
): Promise<{ own: OwnPieces; name: string; email: string }> {
  const order = await readOrderToWithdraw(publicId);
  const refund = await previewRefund(publicId, null);
  const { number, currency, name, email, lastDay, isLate } = order;
  const ticked = new Map(typed?.ticked ?? []);
  const own = {
    publicId,
    number,
    currency,
    placed: dayInFull(dayIn(order.placedAt.getTime(), zone)),
    late:
      isLate && lastDay
        ? `According to our records, the ${withdrawalDays} days ended on ${dayInFull(lastDay)}. If the pieces arrived later than that, carry on and we’ll look into it.`
        : null,
    pieces: order.pieces.map(({ at, ...piece }) => ({
      ...piece,
      chosen: typed?.ticked ? (ticked.get(at) ?? 0) : piece.quantity,
    })),
    refund: refund && {
      total: formatMoney(refund.amount, currency),
      delivery: refund.deliveryAmount > 0 ? formatMoney(refund.deliveryAmount, currency) : null,
      dearer: refund.dearer && dearerDeliveryWords(refund.dearer, currency),
    },
  };
  return { own, name, email };
}
