/** I5: payments approved at the same time share one transaction, with the same outcome as one by one. */
import { groupCommit } from '#server/engine/database/group-commit.ts';
import { groupLockTimeoutMs, statements } from '#server/engine/database/statement.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { judgePayments, type Verdict } from './judge-payments.ts';
import { type LockedOrderToPay, lockPayments, type PaymentNews } from './locked-payments.ts';
import { storeSales } from './store-sales.ts';

export type PaidOrder = Pick<LockedOrderToPay, 'id' | 'publicId' | 'number' | 'numberPrefix'>;

/** Applies approvals, all or nothing. @returns the order made paid; `undecided` where `finaliseOrder` decides */
function approvePayments(news: readonly PaymentNews[]): Promise<(PaidOrder | 'undecided')[]> {
  return statements(
    async (tx) => {
      const locked = await lockPayments(
        tx,
        news.map(({ paymentId }) => paymentId),
      );
      const sales = judgePayments(news, locked).map(plainSale);
      await storeSales(
        tx,
        sales.flatMap((sale) => sale ?? []),
        locked,
      );
      return sales.map((sale) => sale?.order ?? 'undecided');
    },
    { lockTimeoutMs: groupLockTimeoutMs },
  );
}

/** A lot that was offered and is paid means something for the lot, too. */
const plainSale = (verdict: Verdict) => (verdict.kind === 'sold' && !verdict.sale.order.offer ? verdict.sale : null);

/** Applies one approval together with whatever else was approved. Resolves after the commit. */
export const approveTogether = processWide('payments-to-approve', () =>
  groupCommit<PaymentNews, PaidOrder | 'undecided'>(approvePayments, { keysOf: ({ paymentId }) => [paymentId] }),
);
