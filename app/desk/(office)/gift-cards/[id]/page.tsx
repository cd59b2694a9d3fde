import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { GiftCardEntries } from '#components/desk/gift-cards/gift-card-entries.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { isStorable } from '#contract/value/text.ts';
import { readGiftCardById } from '#server/gift-card/gift-cards-view.ts';
import { atDesk } from '../../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Gift card' };

export default async function DeskGiftCardPage({ params }: { params: Promise<{ id: string }> }) {
  await atDesk('/desk/gift-cards/[id]');
  const { id } = await params;
  const found = isStorable(id) ? await readGiftCardById(id) : null;
  if (!found) notFound();
  const { card, entries, more } = found;
  return (
    <>
      <div className="desk__head">
        <div>
          <p className="small">
            <a className="text-link" href="/desk/gift-cards">
              Gift cards
            </a>
          </p>
          <h1 className="heading-large">
            Card ending in <span className="tabular">{card.ending}</span>
          </h1>
        </div>
      </div>
      <p>
        {formatMoney(card.balanceAmount, card.currency)} left of {formatMoney(card.issuedAmount, card.currency)}.{' '}
        {card.expiresAt ? (
          <>
            It can be used until <Moment at={card.expiresAt} show="day-time" />.
          </>
        ) : (
          'It doesn’t expire.'
        )}{' '}
        {card.owner ? `This is ${card.owner}’s store credit.` : 'Anyone with the code can use it.'}
      </p>
      <section className="desk__apart" aria-labelledby="entries">
        <h2 className="heading-small" id="entries">
          Entries
        </h2>
        <GiftCardEntries entries={entries} currency={card.currency} />
        {more && <p className="desk__quiet">These are the last 200.</p>}
      </section>
    </>
  );
}
