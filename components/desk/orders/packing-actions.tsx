import { DeskForm } from '#components/desk/desk-form.tsx';
import type { PackingOrder } from '#contract/order/page/packing-order.ts';
import { commandsFor } from '#domain/order/order-transitions.ts';
import { ThoughDisputed } from './order-disputes.tsx';

/** The steps from a paid order to a packed one. */
export function PackingActions({ order, path }: { order: PackingOrder; path: string }) {
  const commands = commandsFor(order.status, 'desk');
  return (
    <>
      {(commands.includes('start_packing') || commands.includes('pay')) && (
        <DeskForm
          action={`/api${path}/packing`}
          label={commands.includes('pay') ? 'Take payment and start packing' : 'Start packing'}
          busy={commands.includes('pay') ? 'Charging…' : 'Starting…'}
          done={`${order.number} is being packed`}
          kind={commands.includes('pack') ? 'secondary' : 'primary'}
        >
          <ThoughDisputed order={order} />
        </DeskForm>
      )}
      {order.collectAt && commands.includes('hand_over') && (
        <DeskForm
          action={`/api${path}/hand-over`}
          label="Mark collected"
          busy="Saving…"
          done={`${order.number} is collected`}
        >
          <ThoughDisputed order={order} />
        </DeskForm>
      )}
      {commands.includes('pack') && (
        <DeskForm
          action={`/api${path}/pack`}
          label="Mark packed"
          kind={commands.includes('start_packing') ? 'secondary' : 'primary'}
          busy="Saving…"
          done={`${order.number} is packed`}
        >
          <ThoughDisputed order={order} />
        </DeskForm>
      )}
    </>
  );
}
