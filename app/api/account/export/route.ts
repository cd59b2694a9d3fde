import { exportAccount } from '#server/account/export-account.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { requireAccount } from '#server/session/actor.ts';

export const GET = endpoint({
  access: 'account',
  run: async ({ actor }) => ({
    ok: true,
    value: await exportAccount(requireAccount(actor)),
    headers: { 'content-disposition': 'attachment; filename="marketday-account.json"' },
  }),
});
