import { expect, it } from 'vitest';
import { deskPages, openPages } from './desk-pages.ts';
import { roleMay } from './role-may.ts';
import { staffRoles } from './staff-roles.ts';

it.each(staffRoles)('the work of a %s begins at a page of the navigation', (role) => {
  const [first] = openPages((permission) => roleMay([role], permission));
  expect(first && 'room' in deskPages[first]).toBe(true);
});
