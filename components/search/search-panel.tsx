'use client';

import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useLiveState } from '#components/live/live-provider.tsx';
import { useView } from '#components/live/view/use-view.ts';
import { StockDots } from '#components/stock/stock-dots.tsx';
import { cardLine } from '#components/stock/stock-words.ts';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { FacedLot } from '#contract/auction/lot-face.ts';
import type { SearchPanel as Found } from '#contract/search/search-panel.ts';
import type { View } from '#contract/wire/views.ts';
import { leave } from '../ui/leave.ts';
import { NothingTyped } from './nothing-typed.tsx';
import { rememberSearch } from './recent-searches.ts';
import type { SearchPanelProps } from './search-panel-props.ts';
import { LotRow, PieceRow } from './search-rows.tsx';
import { foundWords, useSearch } from './use-search.ts';
import './search-panel.css';

const idOf = (at: number) => `search-hit-${at}`;

export function SearchPanel({ typed, type, takeKeys, setActive, close }: SearchPanelProps) {
  const router = useRouter();
  const { words, found, slow, failed } = useSearch(typed);
  const [at, setAt] = useState(0);
  const connected = useLiveState(({ connection }) => connection.status === 'live');
  const rows = words === '' || !found ? [] : [...found.pieces, ...found.lots];
  const active = Math.min(at, Math.max(0, rows.length - 1));
  const current = rows[active];
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, another list
  useEffect(() => setAt(0), [words]);
  useEffect(() => setActive(rows.length > 0 ? idOf(active) : null), [active, rows.length, setActive]);
  const seeAll = () => {
    rememberSearch(typed);
    leave(() => router.push(`/search?${new URLSearchParams({ q: typed.trim() })}`));
    close();
  };
  const open = () => {
    rememberSearch(typed);
    close();
  };
  useEffect(() =>
    takeKeys((event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined && rows.length > 0) {
        setAt((active + step + rows.length) % rows.length);
        return true;
      }
      if (event.key !== 'Enter' || typed.trim() === '') return false;
      // What is shown may be of words that have been typed on since.
      if (event.shiftKey || !current || words !== typed.trim()) seeAll();
      else {
        open();
        leave(() => router.push(hrefOf(current)));
      }
      return true;
    }),
  );
  if (words === '' || !found) {
    return <NothingTyped found={words === '' ? found : null} failed={failed} type={type} close={close} />;
  }
  const marked = (found.corrected ?? words)
    .toLowerCase()
    .split(/\s+/)
    .concat(found.synonyms.map(([, meaning]) => meaning));
  return (
    <>
      <p className="small muted tabular search-panel__number" aria-hidden="true">
        {slow ? 'Looking…' : foundWords(found.total)}
      </p>
      <Explained found={found} words={words} />
      {found.total === 0 ? (
        <div className="search-panel__nothing">
          <p>No pieces or lots match. Try fewer letters, or the name of a maker, a material or a form.</p>
          <Group title="Pieces for one of these words" rows={found.parts.map(searchFor)} open={open} />
          <Group title="Browse by form" rows={found.forms.map(inShop('form'))} open={open} />
          <a
            className="button button--secondary"
            href={`/search?${new URLSearchParams({ q: words })}#tell`}
            onClick={open}
          >
            Tell me when something matching “{words}” arrives
          </a>
        </div>
      ) : (
        <div className="search-panel__columns search-panel__columns--three">
          <div className="search-panel__hits" role="listbox" id="search-hits" aria-label="Pieces and lots">
            {found.pieces.length > 0 && (
              <p className="search-panel__heading small medium" role="presentation">
                Pieces
              </p>
            )}
            {found.pieces.map((piece, place) => (
              <PieceRow
                key={piece.topic}
                id={idOf(place)}
                initial={piece}
                words={marked}
                active={place === active}
                point={() => setAt(place)}
                open={open}
              />
            ))}
            {found.lots.length > 0 && (
              <p className="search-panel__heading small medium" role="presentation">
                Lots
              </p>
            )}
            {found.lots.map((entry, number) => (
              <LotRow
                key={entry.lot.id}
                id={idOf(found.pieces.length + number)}
                {...entry}
                words={marked}
                active={found.pieces.length + number === active}
                point={() => setAt(found.pieces.length + number)}
                open={open}
              />
            ))}
          </div>
          <Also found={found} seeAll={`/search?${new URLSearchParams({ q: words })}`} open={open} />
          {current &&
            ('data' in current ? <PieceOnWall key={current.topic} piece={current} /> : <LotOnWall entry={current} />)}
        </div>
      )}
      <p className="small muted search-keys">
        <Keys />
        <span className="search-keys__last">
          {failed || !connected ? (
            'Connection lost. These are the last known prices.'
          ) : (
            <>
              <i className="pulse beating" />
              Prices and stock in this list are live
            </>
          )}
        </span>
      </p>
    </>
  );
}

