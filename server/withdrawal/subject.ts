import type { Subject } from '#server/api/declared-subject.ts';
import { deskWithdrawalsTopic } from './desk-withdrawals-view.ts';
import { withdrawalLimits } from './limits.ts';
import { matchStatements } from './match-statement.ts';
import { withdrawalPersonalData } from './personal-data.ts';
import { sendReceipts } from './receipt-times.ts';
import { withdrawalRetention } from './retention.ts';
import { withdrawalRoutes } from './withdrawal-routes.ts';

export const withdrawalSubject = {
  name: 'withdrawal',
  needs: [
    'stored',
    'shop',
    'person',
    'retention',
    'mail',
    'session',
    'stock',
    'notice/words',
    'order',
    'order/link',
    'order/price',
    'return',
  ],
  tables: ['withdrawal'],
  alsoWrites: ['order_return'],
  topics: [deskWithdrawalsTopic],
  routes: withdrawalRoutes,
  due: [matchStatements, sendReceipts],
  dueIndexes: {
    'match withdrawals': ['withdrawal_match_due_at_idx'],
    'send receipts of withdrawals': ['withdrawal_receipt_due_at_idx'],
  },
  personal: withdrawalPersonalData,
  retention: withdrawalRetention,
  limits: withdrawalLimits,
} satisfies Subject;
