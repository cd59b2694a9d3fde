import { TellWhenFits, type WatchableList } from '#components/alert/tell-when-fits.tsx';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { foundWords } from './shelf-address.ts';

interface NothingFitsProps {
  /** It names what was asked for. */
  heading: string;
  path: string;
  words: string;
  chosen: readonly string[];
  /** What there would be without one of them. */
  without: readonly { label: string; href: string; pieces: number; lots: number }[];
  /** What an alert would watch; null where none can. */
  watch: WatchableList | null;
}

export function NothingFits({ heading, path, words, chosen, without, watch }: NothingFitsProps) {
  const helping = without.filter(({ pieces, lots }) => pieces + lots > 0);
  return (
    <div className="no-results">
      <h2 className="heading">{heading}</h2>
      <p className="muted">
        {chosen.length === 0 && words === '' && 'New pieces will appear here.'}
        {chosen.length === 0 && words !== '' && 'Try fewer words, or the name of a maker, a material or a form.'}
        {chosen.length === 1 && 'Nothing matches that filter.'}
        {chosen.length > 1 && 'Nothing matches all of your filters.'}
        {helping.length > 0 && ' Remove one to see more:'}
      </p>
      {helping.length > 0 && (
        <ul className="no-results__list">
          {helping.map(({ label, href, pieces, lots }) => (
            <li key={label}>
              <span>Without “{label}”</span>
              <a className="text-link tabular" href={href} data-scroll="keep">
                {foundWords(pieces, lots)}
                <span className="visually-hidden"> without {label}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {watch && (
        <div id="tell">
          <TellWhenFits list={watch.list} />
        </div>
      )}
      <div className="cluster">
        {chosen.length > 0 && (
          <ButtonLink
            kind={watch ? 'secondary' : 'primary'}
            href={words ? `${path}?${new URLSearchParams({ q: words })}` : path}
          >
            Clear the filters
          </ButtonLink>
        )}
        {(chosen.length > 0 || words !== '' || path !== '/shop') && (
          <ButtonLink kind={chosen.length > 0 || watch ? 'secondary' : 'primary'} href="/shop">
            See all pieces
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
