import { Badge } from '#components/ui/badge.tsx';
import { counted } from '#components/ui/format/count-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { Customer } from '#contract/customer/customer.ts';
import './customers.css';

export function CustomersTable({ customers }: { customers: readonly Customer[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="desk__scroll" tabIndex={0} aria-label="Customers, table">
      <table className="tabular desk-orders--list customers">
        <thead>
          <tr>
            <th>Customer</th>
            <th>Email</th>
            <th className="cell-right">Orders</th>
            <th className="cell-right">Lots won</th>
            <th className="desk-cell-fifth">Now</th>
            <th>Last order</th>
            <th className="cell-right">Spent</th>
          </tr>
        </thead>
        <tbody>
          {customers.map((customer) => (
            <CustomerRow key={customer.id} customer={customer} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CustomerRow({ customer }: { customer: Customer }) {
  const { id, name, email, orders, lotsWon, lastOrderAt, spentAmount, currency } = customer;
  return (
    <tr>
      <td className="desk-cell-first">
        <a href={`/desk/customers/${id}`} className="desk__row-link medium text-link">
          {name || email || 'No name yet'}
        </a>
      </td>
      <td className="desk-cell-second">{email}</td>
      <td className="cell-right desk-cell-third">
        {orders}
        <span className="customers__label"> {orders === 1 ? 'order' : 'orders'}</span>
      </td>
      <td className="cell-right desk-cell-fourth">
        {lotsWon}
        <span className="customers__label"> {lotsWon === 1 ? 'lot' : 'lots'} won</span>
      </td>
      <td className="desk-cell-fifth">
        <Standing customer={customer} />
      </td>
      <td className="muted desk-cell-sixth">{lastOrderAt && <Moment at={lastOrderAt} show="day-time" />}</td>
      <td className="cell-right medium desk-cell-seventh">{formatMoney(spentAmount, currency)}</td>
    </tr>
  );
}

/** What matters first: that they are blocked, then what they owe, then what is under way. */
function Standing({ customer: { blockedAt, lotsOwed, openOrders } }: { customer: Customer }) {
  if (blockedAt !== null) return <Badge tone="attention">Blocked</Badge>;
  if (lotsOwed > 0) return <Badge>{counted(lotsOwed, 'lot')} to pay</Badge>;
  return openOrders > 0 ? <Badge tone="plain">{counted(openOrders, 'open order')}</Badge> : null;
}
