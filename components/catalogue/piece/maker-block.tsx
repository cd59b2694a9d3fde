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
    <section className="piece-maker laid-out-late" aria-labelledby="maker">
      {photograph && (
        <div className="piece-maker__photo">
          <Photograph image={photograph} alt="" sizes="(max-width: 900px) 100vw, 56vw" />
        </div>
      )}
      <div className="piece-maker__text">
        <h2 className="heading" id="maker">
          {maker.name}
        </h2>
        {maker.text && <p className="muted">{maker.text}</p>}
        <p>
          <ButtonLink kind="secondary" href={`/makers/${maker.slug}`}>
            All their pieces
          </ButtonLink>
        </p>
      </div>
    </section>
  );
}
