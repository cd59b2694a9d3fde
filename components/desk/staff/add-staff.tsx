import { Button } from '#components/ui/form/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { invitedFor } from '#domain/permission/invitation.ts';
import { staffRoles } from '#domain/permission/staff-roles.ts';
import { RoleSelect } from './role-select.tsx';
import { roleAbout, roleWords } from './role-words.ts';
import '../desk-list.css';

export function AddStaff({ wrong }: { wrong: string | null }) {
  return (
    <section className="desk__apart" aria-labelledby="add-staff">
      <h2 className="heading-small" id="add-staff">
        Add someone
      </h2>
      <form method="post" action="/api/desk/staff" className="new-form">
        <Field
          label="Email"
          name="email"
          type="email"
          required
          maxLength={254}
          autoComplete="off"
          hint={`An account with this address gets the role at once. Otherwise we’ll send an invitation, which expires after ${invitedFor}.`}
          error={wrong === 'email' ? 'Enter an email address such as ada@example.com.' : null}
        />
        <Field label="Name" name="name" maxLength={100} autoComplete="off" hint="Optional, for your list." />
        <RoleSelect id="new-role" label="Role" roles={[]} />
        <Button type="submit">Add</Button>
      </form>
      <h3 className="heading-small desk__apart">What each role may do</h3>
      <dl className="staff-about small">
        {staffRoles.map((role) => (
          <div key={role}>
            <dt className="medium">{roleWords[role]}</dt>
            <dd className="muted">{roleAbout[role]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
