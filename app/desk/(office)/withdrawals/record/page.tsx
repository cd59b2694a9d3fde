import type { Metadata } from 'next';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { Button } from '#components/ui/form/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { readShop } from '#server/shop/read-shop.ts';
import { atDesk } from '../../../at-desk.ts';
import '#components/desk/desk-list.css';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Record a withdrawal' };

export default async function RecordPage({ searchParams }: { searchParams: Promise<{ problem?: string }> }) {
  await atDesk('/desk/withdrawals/record');
  const { problem } = await searchParams;
  const { zone } = await readShop();
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Record a withdrawal</h1>
      </div>
      <ReturnedProblem code={problem} />
      <p className="small muted">
        A letter, a phone call or an email is a withdrawal too. The time it was sent counts.
      </p>
      <form className="new-form" method="post" action="/api/desk/withdrawals">
        <div className="field">
          <label htmlFor="record-source">It came by</label>
          <select className="input" id="record-source" name="source" defaultValue="email">
            <option value="email">Email</option>
            <option value="letter">Letter</option>
            <option value="telephone">Telephone</option>
          </select>
        </div>
        <Field label={`Sent on (${zone})`} name="sentAt" type="datetime-local" required />
        <Field label="Name" name="name" maxLength={100} required />
        <Field label="Order, as written" name="order" maxLength={120} />
        <Field label="Pieces, as written (empty: everything)" name="pieces" maxLength={500} />
        <Field label="Email for the receipt" name="email" type="email" maxLength={254} required />
        <Button type="submit">Record and send the receipt</Button>
      </form>
    </>
  );
}
