import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { NoteWords } from './note-words.ts';

/** How an order is paid whose money goes to the shop's own people. */
export function byHandNote(
  { number, totals, payBy }: OrderView,
  { kind, account }: NonNullable<OrderView['payWay']>,
): NoteWords {
  const amount = formatMoney(totals.totalAmount - totals.giftCardAmount, totals.currency);
  const held = payBy && (
    <>
      We hold your pieces until <Moment at={payBy} show="day-time" />.
    </>
  );
  if (kind === 'cash') return { tone: 'plain', title: `Please pay ${amount} in cash.`, text: held };
  return {
    tone: 'plain',
    title: `Please transfer ${amount}, with ${number} as the reference.`,
    text: (
      <>
        {account.map((line) => (
          <span key={line} className="order-page__account tabular">
            {line}
          </span>
        ))}
        {held}
      </>
    ),
  };
}
