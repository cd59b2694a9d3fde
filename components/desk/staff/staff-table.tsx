import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/form/button.tsx';
import type { StaffMember } from '#contract/session/staff.ts';
import { DeskTable } from '../desk-table.tsx';
import { RoleSelect } from './role-select.tsx';
import '../desk-list.css';
import './staff.css';

export function StaffTable({ staff, self }: { staff: readonly StaffMember[]; self: string }) {
  return (
    <DeskTable label="Staff" heads={['Name', 'Email', 'Role']} act="Remove">
      {staff.map((member) => (
        <tr key={member.id}>
          <td>
            {member.name ?? <span className="faint">No name yet</span>} {member.id === self && <Badge>You</Badge>}
            {member.invited && <Badge tone="outline">Invited</Badge>}
          </td>
          <td className="small">{member.email}</td>
          <td>
            <form method="post" action={`/api/desk/staff/${member.id}`} className="staff-role">
              <RoleSelect
                id={`roles-${member.id}`}
                label={`Role of ${member.name ?? member.email}`}
                roles={member.roles}
                hideLabel
              />
              <Button
                type="submit"
                kind="secondary"
                small
                aria-label={`Save the role of ${member.name ?? member.email}`}
              >
                Save
              </Button>
            </form>
          </td>
          <td className="row-action">
            <form method="post" action={`/api/desk/staff/${member.id}/remove`}>
              <Button type="submit" kind="quiet" small aria-label={`Remove ${member.name ?? member.email}`}>
                Remove
              </Button>
            </form>
          </td>
        </tr>
      ))}
    </DeskTable>
  );
}
