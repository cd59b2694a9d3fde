import type { Subject } from '#server/api/declared-subject.ts';
import { deskWithdrawalsTopic } from './desk-withdrawals-view.ts';
import { matchStatements } from './match-statement.ts';
import { sendReceipts } from './receipt-times.ts';
import { withdrawalRoutes } from './withdrawal-routes.ts';

export const withdrawalSubject = {
  name: 'withdrawal',
  topics: [deskWithdrawalsTopic],
  routes: withdrawalRoutes,
  due: [matchStatements, sendReceipts],
} satisfies Subject;
