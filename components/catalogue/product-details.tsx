import type { Piece } from '#contract/catalogue.ts';
import { counted, countInWords } from '../ui/count-words.ts';
import { sizeText, weightText } from './piece-measures.ts';

export function ProductDetails({ piece, variants }: { piece: Piece; variants: number }) {
  const facts: [string, string | null][] = [
    ['Edition', editionText(piece.editionSize, variants)],
    ['Size', sizeText(piece)],
    ['Weight', weightText(piece.weightGrams)],
    ['Body', piece.material || null],
    ['Maker', piece.maker],
  ];
  return (
    <section className="sec grid abt" aria-labelledby="the-piece">
      <div className="ab1">
        <h2 className="h2" id="the-piece">
          The piece
        </h2>
        <div className="prose">
          <p>{piece.description}</p>
        </div>
      </div>
      <dl className="dl ab2">
        {facts.map(
          ([term, fact]) =>
            fact && (
              <div key={term} className="fact">
                <dt>{term}</dt>
                <dd className="num">{fact}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

function editionText(size: number | null, variants: number): string | null {
  if (size === null) return null;
  return variants > 1 ? `${size} in ${countInWords(variants)} versions` : counted(size, 'piece');
}
