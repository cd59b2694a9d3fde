import { database, transaction } from '#server/engine/database/database.ts';
import { providerActor } from '#server/order/order-actor.ts';

/** Says in the order's history that a second try was paid and given back. That money was never the order's. Repeatable. */
export async function noteGivenBack(paymentId: string, ref: string): Promise<void> {
  const id = `given-back:${ref}`;
  if ((await database().orderEvent.count({ where: { id } })) > 0) return;
  const { orderId } = await database().payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: { orderId: true },
  });
  const event = { id, orderId, kind: 'refunded', actor: providerActor.name, note: 'It was paid twice.' };
  await transaction((tx) => tx.orderEvent.createMany({ data: [event], skipDuplicates: true }));
}
