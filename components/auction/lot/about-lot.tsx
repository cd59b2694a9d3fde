import type { Lot } from '#contract/auction/auction.ts';
import type { LotSale } from '#contract/auction/lot-facts.ts';
import { sizeWords } from './lot-words.ts';

export function AboutLot({ lot, sale }: { lot: Lot; sale: LotSale }) {
  const facts = [
    ['Made of', lot.material],
    ['Size', sizeWords(lot)],
    ['Weight', lot.weightGrams === null ? null : `${(lot.weightGrams / 1000).toFixed(1)} kg`],
    ['Condition', sale.condition],
    ['Provenance', sale.provenance],
    ['Held at', sale.location],
  ].filter(([, value]) => value);
  if (!lot.description && facts.length === 0) return null;
  return (
    <section className="columns lot-page__about laid-out-late">
      <div className="lot-page__story">
        <h2 className="heading">About the piece</h2>
        <div className="prose">
          <p>{lot.description}</p>
        </div>
      </div>
      <dl className="fact-list lot-page__facts tabular">
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
