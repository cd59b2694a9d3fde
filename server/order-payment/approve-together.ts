/**
 * I5: payments that were approved at the same time make their orders paid in one transaction, under the
 * same locks and with the same outcome as one by one in `finaliseOrder`, which takes whatever isn't plain.
 */

import { orderNumber } from '#domain/order/order-number.ts';
import { groupCommit } from '#server/database/group-commit.ts';
import { groupLockTimeoutMs, statements } from '#server/database/statement.ts';
import { issueInvoices } from '#server/invoice/issue-invoice.ts';
import { tellMany } from '#server/notice/tell.ts';
import { noticeOfOrder } from '#server/notice/tell-of-order.ts';
import { paidNotice } from '#server/order/tell-order-step.ts';
import { processWide } from '#server/process-wide.ts';
import { type Approval, type ApprovedOrder, lockApprovals } from './locked-approvals.ts';
import { plainApprovals } from './plain-approvals.ts';
import { storeSold } from './store-sold.ts';

/** An order that was just paid. */
export type PaidOrder = Pick<ApprovedOrder, 'id' | 'publicId' | 'number'>;

/**
 * Applies these approvals, all or nothing, as far as they are plain.
 *
 * @returns for each the order that it made paid; `apart` where nothing was changed and `finaliseOrder` decides
 */
export function approvePayments(approvals: readonly Approval[]): Promise<(PaidOrder | 'apart')[]> {
  return statements(
    async (tx) => {
      const locked = await lockApprovals(tx, approvals);
      const plain = plainApprovals(approvals, locked);
      if (plain.length > 0) {
        await storeSold(tx, plain, locked);
        await tellMany(
          tx,
          plain.flatMap(({ order }) => {
            const notice = paidNotice({ ...order, number: orderNumber(order.number) });
            return notice ? noticeOfOrder(order, notice) : [];
          }),
        );
        await issueInvoices(
          tx,
          plain.map(({ order, pieces, method }) => ({ ...order, lines: pieces, paidWith: method })),
        );
      }
      const paid = new Map(plain.map(({ paymentId, order }) => [paymentId, order]));
      return approvals.map(({ paymentId }) => paid.get(paymentId) ?? 'apart');
    },
    { lockTimeoutMs: groupLockTimeoutMs },
  );
}

/** Applies one approval together with whatever else was approved. Resolves after the commit. */
export const approveTogether = processWide('payments-to-approve', () =>
  groupCommit<Approval, PaidOrder | 'apart'>(approvePayments, { keysOf: ({ paymentId }) => [paymentId] }),
);
