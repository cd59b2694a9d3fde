import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { anonymous } from 'better-auth/plugins/anonymous';
import { database } from '#server/database/database.ts';
import { addressHeader } from '#server/http/client-address.ts';
import { log } from '#server/log.ts';
import { settings } from '#server/settings.ts';
import { isDemoAddress } from './demo-people.ts';
import { guestAgain } from './guest-again.ts';
import { mergePersons } from './person.ts';
import { publishSessionEnd } from './session-end.ts';

function makeAuth() {
  const { AUTH_SECRET, PUBLIC_URL, localUrl } = settings();
  return betterAuth({
    appName: 'Marketday',
    secret: AUTH_SECRET,
    baseURL: PUBLIC_URL ?? localUrl,
    // The endpoint checks the origin of every form and call of ours; better-auth checks its own.
    trustedOrigins: (request) => {
      const host = request?.headers.get('host');
      return host ? [`http://${host}`, `https://${host}`] : [];
    },
    database: prismaAdapter(database(), { provider: 'postgresql' }),
    emailAndPassword: { enabled: true, minPasswordLength: 8, maxPasswordLength: 128, autoSignIn: true },
    session: { expiresIn: 60 * 60 * 24 * 30, updateAge: 60 * 60 * 24 },
    rateLimit: { enabled: true, window: 60, max: 300, customRules: { '/sign-in/email': { window: 60, max: 20 } } },
    user: {
      additionalFields: { role: { type: 'string', required: false, defaultValue: 'shopper', input: false } },
    },
    advanced: { cookiePrefix: 'marketday', ipAddress: { ipAddressHeaders: [addressHeader] } },
    telemetry: { enabled: false },
    logger: { level: 'warn', log: (level, message) => log()[level]({ from: 'better-auth' }, message) },
    databaseHooks: {
      session: {
        // By whatever way: outside a demo its people get no session.
        create: { before: async ({ userId }) => (settings().DEMO || !(await isDemoUser(userId))) && undefined },
        delete: { after: async (session) => publishSessionEnd(session.id) },
      },
    },
    plugins: [
      anonymous({
        emailDomainName: 'guest.invalid',
        onLinkAccount: ({ anonymousUser, newUser }) => mergePersons(anonymousUser.user.id, newUser.user.id),
      }),
      guestAgain(),
    ],
  });
}

async function isDemoUser(id: string): Promise<boolean> {
  const user = await database().user.findUnique({ where: { id }, select: { email: true } });
  return user !== null && isDemoAddress(user.email);
}

let instance: ReturnType<typeof makeAuth> | undefined;

/** better-auth: accounts, sessions and guests. It keeps no state, so each module graph may have one. */
export function auth(): ReturnType<typeof makeAuth> {
  instance ??= makeAuth();
  return instance;
}
