import { ButtonLink } from '#components/ui/form/button.tsx';
import { counted, countedInWords } from '#components/ui/format/count-words.ts';
import { PageHead } from '#components/ui/page-head.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { Maker } from '#contract/catalogue/catalogue.ts';
import { makersStep } from '#contract/catalogue/makers-step.ts';
import type { PlaceImage } from '#contract/photograph/image.ts';
import './makers.css';

interface Entry extends Maker {
  pieces: number;
  photograph: { file: string; alt: string; dominantHex: string } | null;
}

const sizes = '(max-width: 900px) 100vw, (max-width: 1536px) 32vw, 480px';

interface MakersPageProps {
  /** At the head of the page. */
  image: PlaceImage | null;
  makers: readonly Entry[];
  total: number;
  letters: readonly string[];
  /** The maker whom the next ones follow. */
  next: string | null;
  /** The first letter that was asked for. */
  letter: string | null;
  isFirst: boolean;
}

export function MakersPage({ image, makers, total, letters, next, letter, isFirst }: MakersPageProps) {
  const first = letter === null ? '/makers' : `/makers?letter=${letter}`;
  return (
    <main className="container makers-page">
      <PageHead image={image}>
        <h1 className="heading-large">Makers</h1>
        <p className="lead-text">
          {total === 0
            ? 'No makers have pieces in the shop yet.'
            : `${countedInWords(total, 'maker')} with pieces in the shop now.`}
        </p>
        {total > makersStep && <Letters letters={letters} chosen={letter} />}
      </PageHead>
      {makers.length === 0 && total > 0 && (
        <p>{letter === null ? 'There are no more makers.' : 'No makers’ names start with that.'}</p>
      )}
      <ul className="makers-page__list">
        {makers.map((maker, place) => (
          <li key={maker.slug}>
            <a href={`/makers/${maker.slug}`}>
              <Photograph
                image={maker.portrait ?? maker.photograph}
                alt=""
                sizes={sizes}
                fetching={place < 3 && !image ? 'soon' : 'lazy'}
              />
              <h2 className="heading-small">{maker.name}</h2>
              <span className="small muted tabular">
                {[maker.place, counted(maker.pieces, 'piece')].filter(Boolean).join('. ')}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {(next !== null || !isFirst) && (
        <div className="makers-page__pages">
          {next !== null && (
            <ButtonLink
              kind="secondary"
              className="tabular"
              href={letter === null ? `/makers?after=${next}` : `${first}&after=${next}`}
              rel="next"
            >
              More makers
            </ButtonLink>
          )}
          {!isFirst && (
            <ButtonLink kind="quiet" href={first}>
              Back to the start{' '}
            </ButtonLink>
          )}
        </div>
      )}
    </main>
  );
}

/** Each leads to the makers whose names begin so. */
function Letters({ letters, chosen }: { letters: readonly string[]; chosen: string | null }) {
  return (
    <nav className="makers-page__letters" aria-label="Makers by first letter">
      <a href="/makers" aria-current={chosen === null ? 'page' : undefined}>
        All
      </a>
      {letters.map((letter) => (
        <a key={letter} href={`/makers?letter=${letter}`} aria-current={letter === chosen ? 'page' : undefined}>
          {letter === '0' ? 'Other' : letter.toUpperCase()}
        </a>
      ))}
    </nav>
  );
}
