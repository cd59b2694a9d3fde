import { ButtonLink } from '#components/ui/form/button.tsx';
import { deskAddress } from './desk-address.ts';

interface Props {
  path: string;
  asked: Record<string, string | number | undefined>;
  /** The parameter that holds the cursor. */
  name: 'before' | 'after' | 'beyond';
  /** How the next page is called; by itself, by the cursor’s name. */
  further?: 'Earlier' | 'Later';
  isFirst: boolean;
  next: string | number | null;
}

/** Ways through a list that is longer than a page. `before` goes from the newest back, `after` from the oldest on. */
export function DeskPages({
  path,
  asked,
  name,
  further = name === 'before' ? 'Earlier' : 'Later',
  isFirst,
  next,
}: Props) {
  if (isFirst && next === null) return null;
  return (
    <nav className="desk-pages" aria-label="Pages">
      {isFirst ? (
        <span />
      ) : (
        <ButtonLink kind="secondary" small href={deskAddress(path, asked)}>
          {further === 'Earlier' ? 'Newest' : 'From the start'}
        </ButtonLink>
      )}
      {next !== null && (
        <ButtonLink kind="secondary" small href={deskAddress(path, { ...asked, [name]: next })} rel="next">
          {further}
        </ButtonLink>
      )}
    </nav>
  );
}
