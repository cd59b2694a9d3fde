import type { Metadata } from 'next';
import { deskAddress } from '#components/desk/desk-address.ts';
import { PieceFilters } from '#components/desk/pieces/piece-filters.tsx';
import { PiecesTable, type PiecesTableProps } from '#components/desk/pieces/pieces-table.tsx';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { pieceFilterSchema } from '#contract/catalogue/desk-pieces.ts';
import { deskPages } from '#domain/permission/desk-pages.ts';
import { readDeskPieces } from '#server/desk/desk-pieces.ts';
import { meetsNeed } from '#server/session/can.ts';
import { atDesk } from '../../at-desk.ts';
import { mayChange } from './may-change.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Pieces' };

type Name = 'q' | 'state' | 'after' | 'problem' | 'changed' | 'ask' | 'about' | 'price' | 'count' | 'seen';
type Query = Partial<Record<Name, string>>;
type Search = Promise<Query>;
/** How long a plain form's change of a price can be put back from its page. */
const undoMs = 60_000;

export default async function PiecesPage({ searchParams }: { searchParams: Search }) {
  const actor = await atDesk('/desk/pieces');
  const asked = await searchParams;
  const { q = '', state, after, problem } = asked;
  const filter = pieceFilterSchema.catch('all').parse(state);
  const { rows, views, counts, next } = await readDeskPieces(actor, { search: q, filter, after });
  const query = { q, state: filter === 'all' ? undefined : filter };
  const mayAdd = meetsNeed(actor, deskPages['/desk/pieces/new'].needs);
  const mayImport = meetsNeed(actor, deskPages['/desk/import'].needs);
  const leaveAt = deskAddress('/desk/pieces', { ...query, after });
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Pieces</h1>
        {mayAdd && <ButtonLink href="/desk/pieces/new">New piece</ButtonLink>}
      </div>
      <ReturnedProblem code={problem} />
      <PieceFilters search={q} filter={filter} counts={counts} />
      {rows.length > 0 ? (
        <PiecesTable
          key={`${q} ${filter} ${after}`}
          rows={rows}
          views={views}
          asked={questionIn(asked)}
          leaveAt={leaveAt}
          justChanged={changedIn(asked, views)}
          may={mayChange(actor)}
        />
      ) : (
        <NoPieces searched={q !== '' || filter !== 'all'} mayAdd={mayAdd} mayImport={mayImport} />
      )}
      <div className="desk-pages">
        <span className="small muted tabular">
          {rows.length} of {counts[filter]}
        </span>
        <div className="cluster">
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

function NoPieces({ searched, mayAdd, mayImport }: Record<'searched' | 'mayAdd' | 'mayImport', boolean>) {
  if (searched) return <p className="desk__empty">No pieces match. Search for part of a name, a maker or a SKU.</p>;
  return (
    <div className="desk__empty">
      <p>There are no pieces yet.</p>
      <div className="cluster">
        {mayAdd && (
          <ButtonLink small href="/desk/pieces/new">
            Add the first piece
          </ButtonLink>
        )}
        {mayImport && (
          <ButtonLink kind="secondary" small href="/desk/import">
            Import a CSV file
          </ButtonLink>
        )}
      </div>
    </div>
  );
}

/** What a form sent without JavaScript is asked: see `questionAddress`. */
function questionIn({ ask, about, price, count, seen }: Query): PiecesTableProps['asked'] {
  if (ask === undefined) return null;
  const base = seen !== undefined && /^\d{1,7}$/.test(seen) ? Number(seen) : undefined;
  return { sku: ask, about: about === 'stock' ? 'onHand' : 'price', price, count, seen: base };
}

function changedIn({ changed }: Query, views: PiecesTableProps['views']): string | null {
  const variants = views.flatMap((view) => view.data.variants);
  const at = variants.find(({ sku }) => sku === changed)?.priceChangedAt;
  return changed !== undefined && at && Date.now() - Date.parse(at) < undoMs ? changed : null;
}
