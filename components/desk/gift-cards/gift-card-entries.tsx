import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { GiftCardEntry } from '#contract/gift-card/desk-gift-card.ts';

const words: Record<GiftCardEntry['kind'], string> = {
  issue: 'Issued',
  spend: 'Paid for',
  give_back: 'Refunded for',
};

/** What was put on a card and taken off it, the newest first. */
export function GiftCardEntries({ entries, currency }: { entries: readonly GiftCardEntry[]; currency: string }) {
  return (
    <ol className="desk-feed">
      {entries.map(({ id, kind, amount, at, order }) => (
        <li key={id}>
          <b className="tabular">{formatMoney(amount, currency)}</b>
          <span>
            {words[kind]}{' '}
            {order && (
              <a className="text-link" href={`/desk/orders/${order.publicId}`}>
                order {order.number}
              </a>
            )}
            <span className="small muted">
              , <Moment at={at} show="day-time" />
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
