import { counted } from '#components/ui/format/count-words.ts';
import { Note } from '#components/ui/note.tsx';

/** The law's own deadlines, which no other work of the day waits before. */
export function WithdrawalsWaiting({ toMatch, due }: { toMatch: number; due: number }) {
  if (toMatch === 0 && due === 0) return null;
  return (
    <div className="desk__returned">
      <Note tone={due > 0 ? 'live' : 'plain'}>
        {due > 0 && `The refund of ${counted(due, 'withdrawal')} is due by today or tomorrow. `}
        {toMatch > 0 && `${counted(toMatch, 'withdrawal')} ${toMatch === 1 ? 'waits' : 'wait'} for an order. `}
        <a className="text-link" href="/desk/withdrawals">
          Withdrawals
        </a>
      </Note>
    </div>
  );
}
