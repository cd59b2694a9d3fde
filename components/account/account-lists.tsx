'use client';

import type { MeView, Standing } from '#contract/bag.ts';
import type { View } from '#contract/views.ts';
import { useView } from '../live/use-view.ts';
import { Badge, type BadgeTone } from '../ui/badge.tsx';
import { formatMoney } from '../ui/format-money.ts';
import { Moment } from '../ui/moment.tsx';

const orderWords: Record<string, { word: string; tone: BadgeTone }> = {
  placed: { word: 'Waiting for payment', tone: 'attention' },
  authorised: { word: 'Confirmed', tone: 'solid' },
  paid: { word: 'Paid', tone: 'solid' },
  packing: { word: 'Being packed', tone: 'solid' },
  packed: { word: 'Packed', tone: 'solid' },
  partly_shipped: { word: 'Sent in part', tone: 'live' },
  shipped: { word: 'On its way', tone: 'live' },
  delivered: { word: 'Delivered', tone: 'outline' },
  completed: { word: 'Completed', tone: 'outline' },
  cancelled: { word: 'Cancelled', tone: 'outline' },
  refunded: { word: 'Refunded', tone: 'outline' },
};

/** A person's orders and lots, live. */
export function AccountLists({ initial }: { initial: View<'me'> }) {
  const me = useView(initial.topic, initial)?.data ?? initial.data;
  return (
    <>
      <section aria-labelledby="orders">
        <div className="sechd">
          <h2 className="h2" id="orders">
            Orders
          </h2>
        </div>
        {me.orders.length === 0 ? (
          <p className="mute">None yet. An order shows here from the moment it is placed.</p>
        ) : (
          <ul className="account-list">
            {me.orders.map((order) => (
              <OrderLine key={order.publicId} order={order} />
            ))}
          </ul>
        )}
      </section>
      {me.standings.length > 0 && (
        <section aria-labelledby="lots">
          <div className="sechd">
            <h2 className="h2" id="lots">
              Lots you bid on
            </h2>
          </div>
          <ul className="account-list">
            {me.standings.map((standing) => (
              <LotLine key={standing.auctionId} standing={standing} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function OrderLine({ order }: { order: MeView['orders'][number] }) {
  const { word, tone } = orderWords[order.status] ?? { word: order.status, tone: 'outline' };
  return (
    <li>
      <a href={`/orders/${order.publicId}`}>
        <span className="med num">{order.number}</span>
        <span className="mute small">
          <Moment at={order.placedAt} show="day-time" />
        </span>
        <span className="num">{formatMoney(order.totalAmount, order.currency)}</span>
        <Badge tone={tone}>{word}</Badge>
      </a>
    </li>
  );
}

function LotLine({ standing }: { standing: Standing }) {
  const { slug, title, maxAmount, currency, orderPublicId, won, sealed } = standing;
  const { word, tone } = lotWords(standing);
  return (
    <li>
      <a href={won && orderPublicId ? `/orders/${orderPublicId}` : `/auctions/${slug}`}>
        <span className="mute small">{standing.paddle}</span>
        <span className="work">{title}</span>
        <span className="num small mute">
          {sealed ? 'Your sealed bid' : 'Your maximum'} {formatMoney(maxAmount, currency)}
        </span>
        <Badge tone={tone}>{word}</Badge>
      </a>
    </li>
  );
}

function lotWords({ state, won, leading, sealed }: Standing): { word: string; tone: BadgeTone } {
  if (won) return { word: 'Won', tone: 'solid' };
  if (state === 'closed') return { word: 'Closed', tone: 'outline' };
  if (sealed) return { word: 'Bid sealed', tone: 'outline' };
  return leading ? { word: 'Leading', tone: 'solid' } : { word: 'Outbid', tone: 'live-solid' };
}
