import { useView } from '#components/live/view/use-view.ts';
import { OrderMessages } from '#components/order/message/order-messages.tsx';
import { ShareOrder } from '#components/order/shared/share-order.tsx';
import { TrackingLink } from '#components/order/shared/tracking-link.tsx';
import { PushChoice } from '#components/push/push-choice.tsx';
import { counted } from '#components/ui/format/count-words.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { StepUpWay } from '#contract/session/step-up.ts';
import type { View } from '#contract/wire/views.ts';
import type { AddressTyped } from '#domain/address/address-form.ts';
import { ChangeOrder, isChanging } from '../change/change-order.tsx';
import { ManageRow } from '../change/manage-row.tsx';
import { OrderManage } from './order-manage.tsx';

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

export function OrderCare(props: OrderCareProps & { order: OrderView; link: string | null }) {
  const { order, link, sharedUrl, pushKey, messages } = props;
  const { publicId, status } = order;
  const { messages: written } = (useView(messages.initial.topic, messages.initial) ?? messages.initial).data;
  const unread = written.filter(({ author, readAt }) => author === 'desk' && readAt === null).length;
  const before = messages.initial.data.messages.length;
  return (
    <OrderManage
      order={order}
      open={isChanging(props) || before > 0}
      hint={unread > 0 ? counted(unread, 'new message') : 'Delivery, documents, updates, help'}
    >
      <ChangeOrder {...props} />
      {pushKey !== null && !over.has(status) && (
        <ManageRow id="updates" title="Notifications on this device" hint="As well as email" className="needs-script">
          <PushChoice publicKey={pushKey} />
        </ManageRow>
      )}
      {!over.has(status) && <ShareOrder publicId={publicId} url={sharedUrl} sharedUntil={order.sharedUntil} />}
      {link && <TrackingLink link={link} publicId={publicId} />}
      <ManageRow
        id="write"
        title="Write to us"
        hint={unread > 0 ? counted(unread, 'new message') : 'About this order'}
        open={written.length > 0}
      >
        <OrderMessages {...messages} side="customer" action={`/api/orders/${publicId}/messages`} />
      </ManageRow>
    </OrderManage>
  );
}
