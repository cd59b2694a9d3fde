'use client';

import { ButtonLink } from '#components/ui/form/button.tsx';
import { reviewsStep } from '#contract/review/limits.ts';

interface MoreButtonProps {
  /** How many are not shown here. */
  rest: number;
  count: number;
  /** The page that shows them all. */
  href: string;
  pending: boolean;
  canLoad: boolean;
  load: () => Promise<boolean>;
}

/** A link to the page with all of them; with scripts it shows them here. */
export function MoreButton({ rest, count, href, pending, canLoad, load }: MoreButtonProps) {
  if (rest <= 0) return null;
  return (
    <ButtonLink
      kind="secondary"
      small
      className="tabular"
      href={href}
      aria-busy={pending || undefined}
      onClick={(event) => {
        if (!canLoad || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        if (!pending) void load().then((loaded) => !loaded && location.assign(href));
      }}
    >
      {rest > reviewsStep && canLoad ? `Show ${reviewsStep} more` : `All ${count}`}
    </ButtonLink>
  );
}
