import { ButtonLink } from '#components/ui/form/button.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { Maker } from '#contract/catalogue/catalogue.ts';
import type { Image } from '#contract/photograph/image.ts';

interface MakerBlockProps {
  maker: Maker;
  /** Of another of their pieces, for a maker without a portrait. */
  ofPiece: Image | null;
}

export function MakerBlock({ maker, ofPiece }: MakerBlockProps) {
  const photograph = maker.portrait ?? ofPiece;
  return (
    <section className="mk13 late" aria-labelledby="maker">
      {photograph && (
        <div className="mkp">
          <Photograph image={photograph} alt="" sizes="(max-width: 900px) 100vw, 56vw" />
        </div>
      )}
      <div className="mkt">
        <h2 className="h2" id="maker">
          {maker.name}
        </h2>
        {maker.text && <p className="mute">{maker.text}</p>}
        <p>
          <ButtonLink kind="secondary" href={`/makers/${maker.slug}`}>
            All their pieces
          </ButtonLink>
        </p>
      </div>
    </section>
  );
}
