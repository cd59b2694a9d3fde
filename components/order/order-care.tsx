import type { OrderView } from '#contract/order.ts';
import type { StepUpWay } from '#contract/step-up.ts';
import type { View } from '#contract/views.ts';
import { PushChoice } from '../push/push-choice.tsx';
import { ChangeOrder } from './change-order.tsx';
import { ShareOrder } from './share-order.tsx';

export interface OrderCareProps {
  /** What a change asks of this visitor. */
  way: StepUpWay;
  /** The link by which the order is shared, if it is. */
  sharedUrl: string | null;
  messages: { initial: View<'order-messages'>; formKey: string };
  /** For notices on this browser; null for whoever came by a link and has no inbox. */
  pushKey: string | null;
  /** What a form without JavaScript came back with. */
  codeSent: boolean;
  problem: string | null;
}

const over: ReadonlySet<string> = new Set(['cancelled', 'refunded', 'completed']);

/** What a customer may do with their order, in its margin. */
export function OrderCare({
  order,
  way,
  sharedUrl,
  pushKey,
  codeSent,
  problem,
}: OrderCareProps & { order: OrderView }) {
  return (
    <>
      <ChangeOrder order={order} way={way} codeSent={codeSent} problem={problem} />
      {!over.has(order.status) && (
        <ShareOrder publicId={order.publicId} url={sharedUrl} sharedUntil={order.sharedUntil} />
      )}
      {pushKey !== null && !over.has(order.status) && (
        <div className="sh needs-script">
          <h2 className="h3">Notifications on this device</h2>
          <PushChoice publicKey={pushKey} />
        </div>
      )}
    </>
  );
}
