import { Note } from '../ui/note.tsx';

/** Why a payment was declined, beside what it is paid with. */
export const Declined = ({ why }: { why: string | null }) =>
  why !== null && (
    <Note tone="attention" role="alert">
      {why}
    </Note>
  );
