import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

/** The server alone can call this, and whoever does has proven that the browser is this guest's. */
export const guestAgain = () =>
  ({
    id: 'guest-again',
    endpoints: {
      guestAgain: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ userId: z.string() }) },
        async (ctx) => {
          const { internalAdapter } = ctx.context;
          const user = await internalAdapter.findUserById(ctx.body.userId);
          if (!user) throw new Error('The guest is gone.');
          await setSessionCookie(ctx, { session: await internalAdapter.createSession(user.id), user });
          return ctx.json(null);
        },
      ),
    },
  }) satisfies BetterAuthPlugin;
