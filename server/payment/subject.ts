import type { Subject } from '#server/api/declared-subject.ts';
import { paymentLimits } from './limits.ts';
import { forgetOutbox } from './stripe/cards-to-forget.ts';
import { deliverTestWebhooks } from './test-webhooks.ts';
import { paymentWebhookRoutes } from './webhook/payment-webhook-routes.ts';

export const paymentSubject = {
  name: 'payment',
  layers: { webhook: 'route-map' },
  needs: ['shop', 'person', 'order', 'order/payment', 'account'],
  tables: ['card_to_forget', 'mollie_charge', 'mollie_try', 'stripe_charge', 'test_charge'],
  routes: paymentWebhookRoutes,
  due: [deliverTestWebhooks, forgetOutbox.work],
  dueIndexes: {
    'deliver the test bank’s webhooks': ['test_charge_webhook_at_idx'],
    'have Stripe forget cards': ['card_to_forget_due_at_idx'],
  },
  leftWork: [forgetOutbox.release],
  limits: paymentLimits,
} satisfies Subject;
