import { passkey } from '@better-auth/passkey';
import { APIError } from 'better-auth/api';
import { readRows } from '#server/engine/database/statement.ts';
import { passkeySite } from './passkey-site.ts';

/** Where sessions begin that a passkey has opened. */
export const passkeySignInPath = '/passkey/verify-authentication';

/**
 * better-auth's passkeys. Challenges work once, for five minutes, in the browser that asked. A device must have asked for
 * its finger, face or PIN: that makes a passkey two factors, so no code of an app is wanted after it.
 */
export function passkeyPlugin() {
  const site = passkeySite();
  return passkey({
    rpID: site?.rpId ?? 'localhost',
    origin: site?.origin ?? 'http://localhost',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      afterVerification: async ({ verification }) => {
        if (verification.registrationInfo?.userVerified !== true) throw notVerified();
      },
    },
    authentication: {
      afterVerification: async ({ verification, clientData }) => {
        if (!verification.authenticationInfo.userVerified) throw notVerified();
        // The list of somebody's passkeys shows it, so its trigger announces it.
        await readRows`UPDATE passkey SET last_used_at = clock_timestamp() WHERE credential_id = ${clientData.id}`;
      },
    },
  });
}

const notVerified = () =>
  new APIError('UNAUTHORIZED', { message: 'The device did not ask for a finger, face or PIN.' });

/** What better-auth says of an answer that no device has given. It is refused; the shop's log needs no error for it. */
export const isUnproven = (message: string): boolean =>
  /^failed to verify (registration|authentication)/i.test(message);
