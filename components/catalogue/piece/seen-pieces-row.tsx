'use client';

import { useView } from '#components/live/view/use-view.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import { isGone } from '#contract/catalogue/gone.ts';
import { topicOf } from '#contract/topics.ts';
import type { SeenPiece } from './seen-pieces.ts';

const most = 6;

export function SeenPieces({ seen, forget }: { seen: SeenPiece[]; forget: () => void }) {
  return (
    <section aria-labelledby="seen">
      <div className="section-head section-rule">
        <h2 className="heading-small" id="seen">
          Recently viewed
        </h2>
        <button type="button" className="text-button text-link small" onClick={forget}>
          Clear
        </button>
      </div>
      <ul className="seen-pieces">
        {seen.slice(0, most).map((piece) => (
          <Seen key={piece.id} piece={piece} />
        ))}
      </ul>
    </section>
  );
}

function Seen({ piece: { id, slug, title, image } }: { piece: SeenPiece }) {
  const live = useView<'card'>(topicOf.card(id))?.data;
  const card = live && !isGone(live) ? live : null;
  return (
    <li>
      <a href={`/products/${slug}`} data-live={topicOf.product(id)}>
        <Photograph image={image && { ...image, alt: '' }} alt="" sizes="(max-width: 900px) 32vw, 205px" />
        <span className="work-title">{card?.title ?? title}</span>
        <span className="small muted tabular">{card ? formatMoney(card.price.amount, card.price.currency) : ' '}</span>
      </a>
    </li>
  );
}
