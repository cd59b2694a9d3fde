import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { ListedGiftCard } from '#contract/gift-card/desk-gift-card.ts';
import { DeskTable } from '../desk-table.tsx';

export function GiftCardsTable({ cards }: { cards: readonly ListedGiftCard[] }) {
  if (cards.length === 0) return <p className="muted">No gift cards yet.</p>;
  return (
    <DeskTable
      label="Gift cards"
      heads={['Code ends in', 'Left', 'Issued for', 'Issued', 'Can be used until', 'Who can use it']}
    >
      {cards.map((card) => (
        <tr key={card.id}>
          <td>
            <a className="text-link desk__row-link tabular" href={`/desk/gift-cards/${card.id}`}>
              {card.ending}
            </a>
          </td>
          <td className="tabular">{formatMoney(card.balanceAmount, card.currency)}</td>
          <td className="tabular">{formatMoney(card.issuedAmount, card.currency)}</td>
          <td className="small">
            <Moment at={card.createdAt} show="day-time" />
          </td>
          <td className="small">{card.expiresAt ? <Moment at={card.expiresAt} show="day-time" /> : 'It has no end'}</td>
          <td className="small">{card.owner ?? 'Anyone with the code'}</td>
        </tr>
      ))}
    </DeskTable>
  );
}
