import { deskAddress } from '#components/desk/desk-address.ts';
import { type CustomerFilter, type CustomerList, customerFilters } from '#contract/customer/customer.ts';

const path = '/desk/customers';

const words: Record<CustomerFilter, string> = {
  open: 'Open order',
  owes: 'Owes for a lot',
  alerts: 'Has alerts',
  blocked: 'Blocked',
};

/** A search among all customers, and what narrows and sorts the list. All by address, so that they work without JavaScript. */
export function CustomerFilters({ asked: { q, show, sort } }: { asked: Omit<CustomerList, 'after'> }) {
  const tab = (name: string, filter: CustomerFilter | undefined) => (
    <a
      key={name}
      href={deskAddress(path, { q, sort, show: filter })}
      aria-current={show === filter ? 'true' : undefined}
    >
      {name}
    </a>
  );
  return (
    <>
      <nav className="desk-tabs" aria-label="Filter">
        {tab('All', undefined)}
        {customerFilters.map((filter) => tab(words[filter], filter))}
      </nav>
      <search>
        <form action={path} className="customer-search">
          {show && <input type="hidden" name="show" value={show} />}
          <label className="visually-hidden" htmlFor="customer-search">
            Search customers
          </label>
          <input
            id="customer-search"
            className="input customer-search__words"
            type="search"
            name="q"
            defaultValue={q}
            maxLength={100}
            placeholder="Name, email, phone or order number"
          />
          <label className="visually-hidden" htmlFor="customer-sort">
            Sort
          </label>
          <select id="customer-sort" name="sort" className="input customer-search__sort" defaultValue={sort ?? ''}>
            <option value="">Last order</option>
            <option value="spent">Most spent</option>
            <option value="orders">Most orders</option>
            <option value="newest">Newest</option>
            <option value="name">Name</option>
          </select>
          <button type="submit" className="button button--secondary button--small">
            Search
          </button>
        </form>
      </search>
      {q && (
        <p className="small muted">
          Customers that match “{q}”.{' '}
          <a className="text-link" href={deskAddress(path, { show, sort })}>
            All customers
          </a>
        </p>
      )}
    </>
  );
}
