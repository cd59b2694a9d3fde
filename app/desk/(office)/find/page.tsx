import type { Metadata } from 'next';
import { FoundList } from '#components/desk/find/found-list.tsx';
import { findQuerySchema } from '#contract/desk/find.ts';
import { findAtDesk } from '#server/desk/find/find-at-desk.ts';
import { atDesk } from '../../at-desk.ts';
import '#components/desk/find/find.css';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Search' };

type Search = Promise<Record<string, unknown>>;

export default async function DeskFindPage({ searchParams }: { searchParams: Search }) {
  const actor = await atDesk('/desk/find');
  const { q } = findQuerySchema.parse(await searchParams);
  const found = await findAtDesk(actor, q);
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Search</h1>
      </div>
      <search className="desk-tools">
        <form action="/desk/find">
          <label className="visually-hidden" htmlFor="find">
            Search the desk
          </label>
          <input
            id="find"
            className="input"
            type="search"
            name="q"
            defaultValue={q}
            maxLength={100}
            placeholder="Order, customer, piece, lot or page"
          />
          <button type="submit" className="button button--secondary button--small">
            Search
          </button>
        </form>
      </search>
      {found.length === 0 ? <p className="desk__empty">Nothing found for “{q}”.</p> : <FoundList found={found} />}
    </>
  );
}
