import { z } from 'zod';
import { emailSchema } from '#contract/session/session.ts';
import { text } from '#contract/value/text.ts';
import { joinRoles, staffRoles } from '#domain/permission/staff-roles.ts';

const roleMissing = `Choose at least one role: ${staffRoles.join(', ')}.`;
const list = z.array(z.enum(staffRoles, roleMissing)).min(1, roleMissing).max(staffRoles.length);

/** An API client sends a list; a form sends one field, with several roles parted by spaces. */
const rolesSchema = z
  .union([z.preprocess((value) => (typeof value === 'string' ? value.split(' ') : value), list)])
  .transform((roles) => joinRoles(roles));

/** `POST /api/v1/staff`, and the form at the desk. */
export const addStaffSchema = z.object({
  email: emailSchema.transform((email) => email.toLowerCase()),
  name: text().trim().max(100).optional(),
  roles: rolesSchema,
});
export type AddStaff = z.infer<typeof addStaffSchema>;

/** `PATCH /api/v1/staff/{id}`, and the form at the desk. */
export const changeStaffSchema = z.object({ roles: rolesSchema });

export const staffMemberSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  roles: z.array(z.enum(staffRoles)),
  /** They have not proven the address yet, so they can do nothing so far. */
  invited: z.boolean(),
  /** Where somebody who is invited signs in. */
  inviteUrl: z.string().optional(),
});
export type StaffMember = z.infer<typeof staffMemberSchema>;
