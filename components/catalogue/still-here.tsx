'use client';

import { useView } from '#components/live/view/use-view.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { LabelledCard } from '#contract/catalogue/catalogue.ts';
import { cardLine } from '../stock/stock-words.ts';
import { shownCard } from './shown-card.ts';

const most = 3;

export function StillHere({ others }: { others: LabelledCard[] }) {
  const here = others.filter(({ data }) => !data.soldOut).slice(0, most);
  return (
    <div className="sold-here">
      {here.length > 0 && (
        <>
          <h2 className="small medium">Also in stock</h2>
          <ul>
            {here.map((label) => (
              <Other key={label.topic} label={label} />
            ))}
          </ul>
        </>
      )}
      <ButtonLink kind={here.length > 0 ? 'secondary' : 'primary'} wide href="/shop?availability=in_stock">
        See all pieces in stock
      </ButtonLink>
    </div>
  );
}

function Other({ label }: { label: LabelledCard }) {
  const held = useView<'card'>(label.topic);
  const live = held && held.version >= label.version ? shownCard(held.data, label.data) : null;
  const { slug, title, maker, image, price, fromPrice } = live ?? label.data;
  const money = formatMoney(price.amount, price.currency);
  return (
    <li>
      <a href={`/products/${slug}`}>
        <Photograph image={image} alt="" sizes="64px" />
        <span>
          <span className="work-title">{title}</span>
          <span className="small muted tabular">
            {maker}. {fromPrice ? `From ${money}` : money}
            {live && `. ${cardLine(live.stock).text}`}
          </span>
        </span>
      </a>
    </li>
  );
}
