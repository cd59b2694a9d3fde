import type { OrderDeskFacts } from '#contract/order/desk-order.ts';
import type { VatResult } from '#contract/vat-number/vat-number.ts';
import { database } from '#server/engine/database/database.ts';
import { readVatLeft } from '#server/invoice/take-vat-off.ts';
import { ownerLink } from '#server/order/link/owner-link.ts';
import { whoDid } from '#server/order/page/who-did.ts';
import { makesReturnLabels } from '#server/return/approve-return.ts';
import type { Actor } from '#server/session/actor.ts';
import { can, requireDesk } from '#server/session/can.ts';

/** What an order's page at the desk shows beside the view it shares with the customer. @throws AccessProblem for whoever may not */
export async function readOrderDeskFacts(actor: Actor, publicId: string): Promise<OrderDeskFacts> {
  requireDesk(actor, 'order:read');
  const db = database();
  const order = await db.order.findUniqueOrThrow({
    where: { publicId },
    select: {
      id: true,
      status: true,
      payWay: true,
      vatNumber: true,
      disputes: { select: { ref: true, dueBy: true } },
      events: { select: { kind: true, at: true, actor: true } },
      vatRecheck: { include: { refund: { select: { amount: true } } } },
    },
  });
  const { vatRecheck: recheck, vatNumber, disputes } = order;
  const isPaidByLink = order.payWay === 'link' && order.status === 'placed' && can(actor, 'order:place');
  return {
    who: await whoDid(order.events),
    paymentLink: isPaidByLink ? await ownerLink(db, { publicId }) : null,
    makesLabels: makesReturnLabels(),
    answerBy: Object.fromEntries(disputes.map(({ ref, dueBy }) => [ref, dueBy?.toISOString() ?? null])),
    vat:
      recheck && vatNumber
        ? {
            vatNumber,
            result: recheck.result as VatResult,
            askedAt: recheck.askedAt?.toISOString() ?? null,
            asksAgain: recheck.dueAt !== null,
            left: recheck.settledAt ? 0 : await readVatLeft(db, order.id),
            refunded:
              recheck.settledAt && recheck.refund
                ? {
                    amount: recheck.refund.amount,
                    at: recheck.settledAt.toISOString(),
                    by: await nameOf(recheck.settledBy ?? ''),
                  }
                : null,
          }
        : null,
  };
}

/** Whoever `settled_by` names, in words; null: their account is gone. */
async function nameOf(actor: string): Promise<string | null> {
  if (actor.startsWith('key:')) return `the API key ${actor.slice('key:'.length)}`;
  const [row] = await database().$queryRaw<{ name: string }[]>`
    SELECT account.name FROM person JOIN "user" AS account ON account.id = person.user_id
    WHERE person.id = ${actor.slice('desk:'.length)}`;
  return row?.name || null;
}
