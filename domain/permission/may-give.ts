import { everyPermission, type Permission } from './permissions.ts';
import { roleMay } from './role-may.ts';
import type { StaffRole } from './staff-roles.ts';

/** Tells whether someone may give or take these roles: nobody hands out, or takes away, what they may not do themselves. */
export const mayGive = (roles: readonly StaffRole[], may: (permission: Permission) => boolean): boolean =>
  everyPermission.every((permission) => may(permission) || !roleMay(roles, permission));
