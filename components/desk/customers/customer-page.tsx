import { deskAddress } from '#components/desk/desk-address.ts';
import { statusTone, statusWords } from '#components/desk/orders/order-words.ts';
import { Badge } from '#components/ui/badge.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Note } from '#components/ui/note.tsx';
import type { CustomerDetail } from '#contract/customer/customer.ts';
import type { OrderStatus } from '#contract/order/order.ts';
import type { Permission } from '#domain/permission/permissions.ts';
import { BlockCustomer, UnblockCustomer } from './block-customer.tsx';
import { CustomerNotes, type ShownNote } from './customer-notes.tsx';
import { DeleteCustomer } from './delete-customer.tsx';
import '../today/today.css';
import './customers.css';

interface ShownOrder {
  publicId: string;
  number: string;
  status: OrderStatus;
  totalAmount: number;
  currency: string;
  placedAt: string;
  lot: { id: string; lotNumber: number; title: string } | null;
}

interface CustomerPageProps {
  customer: CustomerDetail;
  orders: readonly ShownOrder[];
  notes: readonly ShownNote[];
  noteKey: string;
  may: readonly Permission[];
  /** The dialog that the address asks for, without JavaScript. */
  asked: string | null;
}

export function CustomerPage({ customer, orders, notes, noteKey, may, asked }: CustomerPageProps) {
  const { id, name, email, phone, hasAccount, blockedAt } = customer;
  const path = `/desk/customers/${id}`;
  return (
    <>
      <div className="desk__head">
        <div>
          <p className="small">
            <a className="text-link" href="/desk/customers">
              Customers
            </a>
          </p>
          <h1 className="heading-large">{name || email || 'Customer'}</h1>
          <p className="small muted tabular">
            <a className="text-link" href={`mailto:${email}`}>
              {email}
            </a>
            {phone && (
              <>
                ,{' '}
                <a className="text-link" href={`tel:${phone}`}>
                  {phone}
                </a>
              </>
            )}
            . {hasAccount ? 'Has an account.' : 'Orders without an account.'}
          </p>
        </div>
        <div className="cluster cluster--wrapping">
          {hasAccount && may.includes('gift_card:issue') && (
            <a
              className="button button--secondary button--small"
              href={`${deskAddress('/desk/gift-cards', { for: email })}#issue-gift-card`}
            >
              Give store credit
            </a>
          )}
          {may.includes('customer:block') &&
            (blockedAt === null ? (
              <BlockCustomer path={path} openAtLoad={asked === 'block'} />
            ) : (
              <UnblockCustomer path={path} />
            ))}
          {may.includes('customer:delete') && (
            <>
              <a className="button button--secondary button--small" href={`/api${path}/export`} download>
                Export data
              </a>
              <DeleteCustomer path={path} openAtLoad={asked === 'delete'} />
            </>
          )}
        </div>
      </div>
      {blockedAt !== null && (
        <div className="desk__returned">
          <Note tone="attention">
            Blocked since <Moment at={blockedAt} show="day-time" />. They can’t place orders or bid. Orders they have
            placed and lots they have won stay as they are.
          </Note>
        </div>
      )}
      <CustomerFigures customer={customer} />
      <div className="desk-columns">
        <section className="desk-columns__eight" aria-labelledby="customer-orders">
          <h2 className="heading-small" id="customer-orders">
            Orders and won lots
          </h2>
          <CustomerOrders orders={orders} opensLots={may.includes('lot:read')} />
        </section>
        <aside className="desk-columns__four" aria-label="About the customer">
          <CustomerNotes path={path} notes={notes} noteKey={noteKey} mayWrite={may.includes('customer:note')} />
        </aside>
      </div>
    </>
  );
}

function CustomerFigures({ customer }: { customer: CustomerDetail }) {
  const { orders, openOrders, spentAmount, currency, lotsWon, lotsOwed, lotsBidOn, returns } = customer;
  const { messages, alerts, wishes, storeCreditAmount } = customer;
  const figures: [string, string | number, string?][] = [
    ['Spent', formatMoney(spentAmount, currency)],
    ['Orders', orders, openOrders > 0 ? `${openOrders} open` : undefined],
    ['Lots won', lotsWon, lotsOwed > 0 ? `${lotsOwed} to pay` : `bid on ${lotsBidOn}`],
    ['Returns', returns],
    ['Messages', messages],
    ['Alerts', alerts],
    ['Wishes', wishes],
    ['Store credit', formatMoney(storeCreditAmount, currency)],
  ];
  return (
    <dl className="customer-figures tabular">
      {figures.map(([name, figure, more]) => (
        <div key={name}>
          <dt className="small muted">{name}</dt>
          <dd>
            <span className="heading-small">{figure}</span> {more && <span className="small muted">{more}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function CustomerOrders({ orders, opensLots }: { orders: readonly ShownOrder[]; opensLots: boolean }) {
  if (orders.length === 0) return <p className="desk__empty">No orders yet.</p>;
  return (
    <ol className="desk-feed tabular">
      {orders.map(({ publicId, number, status, totalAmount, currency, placedAt, lot }) => (
        <li key={publicId}>
          <span className="small faint">
            <Moment at={placedAt} show="day-time" />
          </span>
          <span>
            <a className="text-link medium" href={`/desk/orders/${publicId}`}>
              {number}
            </a>
            , {formatMoney(totalAmount, currency)} <Badge tone={statusTone[status]}>{statusWords[status]}</Badge>
            {lot && (
              <span className="small muted desk-lots__title">
                {opensLots ? (
                  <a className="text-link" href={`/desk/auctions/${lot.id}`}>
                    Lot {lot.lotNumber}
                  </a>
                ) : (
                  `Lot ${lot.lotNumber}`
                )}
                , {lot.title}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
