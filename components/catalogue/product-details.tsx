import { counted, countInWords } from '#components/ui/format/count-words.ts';
import { RichText } from '#components/ui/rich-text/rich-text.tsx';
import type { Piece } from '#contract/catalogue/catalogue.ts';
import { ScaleDrawing } from './piece/scale-drawing.tsx';
import { sizeText, weightText } from './piece-measures.ts';
import { ProductSafety } from './product-safety.tsx';

export function ProductDetails({ piece, variants }: { piece: Piece; variants: number }) {
  const size = [sizeText(piece), weightText(piece.weightGrams)].filter(Boolean).join(', ');
  const rows: { name: string; text: string | null }[] = [
    { name: 'Edition', text: editionText(piece.editionSize, variants) },
    { name: 'Size', text: size || null },
    { name: 'Material', text: piece.material || null },
    ...piece.facts,
  ];
  // A piece of which nothing is known yet has no empty heading.
  if (!piece.description && !piece.descriptionHtml && rows.every(({ text }) => !text))
    return <ProductSafety piece={piece} />;
  return (
    <section className="columns piece-about laid-out-late" aria-labelledby="the-piece">
      <div className="piece-about__story">
        <h2 className="heading" id="the-piece">
          The piece
        </h2>
        {piece.descriptionHtml === null ? (
          <div className="prose">
            {paragraphsOf(piece.description).map((paragraph, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a key is sent with the page: the text would stand in it once more.
              <p key={place}>{paragraph}</p>
            ))}
          </div>
        ) : (
          <RichText html={piece.descriptionHtml} />
        )}
        <ScaleDrawing {...piece} />
      </div>
      <div className="piece-about__facts">
        <dl className="piece-facts">
          {rows.map(
            ({ name, text }) =>
              text && (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd className="tabular">{text}</dd>
                </div>
              ),
          )}
        </dl>
        <ProductSafety piece={piece} />
      </div>
    </section>
  );
}

const paragraphsOf = (text: string): string[] => text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');

function editionText(size: number | null, variants: number): string | null {
  if (size === null) return null;
  return variants > 1 ? `${size} in ${countInWords(variants)} versions` : counted(size, 'piece');
}
