import { Note } from '../ui/note.tsx';
import { bidProblemWords } from './bid-problem-words.ts';

const outcomes: Record<string, string> = {
  leading: 'Your bid counted. You’re leading.',
  outbid: 'Your bid counted, but another maximum is as high or higher.',
  retracted: 'Your bid is taken back. It no longer counts.',
  raised: 'Your maximum is raised.',
  sealed: 'Your sealed bid is in. Nobody sees it before the close.',
  bought: 'It is yours, at the price of that moment.',
};

/** What became of a bid that was sent as a plain form. */
export function LotNotice({ problem, outcome }: { problem: string | undefined; outcome: string | undefined }) {
  if (problem) return <Note tone="attention">{bidProblemWords(problem)}</Note>;
  const words = outcome && outcomes[outcome];
  return words ? <Note>{words}</Note> : null;
}
