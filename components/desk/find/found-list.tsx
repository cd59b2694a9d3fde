import { type Found, foundKinds } from '#contract/desk/find.ts';
import { foundWords } from './found-words.ts';

/** What was found, by kind, as plain links. */
export const FoundList = ({ found }: { found: readonly Found[] }) =>
  foundKinds.map((kind) => {
    const some = found.filter((one) => one.kind === kind);
    return some.length === 0 ? null : (
      <section key={kind} aria-label={foundWords[kind]}>
        <p className="small muted desk-find__kind">{foundWords[kind]}</p>
        <ul>
          {some.map((one) => (
            <li key={`${one.href} ${one.title}`}>
              <a href={one.href} className="desk-find__one">
                <FoundWords {...one} />
              </a>
            </li>
          ))}
        </ul>
      </section>
    );
  });

export const FoundWords = ({ title, detail }: Pick<Found, 'title' | 'detail'>) => (
  <>
    <span className="medium">{title}</span> <span className="small muted">{detail}</span>
  </>
);
