import type { Metadata } from 'next';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { AddStaff } from '#components/desk/staff/add-staff.tsx';
import { StaffTable } from '#components/desk/staff/staff-table.tsx';
import { Note } from '#components/ui/note.tsx';
import { readStaff } from '#server/session/staff/read-staff.ts';
import { atDesk } from '../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Staff' };

type Query = Promise<{ problem?: string; field?: string; done?: string }>;

const doneWords: Record<string, string> = {
  added: 'They can work at the desk now.',
  invited: 'We’ve sent an invitation. The role is theirs once they sign in with that address.',
  changed: 'Role changed. If they can now do less, their open pages have closed.',
  removed: 'Removed. They no longer have access, and any keys they made have ended.',
};

export default async function DeskStaffPage({ searchParams }: { searchParams: Query }) {
  const { personId } = await atDesk('/desk/staff');
  const { problem, field, done } = await searchParams;
  const said = done === undefined ? undefined : doneWords[done];
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Staff</h1>
      </div>
      <ReturnedProblem code={problem} />
      {said && problem === undefined && (
        <div className="desk__returned">
          <Note>
            <p>{said}</p>
          </Note>
        </div>
      )}
      <StaffTable staff={await readStaff()} self={personId} />
      <AddStaff wrong={problem === 'invalid' ? (field ?? null) : null} />
    </>
  );
}
