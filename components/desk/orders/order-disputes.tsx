import { DeskForm } from '#components/desk/desk-form.tsx';
import { isToGive } from '#components/order/refund-words.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { OrderDeskFacts } from '#contract/order/desk-order.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { PackingOrder } from '#contract/order/page/packing-order.ts';
import { traitsOfProvider } from '#contract/payment/payment-providers.ts';
import { isStanding } from '#domain/order/dispute.ts';
import { disputeReason, disputeStatusWords } from './dispute-words.ts';

/** What the customer had their bank take back. Proofs are sent where the money is: at the provider. */
export function OrderDisputes({
  order: { disputes, totals, payment },
  answerBy,
}: {
  order: OrderView;
  answerBy: OrderDeskFacts['answerBy'];
}) {
  if (disputes.length === 0) return null;
  const where = traitsOfProvider(payment?.provider)?.name ?? 'the payment provider';
  return (
    <section className="desk__apart" aria-labelledby="disputes">
      <h2 className="heading-small" id="disputes">
        {disputes.length > 1 ? 'Disputes' : 'Dispute'}
      </h2>
      <ul>
        {disputes.map(({ id, amount, reason, status }) => (
          <li key={id} className="tabular">
            <Badge tone={status === 'open' ? 'attention' : 'plain'}>{disputeStatusWords[status]}</Badge>{' '}
            {formatMoney(amount, totals.currency)}: {disputeReason(reason)}.{' '}
            <AnswerBy where={where} at={status === 'open' ? answerBy[id] : null} />
          </li>
        ))}
      </ul>
      {disputes.some(isStanding) && (
        <p className="desk__quiet">That money can’t be refunded here as well: the customer would have it twice.</p>
      )}
    </section>
  );
}

function AnswerBy({ where, at }: { where: string; at: string | null | undefined }) {
  if (!at) return null;
  return (
    <b className="bold">
      Answer in {where}’s dashboard by <Moment at={at} show="day-time" />. After that the bank decides without us.
    </b>
  );
}

/** Refunds that failed, that wait for a dispute, or that the shop's people have to give back themselves. */
export function OwedRefunds({ order: { refunds, totals }, path }: { order: OrderView; path: string }) {
  const owed = refunds.filter(
    ({ status, held, byHand }) => status === 'failed' || held || isToGive({ status, byHand }),
  );
  const sent = refunds.filter(({ status }) => status === 'sent');
  if (owed.length + sent.length === 0) return null;
  return (
    <section className="desk__apart" aria-labelledby="owed">
      <h2 className="heading-small" id="owed">
        Refunds
      </h2>
      {sent.map(({ id, amount }) => (
        <p key={id} className="desk__quiet tabular">
          {formatMoney(amount, totals.currency)} is on its way, and has not arrived yet.
        </p>
      ))}
      {owed.map(({ id, amount, held, status, byHand }) => (
        <div key={id} className="tabular">
          <p>
            {formatMoney(amount, totals.currency)}{' '}
            {isToGive({ status, byHand })
              ? 'is to be given back by us: it was paid in cash or by transfer.'
              : held
                ? 'waits, since the payment is disputed.'
                : 'did not arrive, so it is owed again.'}
          </p>
          {!held && !isToGive({ status, byHand }) && (
            <DeskForm
              action={`/api${path}/refunds/${id}/again`}
              label="Send it again"
              busy="Sending…"
              done="The refund was sent again"
            />
          )}
          <details className="desk-action" open={isToGive({ status, byHand })}>
            <summary>{isToGive({ status, byHand }) ? 'Given back' : 'Refunded another way'}</summary>
            <DeskForm
              action={`/api${path}/refunds/${id}/by-hand`}
              label="Mark as refunded"
              busy="Saving…"
              done="Noted"
              kind="secondary"
            >
              <Field label="How, the customer reads this" id={`by-hand-${id}`} name="note" required maxLength={200} />
            </DeskForm>
          </details>
        </div>
      ))}
    </section>
  );
}

/** A question that has to be answered before pieces of a disputed payment are sent. */
export function ThoughDisputed({ order: { disputes } }: { order: PackingOrder }) {
  if (!disputes.some(isStanding)) return null;
  return (
    <label className="cluster small">
      <input type="checkbox" name="thoughDisputed" value="yes" />
      Send it, although the payment is disputed
    </label>
  );
}
