import { everyPermission, type Permission, permissions } from './permissions.ts';
import { type StaffRole, staffRoles } from './staff-roles.ts';

const has = (role: StaffRole, permission: Permission): boolean =>
  role === 'owner' || (permissions[permission].roles as readonly StaffRole[]).includes(role);

const sets = new Map<StaffRole, ReadonlySet<Permission>>(
  staffRoles.map((role) => [role, new Set(everyPermission.filter((permission) => has(role, permission)))]),
);

/** Tells whether somebody with these roles may do it. Nobody may anything by a role that isn't known. */
export const roleMay = (roles: readonly StaffRole[], permission: Permission): boolean =>
  roles.some((role) => sets.get(role)?.has(permission) ?? false);
