import { deskAddress } from '#components/desk/desk-address.ts';
import { Field } from '#components/ui/form/field.tsx';
import type { OrderList } from '#contract/order/order-list.ts';
import { orderStatuses } from '#domain/order/order-transitions.ts';
import { groupWords, statusWords } from './order-words.ts';

const path = '/desk/orders';

/** A search among all orders, and what narrows a list. All by address, so that they work without JavaScript. */
export function OrderFilters({ asked, money }: { asked: Omit<OrderList, 'beyond'>; money: boolean }) {
  const { q, state, messages, from, to, sort } = asked;
  const narrowed = from !== undefined || to !== undefined || sort !== undefined;
  return (
    <>
      <search>
        <form action={path}>
          <label className="visually-hidden" htmlFor="order-search">
            Search orders
          </label>
          <input
            id="order-search"
            className="input"
            type="search"
            name="q"
            defaultValue={q}
            maxLength={100}
            placeholder="Number, name, email, SKU or tracking number"
          />
          <button type="submit" className="button button--secondary button--small">
            Search
          </button>
        </form>
      </search>
      <details className="desk-action order-narrow" open={narrowed}>
        <summary>Filter and sort</summary>
        <form action={path} className="order-narrow__form">
          {q && <input type="hidden" name="q" value={q} />}
          {messages && <input type="hidden" name="messages" value={messages} />}
          <div className="field">
            <label htmlFor="order-state">State</label>
            <select id="order-state" name="state" className="input" defaultValue={state ?? ''}>
              <option value="">Any</option>
              {(['to_pack', 'to_ship', 'on_the_way', 'done'] as const).map((group) => (
                <option key={group} value={group}>
                  {groupWords[group]}
                </option>
              ))}
              <optgroup label="Only">
                {orderStatuses.map((status) => (
                  <option key={status} value={status}>
                    {statusWords[status]}
                  </option>
                ))}
              </optgroup>
            </select>
          </div>
          <Field label="Placed on or after" id="order-from" type="date" name="from" defaultValue={from} />
          <Field label="Placed on or before" id="order-to" type="date" name="to" defaultValue={to} />
          <div className="field">
            <label htmlFor="order-sort">Sort</label>
            <select id="order-sort" name="sort" className="input" defaultValue={sort ?? ''}>
              <option value="">Newest first</option>
              <option value="oldest">Oldest first</option>
            </select>
          </div>
          <button type="submit" className="button button--secondary button--small">
            Show
          </button>
        </form>
      </details>
      {money && (
        <p className="small">
          {/* The file knows neither searches nor messages. */}
          <a
            className="text-link"
            href={deskAddress('/api/desk/orders.csv', q || messages ? {} : { state, from, to })}
            download
          >
            {q || messages ? 'Export all orders as CSV' : 'Export CSV'}
          </a>
        </p>
      )}
      {(q || narrowed) && (
        <p className="small muted">
          {q ? `Orders that match “${q}”. ` : ''}
          <a className="text-link" href={deskAddress(path, q ? {} : { state, messages })}>
            {q ? 'All orders' : 'Clear the filters'}
          </a>
        </p>
      )}
    </>
  );
}
