import { type StaffRole, staffRoles } from '#domain/permission/staff-roles.ts';
import { roleWords } from './role-words.ts';

interface RoleSelectProps {
  id: string;
  label: string;
  hideLabel?: boolean;
  /** As they are now; none for somebody new. */
  roles: readonly StaffRole[];
}

/** One role is chosen; somebody whom the API gave several keeps them until another choice is made. */
export function RoleSelect({ id, label, hideLabel = false, roles }: RoleSelectProps) {
  const now = roles.join(' ');
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <select id={id} name="roles" className="input" defaultValue={now || 'packer'}>
        {roles.length > 1 && <option value={now}>{roles.map((role) => roleWords[role]).join(', ')}</option>}
        {staffRoles.map((role) => (
          <option key={role} value={role}>
            {roleWords[role]}
          </option>
        ))}
      </select>
    </div>
  );
}
