import type { Metadata } from 'next';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { DecidedList } from '#components/desk/reviews/decided-list.tsx';
import { WaitingList } from '#components/desk/reviews/waiting-list.tsx';
import { readDecided, readDeskReviews } from '#server/review/desk-reviews-view.ts';
import { atDesk } from '../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Reviews' };

const tabs = [
  { state: 'waiting', name: 'To read', href: '/desk/reviews' },
  { state: 'shown', name: 'Shown', href: '/desk/reviews?state=shown' },
  { state: 'refused', name: 'Refused', href: '/desk/reviews?state=refused' },
] as const;

const none = { shown: 'Nothing is shown yet.', refused: 'Nothing was refused.' };

interface Props {
  searchParams: Promise<{ state?: string; after?: string; problem?: string }>;
}

export default async function DeskReviewsPage({ searchParams }: Props) {
  const actor = await atDesk('/desk/reviews');
  const { state: asked, after, problem } = await searchParams;
  const state = asked === 'shown' || asked === 'refused' ? asked : 'waiting';
  const waiting = await readDeskReviews(actor);
  const decided = state === 'waiting' ? null : await readDecided(actor, state, after);
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Reviews and questions</h1>
      </div>
      <ReturnedProblem code={problem} />
      <div className="desk-tools">
        <nav className="desk-tabs" aria-label="Filter">
          {tabs.map((tab) => (
            <a key={tab.state} href={tab.href} aria-current={tab.state === state ? 'true' : undefined}>
              {tab.name}
            </a>
          ))}
        </nav>
      </div>
      {decided === null || state === 'waiting' ? (
        <WaitingList initial={waiting} />
      ) : (
        <DecidedList
          items={decided.items}
          next={decided.nextCursor && `/desk/reviews?state=${state}&after=${decided.nextCursor}`}
          none={none[state]}
          waiting={waiting}
        />
      )}
    </>
  );
}
