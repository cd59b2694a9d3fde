import { Note } from '../ui/note.tsx';
import { DetailsFirst } from './bid-answer.tsx';
import { bidProblemWords } from './bid-problem-words.ts';

const outcomes: Record<string, string> = {
  leading: 'Your bid counted. You’re leading.',
  outbid: 'Your bid counted, but another maximum is as high or higher.',
  watching: 'This lot is on your watch list. We remind you ten minutes before its end.',
  not_watching: 'This lot is no longer on your watch list.',
  retracted: 'Your bid is taken back. It no longer counts.',
  raised: 'Your maximum is raised.',
  sealed: 'Your sealed bid is in. Nobody sees it before the close.',
  bought: 'It is yours, at the price of that moment.',
};

interface LotNoticeProps {
  problem: string | undefined;
  outcome: string | undefined;
  slug: string;
}

/** What became of a bid that was sent as a plain form. */
export function LotNotice({ problem, outcome, slug }: LotNoticeProps) {
  if (problem === 'bidder_not_ready') return <DetailsFirst back={`/auctions/${slug}`} />;
  if (problem) return <Note tone="attention">{bidProblemWords(problem)}</Note>;
  const words = outcome && outcomes[outcome];
  return words ? <Note>{words}</Note> : null;
}
