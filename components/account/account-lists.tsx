'use client';

import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { useView } from '#components/live/view/use-view.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { OwnOrder } from '#contract/account/own-orders.ts';
import type { OwnAlert } from '#contract/alert/alert.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import type { ListedImage } from '#contract/photograph/image.ts';
import type { View } from '#contract/wire/views.ts';
import { AlertRows } from '../alert/own-alerts.tsx';
import type { LotEntry, LotFace } from '../auction/list/sale.ts';
import { useLiveLots } from '../auction/list/use-live-lots.ts';
import { listStanding } from '../order/list-standing.ts';
import { readerTime } from '../order/reader-time.ts';
import { Badge, type BadgeTone } from '../ui/badge.tsx';
import { Answers } from './answers.tsx';
import { lotWords } from './lot-words.ts';
import { orderTitle } from './order-title.ts';
import { OwnShelf } from './own-shelf.tsx';
import { toAnswer } from './to-answer.ts';

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

interface AccountListsProps {
  orders: View<'my-orders'>;
  positions: View<'my-positions'>;
  alerts: View<'my-alerts'>;
  notices: View<'my-notices'>;
  /** Those that they have bid on. */
  lots: readonly LotEntry<LotFace>[];
}

export function AccountLists(initial: AccountListsProps) {
  const { orders, owned } = useView(initial.orders.topic, initial.orders)?.data ?? initial.orders.data;
  const { positions } = useView(initial.positions.topic, initial.positions)?.data ?? initial.positions.data;
  const { alerts } = useView(initial.alerts.topic, initial.alerts)?.data ?? initial.alerts.data;
  const { items: notices } = useView(initial.notices.topic, initial.notices)?.data ?? initial.notices.data;
  const lots = useLiveLots(initial.lots).map(({ lot, view }) => ({ id: lot.id, image: lot.images[0] ?? null, view }));
  const answers = toAnswer({ orders, positions, alerts, lots, notices });
  const asked = new Set(answers.map(({ key }) => key));
  const others = orders.filter(({ publicId }) => !asked.has(publicId));
  return (
    <div className="account-home">
      <div>
        <Answers answers={answers} />
        <div id="orders">
          <Orders
            id="open-orders"
            title="Orders"
            orders={others.filter((order) => !isOver(order))}
            empty={orders.length === 0}
          />
          <Orders id="earlier" title="Earlier orders" orders={others.filter(isOver)} />
        </div>
        <Lots positions={positions} imageOf={(id) => lots.find((lot) => lot.id === id)?.image ?? null} />
        <Alerts alerts={alerts.filter(({ id }) => !asked.has(id))} empty={alerts.length === 0} />
      </div>
      <OwnShelf {...owned} />
    </div>
  );
}

interface LotsProps {
  positions: readonly OwnPosition[];
  imageOf: (auctionId: string) => ListedImage | null;
}

const Lots = ({ positions, imageOf }: LotsProps) => (
  <section aria-labelledby="lots">
    <div className="section-head">
      <h2 className="heading" id="lots">
        Lots you bid on
      </h2>
    </div>
    {positions.length === 0 ? (
      <>
        <p className="muted">Nothing yet. Each lot you bid on will show here: who leads, and when it closes.</p>
        <p className="cluster settings-list__foot">
          <ButtonLink href="/auctions" kind="secondary" small>
            See the auctions
          </ButtonLink>
        </p>
      </>
    ) : (
      <ul className="account__list">
        {positions.map((position) => (
          <LotLine key={position.auctionId} position={position} image={imageOf(position.auctionId)} />
        ))}
      </ul>
    )}
  </section>
);

/** Without those that an answer is asked for, which stand above. @param empty there is none at all */
function Alerts({ alerts, empty }: { alerts: readonly OwnAlert[]; empty: boolean }) {
  if (alerts.length === 0 && !empty) return null;
  return (
    <section aria-labelledby="alerts">
      <div className="section-head">
        <h2 className="heading" id="alerts">
          Alerts
        </h2>
      </div>
      {empty ? (
        <p className="muted">
          None. Press “Tell me” on a sold-out piece. When one comes back, we’ll hold it for people in the order they
          asked.
        </p>
      ) : (
        <AlertRows alerts={alerts} />
      )}
    </section>
  );
}

const isOver = ({ status }: OwnOrder): boolean => orderWords[status]?.tone === 'outline';

interface OrdersProps {
  id: string;
  title: string;
  orders: readonly OwnOrder[];
  /** There has never been one. */
  empty?: boolean;
}

function Orders({ id, title, orders, empty = false }: OrdersProps) {
  if (orders.length === 0 && !empty) return null;
  return (
    <section aria-labelledby={id}>
      <div className="section-head">
        <h2 className="heading" id={id}>
          {title}
        </h2>
      </div>
      {empty ? (
        <>
          <p className="muted">Nothing yet. Each order will show here with its picture and where it is.</p>
          <p className="cluster settings-list__foot">
            <ButtonLink href="/shop" kind="secondary" small>
              See all pieces
            </ButtonLink>
          </p>
        </>
      ) : (
        <ul className="account__list">
          {orders.map((order) => (
            <OrderLine key={order.publicId} order={order} />
          ))}
        </ul>
      )}
    </section>
  );
}

function OrderLine({ order }: { order: OwnOrder }) {
  const { word, tone } = orderWords[order.status] ?? { word: order.status, tone: 'outline' };
  const standing = useByServerNow((now) => listStanding(order, readerTime(now)), 60_000);
  return (
    <li>
      <a href={`/orders/${order.publicId}`}>
        <Photograph image={order.image} alt="" sizes="56px" />
        <span className="account__order">
          <span className="work-title">{orderTitle(order)}</span>
          <span className="muted small tabular">
            {order.number}, <Moment at={order.placedAt} show="day-time" />
          </span>
        </span>
        <span className="tabular">{formatMoney(order.totalAmount, order.currency)}</span>
        <Badge tone={tone}>{standing ?? word}</Badge>
      </a>
    </li>
  );
}

function LotLine({ position, image }: { position: OwnPosition; image: ListedImage | null }) {
  const { slug, title, orderPublicId, won } = position;
  const { word, tone, about } = lotWords(position);
  return (
    <li>
      <a href={won && orderPublicId ? `/orders/${orderPublicId}` : `/auctions/${slug}`}>
        <Photograph image={image} alt="" sizes="56px" />
        <span className="account__order">
          <span className="work-title">{title}</span>
          <span className="muted small">{position.paddle}</span>
        </span>
        <span className="tabular small muted">{about}</span>
        <Badge tone={tone}>{word}</Badge>
      </a>
    </li>
  );
}
