import { TellWhenAnotherFits } from '#components/alert/tell-when-fits.tsx';
import { InTheShop } from '#components/catalogue/in-the-shop.tsx';
import { CloseIcon } from '#components/ui/icons.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { PlaceImage } from '#contract/photograph/image.ts';
import { listWords } from '#contract/search/list-words.ts';
import type { ShelfPageQuery } from '#contract/search/shelf.ts';
import { addressOf, parametersOf } from '#contract/search/shelf-address.ts';
import { longestShelfKey, shelfKeyOf } from '#contract/search/shelf-key.ts';
import { shelfStep } from '#contract/search/shelf-limits.ts';
import type { ShelfPage as Page } from '#contract/search/shelf-page.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { emptyListName } from '#domain/alert/list-name.ts';
import { NothingFits } from './nothing-fits.tsx';
import type { Chip } from './shelf-address.ts';
import { ShelfCells } from './shelf-cells.tsx';
import { ShelfForm } from './shelf-form.tsx';
import { watchOf } from './watch-of.ts';
import '#components/catalogue/catalogue.css';
import './shelf.css';
import './piece-list.css';
import './facets.css';

/** Names no list. */
const noList = '-';

export interface ShelfPageProps {
  title: string;
  lead?: string | undefined;
  /** Of a collection's pieces in use. */
  image?: PlaceImage | null;
  /** `/shop` or `/shop/<collection>`. */
  path: string;
  collection: string | null;
  query: ShelfPageQuery;
  chips: readonly Chip[];
  page: Page;
  /** In the order of `chips`; empty where something is found. */
  without: readonly { pieces: number; lots: number }[];
  /** Pieces of the shop to show then. */
  instead: readonly View<'card'>[];
}

export function ShelfPage({
  title,
  lead,
  image = null,
  path,
  collection,
  query,
  chips,
  page,
  without,
  instead,
}: ShelfPageProps) {
  const plain = { ...query, shown: shelfStep, after: '' };
  const key = shelfKeyOf(collection, parametersOf(plain));
  // A name that is too long has no live counts: the page says what was true when it was asked for.
  const counts = { topic: topicOf.facets(key.length > longestShelfKey ? noList : key), ...page.counts };
  const more = page.next === null ? path : addressOf(path, { ...plain, after: page.next });
  const watch = watchOf({ query, collection, title, pieces: page.counts.data.pieces });
  return (
    <main className="container shelf">
      {image && (
        <div className="shelf__head">
          <Photograph image={image} sizes="(max-width: 1536px) 100vw, 1456px" fetching="first" />
        </div>
      )}
      <ShelfForm title={title} path={path} query={query} counts={counts} listKey={key}>
        {chips.length > 0 && (
          <div className="filter-chips">
            {chips.map((chip) => (
              <a key={chip.label} className="filter-chip" href={addressOf(path, chip.without)} data-scroll="keep">
                {chip.label}
                <CloseIcon />
                <span className="visually-hidden">, remove</span>
              </a>
            ))}
            <a className="button button--quiet button--small" href={path} data-scroll="keep">
              Clear all
            </a>
          </div>
        )}
      </ShelfForm>
      <div className="catalogue__results">
        {lead && <p className="lead-text">{lead}</p>}
        {page.corrected !== null && (
          <p className="did-you-mean">
            Showing <b>{page.corrected}</b> for “{query.q}”.
          </p>
        )}
        {page.corrected === null &&
          page.synonyms.map(([typed, meaning]) => (
            <p className="did-you-mean" key={typed}>
              “{typed}” finds <b>{meaning}</b> here.
            </p>
          ))}
        {page.cells.length === 0 ? (
          <NothingFits
            heading={emptyHeading(query, collection === null ? null : title)}
            path={path}
            words={query.q}
            watch={watch}
            chosen={chips.map(({ label }) => label)}
            without={chips.map(({ label, without: wider }, place) => ({
              label,
              href: addressOf(path, wider),
              pieces: without[place]?.pieces ?? 0,
              lots: without[place]?.lots ?? 0,
            }))}
          />
        ) : (
          <ShelfCells
            key={key}
            cells={page.cells}
            counts={counts}
            listKey={key}
            next={page.next}
            before={page.before}
            moreAddress={more}
            path={addressOf(path, { ...plain, after: query.after })}
          />
        )}
        {page.cells.length === 0 && <InTheShop cards={instead} />}
        {page.cells.length > 0 && watch && <TellWhenAnotherFits key={watch.list} {...watch} />}
      </div>
    </main>
  );
}

/** Of a list that says what can be bought now, nothing is named: there may be such pieces. */
const emptyHeading = (query: ShelfPageQuery, collection: string | null): string =>
  query.availability.length > 0 ? 'No pieces match' : emptyListName(listWords(query, collection));
