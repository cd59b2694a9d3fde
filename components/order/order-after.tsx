import type { ReactNode } from 'react';
import { postageTerms } from '#components/shop/terms-words.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { OrderView } from '#contract/order/page/order-view.ts';

interface Next {
  key: string;
  words: ReactNode;
  href: string;
  action: string;
}

/** What a customer may do once everything has arrived. Empty: nothing. */
export function afterDelivery({ publicId, lines, reviews, afterSale }: OrderView): Next[] {
  const [first] = lines.filter(({ id }) => reviews.lineIds.includes(id));
  const { returnUntil, returnPaidBy, returnable, documents } = afterSale;
  const maySendBack = returnUntil !== null && returnable.some((line) => line.quantity > 0);
  return [
    ...(first
      ? [
          {
            key: 'review',
            words: reviews.lineIds.length === 1 ? `Tell others about ${first.title}` : 'Tell others about your pieces',
            href: '#reviews',
            action: 'Write a review',
          },
        ]
      : []),
    { key: 'wrong', words: 'Is something wrong with it?', href: '#messages', action: 'Write to us' },
    ...(maySendBack
      ? [
          {
            key: 'return',
            words: (
              <span className="tabular">
                You can ask to send pieces back until <Moment at={returnUntil} show="day" />.{' '}
                {postageTerms[returnPaidBy]}
              </span>
            ),
            href: `/orders/${publicId}/return`,
            action: 'Send something back',
          },
        ]
      : []),
    ...(documents.length > 0
      ? [{ key: 'documents', words: 'Your invoice and other documents', href: '#documents', action: 'Open' }]
      : []),
  ];
}

export function OrderAfter({ order }: { order: OrderView }) {
  return (
    <section className="journey__after" aria-labelledby="after-title">
      <h2 className="heading" id="after-title">
        What now?
      </h2>
      <ul>
        {afterDelivery(order).map(({ key, words, href, action }) => (
          <li key={key}>
            <span>{words}</span>
            <a className="text-link small" href={href}>
              {action}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
