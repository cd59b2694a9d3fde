import { deskAddress } from '#components/desk/desk-address.ts';
import type { OrderGroup } from '#domain/order/order-groups.ts';
import type { OrderStatus } from '#domain/order/order-transitions.ts';
import { groupWords, statusWords } from './order-words.ts';

export interface OrderFiltersProps {
  search: string;
  state: OrderGroup | OrderStatus | null;
  waiting: Partial<Record<OrderGroup, number>>;
  /** Only those with a message that nobody at the desk has seen. */
  unread: boolean;
  toAnswer: number;
}

const path = '/desk/orders';
const groups = ['to_pack', 'to_ship', 'on_the_way', 'to_pay', 'done'] as const satisfies readonly OrderGroup[];

/** Search and groups by address, so that they work without JavaScript; the counts are of what waits for someone. */
export function OrderFilters({ search, state, waiting, unread, toAnswer }: OrderFiltersProps) {
  const tab = (name: string, here: boolean, query: object, count = 0) => (
    <a key={name} href={deskAddress(path, { q: search, ...query })} aria-current={here ? 'true' : undefined}>
      {name}
      {count > 0 && <span className="tabular"> {count}</span>}
    </a>
  );
  const single = state !== null && !(state in groupWords) ? (state as OrderStatus) : null;
  return (
    <>
      <div className="desk-tools desk-tools--orders">
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
              defaultValue={search}
              maxLength={100}
              placeholder="Number, name, email, SKU or tracking number"
            />
            <button type="submit" className="button button--secondary button--small">
              Search
            </button>
          </form>
        </search>
        <nav className="desk-tabs" aria-label="Filter">
          {tab('All', state === null && !unread, {})}
          {groups.map((group) => tab(groupWords[group], state === group, { state: group }, waiting[group]))}
          {single && tab(statusWords[single], true, { state: single })}
          {tab('Needs a reply', unread, { messages: 'new' }, toAnswer)}
        </nav>
      </div>
      {search && (
        <p className="small muted">
          Orders that match “{search}”.{' '}
          <a className="text-link" href={path}>
            All orders
          </a>
        </p>
      )}
    </>
  );
}
