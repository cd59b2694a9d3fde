import type { Lot } from '#contract/auction/auction.ts';
import { estimateWords, sizeWords } from './lot-words.ts';

export function LotHeading({ lot, currency }: { lot: Lot; currency: string }) {
  const estimate = estimateWords(lot, currency);
  const made = [lot.material, sizeWords(lot)].filter(Boolean).join(', ');
  return (
    <div className="ltt">
      <p className="h2 lno num">
        <span className="sr">Lot </span>
        {lot.lotNumber}
      </p>
      <div>
        <h1 className="h1 work">{lot.title}</h1>
        <p className="mute num lmk">
          {[lot.maker, 'One of one'].filter(Boolean).join('. ')}.<br />
          {[made, estimate && `Estimate ${estimate}`].filter(Boolean).join('. ')}
        </p>
      </div>
    </div>
  );
}