const hrefOf = (row: View<'card'> | FacedLot) =>
  'data' in row ? `/products/${row.data.slug}` : `/auctions/${row.lot.slug}`;

export const Keys = () => (
  <>
    <span className="search-keys__key">
      <kbd className="key-cap">↑</kbd> <kbd className="key-cap">↓</kbd> move
    </span>
    <span className="search-keys__key">
      <kbd className="key-cap">Enter</kbd> open
    </span>
    <span className="search-keys__key">
      <kbd className="key-cap">Shift Enter</kbd> see all results
    </span>
    <span className="search-keys__key">
      <kbd className="key-cap">Esc</kbd> clear, then close
    </span>
  </>
);

function Explained({ found, words }: { found: Found; words: string }) {
  if (found.corrected !== null) {
    return (
      <p className="did-you-mean">
        Showing <b>{found.corrected}</b> for “{words}”.
      </p>
    );
  }
  return found.synonyms.map(([said, meaning]) => (
    <p className="did-you-mean" key={said}>
      “{said}” finds <b>{meaning}</b> here.
    </p>
  ));
}

interface GroupProps {
  title: string;
  rows: { href: string; name: string; count?: number }[];
  open: () => void;
}

function Group({ title, rows, open }: GroupProps) {
  if (rows.length === 0) return null;
  return (
    <>
      <h2 className="small medium search-panel__heading">{title}</h2>
      <ul className="search-panel__texts">
        {rows.map(({ href, name, count }) => (
          <li key={href}>
            <a href={href} onClick={open}>
              <span>{name}</span>
              {count !== undefined && <span className="small muted tabular">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

const inShop = (facet: string) => (one: { value: string; count: number }) => ({
  href: `/shop?${new URLSearchParams({ [facet]: one.value })}`,
  name: one.value,
  count: one.count,
});

const searchFor = ({ value, count }: { value: string; count: number }) => ({
  href: `/search?${new URLSearchParams({ q: value })}`,
  name: `“${value}”`,
  count,
});

function Also({ found, seeAll, open }: { found: Found; seeAll: string; open: () => void }) {
  return (
    <div className="search-panel__also">
      <Group title="Material" rows={found.materials.map(inShop('material'))} open={open} />
      <Group title="Makers" rows={found.makers.map(inShop('maker'))} open={open} />
      <Group
        title="Collections"
        rows={found.collections.map(({ slug, title }) => ({ href: `/shop/${slug}`, name: title }))}
        open={open}
      />
      <a className="button button--secondary button--wide tabular" href={seeAll} onClick={open}>
        {found.total === 1 ? 'See the result' : `See all ${found.total} results`}
      </a>
    </div>
  );
}

function PieceOnWall({ piece }: { piece: View<'card'> }) {
  const card = useView(piece.topic, piece)?.data ?? piece.data;
  const line = cardLine(card.stock);
  return (
    <figure className="search-panel__wall">
      <Photograph image={card.image} alt="" sizes="300px" />
      <figcaption>
        <span className="work-title">{card.title}</span>
        <StockDots stock={card.stock} />
        <span className={line.urgent ? 'small live-text medium tabular' : 'small muted tabular'}>{line.text}</span>
      </figcaption>
    </figure>
  );
}

const LotOnWall = ({ entry: { lot } }: { entry: FacedLot }) => (
  <figure className="search-panel__wall">
    <Photograph image={lot.images[0] ?? null} alt="" sizes="300px" />
    <figcaption>
      <span className="work-title">{lot.title}</span>
      <span className="small muted tabular">Lot {lot.lotNumber}</span>
    </figcaption>
  </figure>
);
