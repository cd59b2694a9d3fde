import { type Found, foundKinds } from '#contract/desk/find.ts';
import { FoundWords } from './found-list.tsx';
import { foundWords } from './found-words.ts';

interface Props {
  found: readonly Found[];
  /** Which one Enter opens. */
  chosen: number;
  idOf: (place: number) => string;
}

/** What was found, by kind, as options of the field that moves among them. They are links, for whoever presses them. */
export const FoundOptions = ({ found, chosen, idOf }: Props) =>
  foundKinds.map((kind) => {
    const some = found.map((one, place) => ({ ...one, place })).filter((one) => one.kind === kind);
    return some.length === 0 ? null : (
      // biome-ignore lint/a11y/useSemanticElements: a list box holds groups, no sets of fields.
      <div key={kind} role="group" aria-label={foundWords[kind]}>
        <p className="small muted desk-find__kind" aria-hidden="true">
          {foundWords[kind]}
        </p>
        {some.map(({ place, href, ...one }) => (
          <a
            key={`${href} ${one.title}`}
            id={idOf(place)}
            href={href}
            className="desk-find__one"
            role="option"
            aria-selected={place === chosen}
            tabIndex={-1}
          >
            <FoundWords {...one} />
          </a>
        ))}
      </div>
    );
  });
