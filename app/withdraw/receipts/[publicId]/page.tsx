import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { WithdrawalReceipt } from '#components/withdrawal/withdrawal-receipt.tsx';
import { refundWords } from '#domain/withdrawal/nothing-refunded.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { readReceipt } from '#server/withdrawal/read-receipt.ts';
import { momentToTheSecond, receiptRows, whatFollows } from '#server/withdrawal/receipt-words.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'You’ve withdrawn', robots: { index: false }, referrer: 'no-referrer' };

export default async function ReceiptPage({ params }: { params: Promise<{ publicId: string }> }) {
  const { publicId } = await params;
  const receipt = await readReceipt(publicId);
  if (!receipt) notFound();
  const shop = await readShop();
  const { own, receivedAt, email } = receipt;
  const isSettled = own?.status === 'refunded' && own.refundAmount !== null;
  const follows = isSettled
    ? [
        'We hadn’t packed your order yet, so there is nothing to send back.',
        refundWords(own.refundAmount ? formatMoney(own.refundAmount, own.currency) : null, own.payment),
      ]
    : // It has been matched already.
      whatFollows(receivedAt, shop).slice(own?.status === 'to_refund' ? 1 : 0);
  return (
    <WithdrawalReceipt
      received={momentToTheSecond(receivedAt, shop.zone)}
      email={email}
      facts={receiptRows(receipt)}
      follows={follows}
      file={`/api/withdrawals/${publicId}/receipt`}
      order={own && { href: `/orders/${own.publicId}`, number: own.number }}
    />
  );
}
