import { addStaffSchema, changeStaffSchema, staffMemberSchema } from '#contract/session/staff.ts';
import { pageOfSchema } from '#contract/value/page-of.ts';
import { accept } from '#domain/decision.ts';
import { publicRoute, type Route, route } from '#server/api/route.ts';
import { addStaff } from './add-staff.ts';
import { changeStaff } from './change-staff.ts';
import { readStaff } from './read-staff.ts';

export const staffRoutes: readonly Route[] = [
  publicRoute.get('/v1/staff', {
    summary: 'List who works at the shop, then who is invited',
    access: { key: 'staff:manage' },
    answer: pageOfSchema(staffMemberSchema),
    run: async () => accept({ items: await readStaff(), nextCursor: null }),
  }),

  publicRoute.post('/v1/staff', {
    summary: 'Give roles to the account with an address, or invite that address by email',
    access: { key: 'staff:manage' },
    body: addStaffSchema,
    answer: staffMemberSchema,
    status: 201,
    run: ({ actor, body }) => addStaff(actor, body),
  }),

  publicRoute.patch('/v1/staff/:id', {
    summary: 'Change someone’s roles, or an invitation’s',
    access: { key: 'staff:manage' },
    body: changeStaffSchema,
    answer: staffMemberSchema,
    refusals: ['last_owner'],
    run: ({ actor, body, params }) => changeStaff(actor, params.id, body.roles),
  }),

  publicRoute.delete('/v1/staff/:id', {
    summary: 'Remove all of someone’s roles, or end an invitation',
    access: { key: 'staff:manage' },
    answer: staffMemberSchema,
    refusals: ['last_owner'],
    run: ({ actor, params }) => changeStaff(actor, params.id, []),
  }),

  route.post('/desk/staff', {
    access: { desk: 'staff:manage' },
    body: addStaffSchema,
    run: ({ actor, body }) => addStaff(actor, body),
    goTo: ({ invited }) => `/desk/staff?done=${invited ? 'invited' : 'added'}`,
  }),

  route.post('/desk/staff/:id', {
    access: { desk: 'staff:manage' },
    body: changeStaffSchema,
    run: ({ actor, body, params }) => changeStaff(actor, params.id, body.roles),
    goTo: () => '/desk/staff?done=changed',
  }),

  route.post('/desk/staff/:id/remove', {
    access: { desk: 'staff:manage' },
    run: ({ actor, params }) => changeStaff(actor, params.id, []),
    goTo: () => '/desk/staff?done=removed',
  }),
];
