import type { CatalogueQuery } from '#contract/catalogue-query.ts';
import { catalogueStep } from '#contract/limits.ts';
import type { View } from '#contract/views.ts';
import { ButtonLink } from '../ui/button.tsx';
import { counted } from '../ui/count-words.ts';
import { CloseIcon } from '../ui/icons.tsx';
import { addressOf, chipsOf } from './catalogue-address.ts';
import { CatalogueForm } from './catalogue-form.tsx';
import { NothingFound } from './nothing-found.tsx';
import { PieceCards } from './piece-cards.tsx';
import './catalogue.css';

const sizes = '(max-width: 900px) calc(50vw - 28px), (max-width: 1536px) 22vw, 340px';

/** A wide screen shows a row of three at once, a phone two and a half. */
const inSight = 3;

export interface CataloguePageProps {
  title: string;
  lead?: string;
  /** `/shop` or `/shop/<collection>`. */
  path: string;
  query: CatalogueQuery;
  list: {
    cards: View<'card'>[];
    total: number;
    facets: { inStock: number; few: number; makers: { maker: string; count: number }[] };
  };
}

export function CataloguePage({ title, lead, path, query, list }: CataloguePageProps) {
  const { cards, total } = list;
  const chips = chipsOf(query);
  const more = Math.min(catalogueStep, total - cards.length);
  return (
    <main className="wrap">
      <CatalogueForm title={title} path={path} query={query} facets={list.facets} total={total}>
        <p className="small num" aria-live="polite">
          <span className="b">{counted(total, 'piece')}</span>
          {query.q && <span className="mute"> for “{query.q}”</span>}
        </p>
        {chips.length > 0 && (
          <div className="chips">
            {chips.map((chip) => (
              <a key={chip.label} className="chip" href={addressOf(path, chip.without)} data-scroll="keep">
                {chip.label}
                <CloseIcon />
                <span className="sr">, remove</span>
              </a>
            ))}
            <a className="btn quiet sm" href={path} data-scroll="keep">
              Clear all
            </a>
          </div>
        )}
      </CatalogueForm>
      <div className="catalogue-res">
        {lead && <p className="lead">{lead}</p>}
        {total === 0 ? (
          <NothingFound path={path} query={query} />
        ) : (
          <div className="res">
            <PieceCards cards={cards} sizes={sizes} inSight={inSight} />
          </div>
        )}
      </div>
      {more > 0 && (
        <div className="more">
          <p className="small mute num">
            {cards.length} of {total} shown
          </p>
          <ButtonLink
            kind="secondary"
            href={addressOf(path, { ...query, shown: cards.length + more })}
            data-scroll="keep"
          >
            Show {more} more
          </ButtonLink>
        </div>
      )}
    </main>
  );
}
