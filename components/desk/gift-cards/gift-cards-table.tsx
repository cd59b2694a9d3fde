import type { ListedGiftCard } from '#contract/desk-gift-card.ts';
import { formatMoney } from '../../ui/format-money.ts';
import { Moment } from '../../ui/moment.tsx';

export function GiftCardsTable({ cards }: { cards: readonly ListedGiftCard[] }) {
  if (cards.length === 0) return <p className="mute">No gift cards yet.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className="scrollx" tabIndex={0} aria-label="Gift cards, table">
      <table>
        <thead>
          <tr>
            <th scope="col">Code ends in</th>
            <th scope="col">Left</th>
            <th scope="col">Issued for</th>
            <th scope="col">Issued</th>
            <th scope="col">Can be used until</th>
            <th scope="col">Who can use it</th>
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <tr key={card.id}>
              <td>
                <a className="link rowlink num" href={`/desk/gift-cards/${card.id}`}>
                  {card.ending}
                </a>
              </td>
              <td className="num">{formatMoney(card.balanceAmount, card.currency)}</td>
              <td className="num">{formatMoney(card.issuedAmount, card.currency)}</td>
              <td className="small">
                <Moment at={card.createdAt} show="day-time" />
              </td>
              <td className="small">
                {card.expiresAt ? <Moment at={card.expiresAt} show="day-time" /> : 'It has no end'}
              </td>
              <td className="small">{card.owner ?? 'Whoever has its code'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
