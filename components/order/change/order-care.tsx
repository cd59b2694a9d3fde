import { ShareOrder } from '#components/order/shared/share-order.tsx';
import { TrackingLink } from '#components/order/shared/tracking-link.tsx';
import { PushChoice } from '#components/push/push-choice.tsx';
import type { StepUpWay } from '#contract/account/step-up.ts';
import type { OrderView } from '#contract/order/order.ts';
import type { View } from '#contract/wire/views.ts';
import type { AddressTyped } from '#domain/address/address-form.ts';
import { ChangeOrder } from './change-order.tsx';
import { ManageRow, OrderManage } from './order-manage.tsx';

export interface OrderCareProps {
  way: StepUpWay;
  sharedUrl: string | null;
  messages: { initial: View<'order-messages'>; formKey: string };
  /** For notices on this browser; null for whoever came by a link and has no inbox. */
  pushKey: string | null;
  codeSent: boolean;
  problem: string | null;
  /** What a form without JavaScript came back with. */
  typed: AddressTyped | null;
  field: string | null;
}

const over: ReadonlySet<string> = new Set(['cancelled', 'refunded', 'completed']);

export function OrderCare({
  order,
  link,
  way,
  sharedUrl,
  pushKey,
  codeSent,
  problem,
  typed,
  field,
}: OrderCareProps & { order: OrderView; link: string | null }) {
  return (
    <>
      <ChangeOrder order={order} way={way} codeSent={codeSent} problem={problem} typed={typed} field={field} />
      <OrderManage order={order}>
        {pushKey !== null && !over.has(order.status) && (
          <ManageRow id="updates" title="Notifications on this device" hint="As well as email" className="needs-script">
            <PushChoice publicKey={pushKey} />
          </ManageRow>
        )}
        {!over.has(order.status) && (
          <ShareOrder publicId={order.publicId} url={sharedUrl} sharedUntil={order.sharedUntil} />
        )}
        {link && <TrackingLink link={link} publicId={order.publicId} />}
        <p className="o-more">
          <a className="link" href="#messages">
            Write to us
          </a>
        </p>
      </OrderManage>
    </>
  );
}
