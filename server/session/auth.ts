import { prismaAdapter } from 'better-auth/adapters/prisma';
import { isAPIError } from 'better-auth/api';
import { betterAuth } from 'better-auth/minimal';
import { anonymous } from 'better-auth/plugins/anonymous';
import { longestPassword, shortestPassword } from '#contract/session/session.ts';
import { passwordLinkMs } from '#domain/session/link-times.ts';
import { settings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { log } from '#server/engine/process/log.ts';
import { figuresPlugin } from './by-mail/figures-plugin.ts';
import { isDemoAddress } from './demo/demo-people.ts';
import { guestAgain } from './guest/guest-again.ts';
import { sessionEnd } from './living/session-length.ts';
import { isUnproven, passkeyPlugin, passkeySignInPath } from './passkey/passkey-plugin.ts';
import { mailPasswordLink } from './password/mail-password-link.ts';
import { passwordsInTurn } from './password/passwords-in-turn.ts';
import { mergePersons } from './person.ts';
import { cookiePrefix } from './session-cookie.ts';
import { secondFactor } from './sign-in/second-factor.ts';

/** What better-auth takes our own calls for: they come from the shop's own pages. */
export const authBase = (): string => settings().PUBLIC_URL ?? settings().localUrl;

function makeAuth() {
  return betterAuth({
    secret: settings().AUTH_SECRET,
    baseURL: authBase(),
    // What a request says of its own host counts for nothing.
    trustedOrigins: () => [new URL(authBase()).origin],
    database: prismaAdapter(database(), { provider: 'postgresql' }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      autoSignIn: true,
      password: passwordsInTurn,
      resetPasswordTokenExpiresIn: passwordLinkMs / 1000,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => mailPasswordLink(user.email, token),
    },
    // A session ends when it was said to, however much it is used.
    session: {
      expiresIn: 60 * 60 * 24 * 30,
      disableSessionRefresh: true,
      // How fresh a proof must be is asked by our own commands (`prove`).
      freshAge: 0,
      additionalFields: {
        byPasskey: { type: 'boolean', required: false, defaultValue: false, input: false },
        provenAt: { type: 'date', required: false, input: false },
      },
    },
    // What is in the table opens nothing by itself.
    verification: { storeIdentifier: 'hashed' },
    // Our own limits count for all processes (`server/engine/limit`), and nobody reaches better-auth but through us.
    rateLimit: { enabled: false },
    user: {
      additionalFields: {
        roles: { type: 'string[]', required: false, defaultValue: [], input: false },
        claimedEmail: { type: 'string', required: false, input: true },
      },
    },
    advanced: { cookiePrefix, ipAddress: { disableIpTracking: true } },
    telemetry: { enabled: false },
    // Refusals are ours to note (`security-log`); better-auth's own words may hold an address.
    logger: { level: 'error', log: noteWords },
    onAPIError: { onError: noteFault },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const user = await database().user.findUnique({ where: { id: session.userId } });
            // By whatever way: outside a demo its people get no session.
            if (user && !settings().DEMO && isDemoAddress(user.email)) return false;
            return {
              data: { ...session, expiresAt: sessionEnd((user?.roles.length ?? 0) > 0), ...proofOf(context?.path) },
            };
          },
        },
      },
    },
    plugins: [
      anonymous({
        emailDomainName: 'guest.invalid',
        onLinkAccount: ({ anonymousUser, newUser }) => mergePersons(anonymousUser.user.id, newUser.user.id),
      }),
      guestAgain(),
      figuresPlugin(),
      secondFactor(),
      passkeyPlugin(),
    ],
  });
}

/** What a new session is known by, from the way in that made it. */
const proofOf = (path: string | undefined) => ({
  byPasskey: path === passkeySignInPath,
  provenAt: path === passkeySignInPath || path === '/sign-in/email-otp' ? new Date() : null,
});

/** What better-auth hid behind its last answer: it logs the cause, and throws words. */
let hidden: unknown = null;

function noteWords(level: 'debug' | 'info' | 'warn' | 'error', message: string, ...about: unknown[]): void {
  if (isUnproven(message)) return;
  const cause = about.find((one) => one instanceof Error);
  if (cause) hidden = cause;
  // What Prisma says of an invalid query holds its values.
  const err = cause?.name === 'PrismaClientValidationError' ? cause.name : cause;
  log()[level]({ from: 'better-auth', ...(err ? { err } : {}) }, message);
}

/** Opens an account. @throws with the cause, which better-auth's own answer hides */
export async function openAccount(body: { email: string; name: string; password: string }): Promise<void> {
  hidden = null;
  try {
    await auth().api.signUpEmail({ body });
  } catch (error) {
    throw new Error('An account could not be opened.', { cause: hidden ?? error });
  }
}

/** What better-auth answers with is handled where it is asked. Anything else is a fault. */
function noteFault(error: unknown): void {
  if (isAPIError(error) && error.status !== 'INTERNAL_SERVER_ERROR') return;
  if (isAPIError(error) && isUnproven(error.message)) return;
  log().error({ err: error, from: 'better-auth' }, 'better-auth failed');
}

let made: { auth: ReturnType<typeof makeAuth>; database: ReturnType<typeof database> } | undefined;

/** better-auth: accounts, sessions and guests. It keeps no state, so each module graph may have one. */
export function auth(): ReturnType<typeof makeAuth> {
  // It holds the client that it was made with.
  if (made?.database !== database()) made = { auth: makeAuth(), database: database() };
  return made.auth;
}
