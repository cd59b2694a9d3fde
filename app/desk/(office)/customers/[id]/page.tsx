import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CustomerPage } from '#components/desk/customers/customer-page.tsx';
import { FreshCustomers } from '#components/desk/customers/fresh-customers.tsx';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { isStorable } from '#contract/value/text.ts';
import { everyPermission } from '#domain/permission/permissions.ts';
import { readCustomerOrders } from '#server/customer/list/customer-orders.ts';
import { readCustomer } from '#server/customer/list/read-customers.ts';
import { readNotes } from '#server/customer/notes.ts';
import { can } from '#server/session/can.ts';
import { problemOf } from '#server/web/problem.ts';
import { atDesk, deskView } from '../../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Customer' };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ do?: string; problem?: string }>;
}

export default async function DeskCustomerPage({ params, searchParams }: Props) {
  const actor = await atDesk('/desk/customers/[id]');
  const { id } = await params;
  const { do: asked, problem } = await searchParams;
  const customer = isStorable(id)
    ? await readCustomer(id).catch((error: unknown) => {
        if (problemOf(error)?.code === 'not_found') return null;
        throw error;
      })
    : null;
  if (!customer) notFound();
  const desk = await deskView();
  return (
    <>
      <ReturnedProblem code={problem} />
      <CustomerPage
        customer={customer}
        orders={await readCustomerOrders(id)}
        notes={await readNotes(id)}
        noteKey={randomUUID()}
        may={everyPermission.filter((permission) => can(actor, permission))}
        asked={asked ?? null}
      />
      {desk && <FreshCustomers desk={desk} />}
    </>
  );
}
