import type { Metadata } from 'next';
import { CustomerFilters } from '#components/desk/customers/customer-filters.tsx';
import { CustomersTable } from '#components/desk/customers/customers-table.tsx';
import { FreshCustomers } from '#components/desk/customers/fresh-customers.tsx';
import { deskAddress } from '#components/desk/desk-address.ts';
import { DeskPages } from '#components/desk/desk-pages.tsx';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { Note } from '#components/ui/note.tsx';
import { customerListSchema } from '#contract/customer/customer.ts';
import { readCustomers } from '#server/customer/list/read-customers.ts';
import { atDesk, deskView } from '../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Customers' };

type Search = Promise<{ problem?: string; deleted?: string; [name: string]: unknown }>;

const path = '/desk/customers';

export default async function CustomersPage({ searchParams }: { searchParams: Search }) {
  await atDesk('/desk/customers');
  const { problem, deleted, ...address } = await searchParams;
  const { after, ...asked } = customerListSchema.parse(address);
  const { items, nextCursor } = await readCustomers({ ...asked, search: asked.q, after });
  const desk = await deskView();
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Customers</h1>
        <a
          className="button button--secondary button--small"
          href={deskAddress('/api/desk/customers.csv', asked)}
          download
        >
          Export CSV
        </a>
      </div>
      <ReturnedProblem code={problem} />
      {deleted !== undefined && (
        <div className="desk__returned">
          <Note>The customer’s data has been deleted.</Note>
        </div>
      )}
      <div className="desk-tools desk-tools--orders">
        <CustomerFilters asked={asked} />
      </div>
      {items.length === 0 ? (
        <p className="desk__empty">
          {asked.q
            ? 'No customer matches. Try part of a name or an email address, or a whole order number.'
            : asked.show
              ? 'No customers here.'
              : 'No customers yet. They appear here with their first order or account.'}
        </p>
      ) : (
        <CustomersTable customers={items} />
      )}
      <DeskPages path={path} asked={asked} name="after" isFirst={after === undefined} next={nextCursor} />
      {desk && <FreshCustomers desk={desk} />}
    </>
  );
}
