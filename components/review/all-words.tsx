import type { ReactNode } from 'react';
import { ButtonLink } from '#components/ui/form/button.tsx';
import './review.css';

interface AllWordsProps {
  title: string;
  piece: { slug: string; title: string };
  /** The page after this one; null on the last. */
  next: string | null;
  none: string;
  children: ReactNode[];
}

/** All reviews of a piece, or all questions about it, a page at a time. */
export function AllWords({ title, piece, next, none, children }: AllWordsProps) {
  return (
    <main className="container review-page">
      <p className="small muted">
        <a className="text-link" href={`/products/${piece.slug}`}>
          {piece.title}
        </a>
      </p>
      <h1 className="heading-large">{title}</h1>
      {children.length > 0 ? <ul className="review-list">{children}</ul> : <p className="lead-text">{none}</p>}
      {next && (
        <ButtonLink kind="secondary" href={next} rel="next">
          Older ones
        </ButtonLink>
      )}
    </main>
  );
}
