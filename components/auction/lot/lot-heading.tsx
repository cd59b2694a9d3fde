import type { Lot } from '#contract/auction/auction.ts';
import { estimateWords, sizeWords } from './lot-words.ts';

export function LotHeading({ lot, currency }: { lot: Lot; currency: string }) {
  const estimate = estimateWords(lot, currency);
  const made = [lot.material, sizeWords(lot)].filter(Boolean).join(', ');
  return (
    <div className="lot-page__title">
      <p className="heading lot-page__number tabular">
        <span className="visually-hidden">Lot </span>
        {lot.lotNumber}
      </p>
      <div>
        <h1 className="heading-large work-title">{lot.title}</h1>
        <p className="muted tabular lot-page__maker">
          {[lot.maker, 'One of one'].filter(Boolean).join('. ')}.<br />
          {[made, estimate && `Estimate ${estimate}`].filter(Boolean).join('. ')}
        </p>
      </div>
    </div>
  );
}
