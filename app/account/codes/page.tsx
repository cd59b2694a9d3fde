import type { Metadata } from 'next';
import { AccountFrame } from '#components/account/account-frame.tsx';
import { formProblem } from '#components/session/form-problem.ts';
import { PasswordFirst } from '#components/session/password-first.tsx';
import { SessionForm } from '#components/session/session-form.tsx';
import { SetUpCodes } from '#components/session/set-up-codes.tsx';
import { readAccountState } from '#server/account/account-state.ts';
import { readCodesToSetUp } from '#server/account/sign-in-codes.ts';
import { passkeySite } from '#server/session/passkey/passkey-site.ts';
import { passkeyFirst } from '../passkey-first.tsx';
import { signedIn } from '../signed-in.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Authenticator app', robots: { index: false } };

export default async function CodesPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const parameters = await searchParams;
  const actor = await signedIn('/account/codes');
  const { codes, password, address, demo } = await readAccountState(actor.personId);
  const passkeys = !demo && passkeySite() !== null;
  const first = await passkeyFirst(actor, '/desk');
  const toSetUp = codes ? null : await readCodesToSetUp(actor);
  const words = lead(codes, actor.mustSetUpCodes === true, passkeys);
  return (
    <AccountFrame title="Authenticator app" {...(first ? {} : { lead: words })}>
      {toSetUp && <SetUpCodes {...toSetUp} problem={formProblem(parameters, 'That code is wrong.')} />}
      {first}
      {first ? null : password ? (
        <SessionForm
          key={toSetUp ? 'again' : 'begin'}
          action={codes ? '/api/account/codes/end' : '/api/account/codes'}
          label={codes ? 'Turn codes off' : toSetUp ? 'Start again with a new secret' : 'Set up codes'}
          busy="Starting…"
          {...(toSetUp ? { kind: 'secondary' as const } : {})}
          problem={toSetUp ? { message: null, fields: {} } : formProblem(parameters, 'That is not your password.')}
          fields={[
            { name: 'currentPassword', label: 'Current password', type: 'password', autoComplete: 'current-password' },
          ]}
        />
      ) : (
        <PasswordFirst address={address} />
      )}
      {!first && !codes && passkeys && (
        <p className="session__more">
          <a className="text-link" href="/account/passkeys">
            Use a passkey instead of codes
          </a>
        </p>
      )}
    </AccountFrame>
  );
}

function lead(codes: boolean, must: boolean, passkeys: boolean): string {
  if (codes)
    return 'Signing in without a passkey asks for a code. Turn codes off and set them up again to get new recovery codes.';
  if (must) {
    const words =
      'Set up an authenticator app to use the desk. You’ll need a code from it whenever you sign in without a passkey.';
    return passkeys ? `${words} Or sign in with a passkey.` : words;
  }
  return 'An app on your phone makes a new code every half minute. A stolen password alone can’t sign in.';
}
