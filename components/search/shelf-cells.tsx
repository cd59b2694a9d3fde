'use client';

import { Activity, memo, useEffect, useRef, useState } from 'react';
import { NearPieceCard } from '#components/catalogue/piece-card.tsx';
import { announce } from '#components/ui/announce.ts';
import { counted } from '#components/ui/format/count-words.ts';
import { grouped } from '#components/ui/format/format-money.ts';
import type { PhotographProps } from '#components/ui/photograph/photograph.tsx';
import type { MoreCells, ShelfCell } from '#contract/search/shelf-page.ts';
import type { View } from '#contract/wire/views.ts';
import { LotCard } from './lot-card.tsx';
import { useCounts } from './use-counts.ts';

const sizes = '(max-width: 900px) calc(50vw - 28px), (max-width: 1536px) 22vw, 340px';
const wideSizes = '(max-width: 900px) calc(100vw - 40px), (max-width: 1536px) 46vw, 704px';
/** A wide screen shows a row of three at once, a phone two and a half. */
const inSight = 3;
const step = 36;
const mostShown = 480;
const mostNew = 20;

export interface ShelfCellsProps {
  cells: readonly ShelfCell[];
  counts: View<'facets'>;
  /** The list's name, for what follows. */
  listKey: string;
  next: string | null;
  /** How many come before these. */
  before: number;
  /** The next page's address, and that of all that is shown then. */
  moreAddress: string;
  path: string;
}

/** What is counted is asked for by those who show it: a change of it leaves the cells as they are, awake or not yet. */
export function ShelfCells({ cells, counts, listKey, next, before, moreAddress, path }: ShelfCellsProps) {
  const [more, setMore] = useState<MoreCells>({ cells: [], next });
  const [fresh, setFresh] = useState<readonly ShelfCell[]>([]);
  const [busy, setBusy] = useState(false);
  const known = new Set([...fresh, ...cells, ...more.cells].map(({ number }) => number));
  const shown = [...fresh, ...cells.filter(({ number }) => !fresh.some((one) => one.number === number)), ...more.cells];
  const goal = useRef(0);
  const showMore = async () => {
    if (busy) return;
    setBusy(true);
    const found = await ask({ key: listKey, after: more.next ?? '' });
    setBusy(false);
    if (!found) {
      // Only whoever has asked for more is led to it.
      if (goal.current === 0) location.assign(moreAddress);
      goal.current = 0;
      return;
    }
    const unseen = found.cells.filter(({ number }) => !known.has(number));
    setMore({ cells: [...more.cells, ...unseen], next: found.next });
    rememberShown(path, Math.min(mostShown, shown.length + unseen.length - fresh.length));
  };
  useEffect(() => {
    goal.current = before === 0 ? shownInAddress() : 0;
  }, [before]);
  // A long list that somebody comes back to: the page itself has its beginning.
  useEffect(() => {
    if (shown.length >= goal.current || more.next === null) goal.current = 0;
    else void showMore();
  });
  const showNew = async (wanted: readonly number[]) => {
    const found = await ask({ key: listKey, newest: String(mostNew) });
    if (!found) return;
    const cellsOf = found.cells.filter(({ number }) => wanted.includes(number));
    setFresh(cellsOf.map((cell) => ({ ...cell, detail: null }) as ShelfCell));
  };
  return (
    <>
      <NewPieces counts={counts} known={known} show={showNew} />
      <ul className="piece-list" aria-busy={busy}>
        {shown.map((cell, place) => (
          <Cell key={cell.number} cell={cell} fetching={fetchingAt(place)} />
        ))}
      </ul>
      {(more.next !== null || before > 0) && (
        <More
          counts={counts}
          shown={before + shown.length}
          hasMore={more.next !== null}
          address={moreAddress}
          showMore={shown.length + before >= mostShown ? null : () => void showMore()}
        />
      )}
    </>
  );
}

const fetchingAt = (place: number): PhotographProps['fetching'] => {
  if (place >= inSight) return 'lazy';
  return place === 0 ? 'first' : 'soon';
};

interface CellProps {
  cell: ShelfCell;
  fetching: PhotographProps['fetching'];
}

/** A part that isn't awake yet is woken at once, before all else, by whatever it is given anew. */
const Cell = memo(function Cell({ cell, fetching }: CellProps) {
  return (
    <li className={'card' in cell && cell.detail ? 'laid-out-late piece-list__wide' : 'laid-out-late'}>
      <Activity>
        {'lot' in cell ? (
          <LotCard lot={cell.lot} initial={cell.view} sizes={sizes} fetching={fetching} />
        ) : (
          <NearPieceCard
            initial={cell.card}
            detail={cell.detail}
            sizes={cell.detail ? wideSizes : sizes}
            fetching={fetching}
          />
        )}
      </Activity>
    </li>
  );
});

interface MoreProps {
  counts: View<'facets'>;
  /** With those of the pages before. */
  shown: number;
  hasMore: boolean;
  address: string;
  /** Null where the list is as long as one gets: the next page follows. */
  showMore: (() => void) | null;
}

function More({ counts, shown, hasMore, address, showMore }: MoreProps) {
  const { pieces, lots } = useCounts(counts);
  const total = pieces + lots;
  const left = Math.max(0, total - shown);
  return (
    <div className="catalogue__more">
      <p className="small muted tabular">
        {grouped(shown)} of {grouped(total)} shown
      </p>
      <div className="shown-bar" aria-hidden="true">
        <i style={{ width: `${Math.min(100, (100 * shown) / Math.max(1, total))}%` }} />
      </div>
      {hasMore && left > 0 && (
        <a
          className="button button--secondary tabular"
          href={address}
          data-scroll="keep"
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey || showMore === null) return;
            event.preventDefault();
            showMore();
          }}
        >
          {left <= step ? `Show the other ${left}` : `Show ${step} more`}
        </a>
      )}
    </div>
  );
}

interface NewPiecesProps {
  counts: View<'facets'>;
  known: ReadonlySet<number>;
  show: (fresh: readonly number[]) => void;
}

/** It waits, and enters the list only when it is pressed. */
function NewPieces({ counts, known, show }: NewPiecesProps) {
  const live = useCounts(counts);
  const before = new Set(counts.data.newest);
  // What came since stands before the first that was there.
  const since = before.size === 0 ? -1 : live.newest.findIndex((number) => before.has(number));
  const arrived = since < 0 ? live.newest : live.newest.slice(0, since);
  const fresh = arrived.filter((number) => number > 0 && !known.has(number));
  const words = counted(fresh.length, 'new piece');
  const any = fresh.length > 0;
  useEffect(() => {
    if (any) announce(`${words}, at the top`);
  }, [any, words]);
  if (!any) return null;
  return (
    <div className="new-pieces-pill">
      <button type="button" className="pill tabular" onClick={() => show(arrived)}>
        <i className="pulse beating" />
        {words}
      </button>
    </div>
  );
}

async function ask(query: Record<string, string>): Promise<MoreCells | null> {
  const response = await fetch(`/api/shelf?${new URLSearchParams(query)}`).catch(() => null);
  return response?.ok ? response.json() : null;
}

const shownInAddress = () => Math.min(mostShown, Number(new URLSearchParams(location.search).get('shown')) || 0);

/** For the way back: the same list, as long as it was. */
function rememberShown(path: string, shown: number): void {
  const address = new URL(path, location.origin);
  address.searchParams.set('shown', String(shown));
  history.replaceState(history.state, '', address);
}
