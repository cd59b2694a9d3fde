import { DetailsFirst } from '#components/auction/bid/answer/bid-answer.tsx';
import { bidProblemWords } from '#components/auction/bid/answer/bid-problem-words.ts';
import { Note } from '#components/ui/note.tsx';
import { remindBefore } from '#domain/auction/watch-reminder.ts';

const outcomes: Record<string, string> = {
  watching: `This lot is on your watch list. We’ll remind you ${remindBefore} before it closes, if that’s still to come.`,
  not_watching: 'This lot is no longer on your watch list.',
  retracted: 'Your bid has been taken back. It no longer counts.',
};

interface LotNoticeProps {
  problem: string | undefined;
  outcome: string | undefined;
  slug: string;
}

/** What became of a plain form on the lot's page. What became of a bid is said on the page that asked about it. */
export function LotNotice({ problem, outcome, slug }: LotNoticeProps) {
  if (problem === 'bidder_not_ready') return <DetailsFirst back={`/auctions/${slug}`} />;
  if (problem) return <Note tone="attention">{bidProblemWords(problem)}</Note>;
  const words = outcome && outcomes[outcome];
  return words ? <Note>{words}</Note> : null;
}
