import type { Metadata } from 'next';
import { deskAddress } from '#components/desk/desk-address.ts';
import { PieceFilters } from '#components/desk/piece-filters.tsx';
import { PiecesTable } from '#components/desk/pieces-table.tsx';
import { ReturnedProblem } from '#components/desk/returned-problem.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { pieceFilterSchema } from '#contract/desk.ts';
import { readDeskPieces } from '#server/desk/desk-pieces.ts';
import { merchant } from '../../merchant.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Pieces' };

type Search = Promise<{ q?: string; state?: string; after?: string; problem?: string }>;

export default async function PiecesPage({ searchParams }: { searchParams: Search }) {
  const actor = await merchant();
  const { q = '', state, after, problem } = await searchParams;
  const filter = pieceFilterSchema.catch('all').parse(state);
  const { rows, views, counts, next } = await readDeskPieces(actor, { search: q, filter, after });
  const query = { q, state: filter === 'all' ? undefined : filter };
  return (
    <>
      <div className="dh">
        <h1 className="h1">Pieces</h1>
      </div>
      <ReturnedProblem code={problem} />
      <PieceFilters search={q} filter={filter} counts={counts} />
      {rows.length > 0 ? (
        <PiecesTable key={`${q} ${filter} ${after}`} rows={rows} views={views} />
      ) : (
        <p className="empty">No piece matches. Search for part of a name, a maker or a SKU.</p>
      )}
      <div className="pages">
        <span className="small mute num">
          {rows.length} of {counts[filter]}
        </span>
        <div className="row">
          {after && (
            <ButtonLink kind="secondary" small href={deskAddress('/desk/pieces', query)}>
              From the start
            </ButtonLink>
          )}
          {next && (
            <ButtonLink kind="secondary" small href={deskAddress('/desk/pieces', { ...query, after: next })}>
              Later
            </ButtonLink>
          )}
        </div>
      </div>
    </>
  );
}
