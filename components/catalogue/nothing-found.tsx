import type { CatalogueQuery } from '#contract/catalogue-query.ts';
import { ButtonLink } from '../ui/button.tsx';
import { addressOf, chipsOf } from './catalogue-address.ts';

export function NothingFound({ path, query }: { path: string; query: CatalogueQuery }) {
  const narrowed = chipsOf(query).length > 0;
  const wider = { ...query, stock: false, few: false, maker: [] };
  return (
    <div className="catalogue-none">
      <h2 className="h2">{query.q ? `No pieces match “${query.q}”` : 'No pieces match'}</h2>
      <p className="mute">
        {narrowed
          ? 'No piece matches all of your filters.'
          : 'Try fewer words, or the name of a maker, a glaze or a form.'}
      </p>
      <div className="row">
        {narrowed && <ButtonLink href={addressOf(path, wider)}>Clear the filters</ButtonLink>}
        <ButtonLink kind={narrowed ? 'secondary' : 'primary'} href="/shop">
          See all pieces
        </ButtonLink>
      </div>
    </div>
  );
}
