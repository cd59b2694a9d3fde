import type { Metadata } from 'next';
import { NewPiece } from '#components/desk/pieces/editor/new-piece.tsx';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import { readMakersOffered } from '#server/catalogue/piece/read-piece-form.ts';
import { typedOn } from '../../../../typed.ts';
import { atDesk } from '../../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'New piece' };

export default async function NewPiecePage({
  searchParams,
}: {
  searchParams: Promise<{ problem?: string; typed?: string }>;
}) {
  await atDesk('/desk/pieces/new');
  const query = await searchParams;
  const makers = await readMakersOffered();
  return (
    <>
      <div className="desk__head">
        <div>
          <p className="small">
            <a className="text-link" href="/desk/pieces">
              Pieces
            </a>
          </p>
          <h1 className="heading-large">New piece</h1>
        </div>
      </div>
      <ReturnedProblem code={query.problem} />
      <NewPiece makers={makers} currency={shopCurrency()} typed={(await typedOn(query)) ?? {}} />
    </>
  );
}
