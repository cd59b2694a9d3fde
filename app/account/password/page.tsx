import type { Metadata } from 'next';
import { AccountFrame } from '#components/account/account-frame.tsx';
import { ConfirmYou } from '#components/session/confirm-you.tsx';
import { currentPasswordField } from '#components/session/current-password-field.ts';
import { formProblem } from '#components/session/form-problem.ts';
import { PasswordFirst } from '#components/session/password-first.tsx';
import { RemovePassword } from '#components/session/remove-password.tsx';
import { SessionForm } from '#components/session/session-form.tsx';
import { readAccountState } from '#server/account/account-state.ts';
import { accountTopic } from '#server/account/account-view.ts';
import { ownView } from '#server/account/own-views.ts';
import { isJustIn, isProven } from '#server/session/prove.ts';
import { passkeyFirst } from '../passkey-first.tsx';
import { signedIn } from '../signed-in.ts';

export const dynamic = 'force-dynamic';
const path = '/account/password';

export const metadata: Metadata = { title: 'Change your password', robots: { index: false } };

export default async function PasswordPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const parameters = await searchParams;
  const actor = await signedIn(path);
  const { personId } = actor;
  const proven = await isProven(actor);
  const { password, address, demo, codes } = await readAccountState(personId);
  const passkeys = (await ownView(accountTopic, personId))?.data.passkeys.length ?? 0;
  const first = await passkeyFirst(actor, path);
  const sure = await isJustIn(actor);
  const kept = codes ? 'codes' : address === null && passkeys === 0 ? 'last' : null;
  const askAgain = proven ? [] : [currentPasswordField];
  return (
    <AccountFrame title="Change your password" lead="You’ll be signed out everywhere else.">
      {first}
      {first ? null : password || proven ? (
        <SessionForm
          action="/api/account/password"
          label="Change the password"
          busy="Changing…"
          problem={formProblem(parameters, 'That is not your password.')}
          fields={[
            ...askAgain,
            {
              name: 'password',
              label: 'New password',
              type: 'password',
              autoComplete: 'new-password',
              hint: 'At least 10 characters. Three random words are easy to remember.',
            },
          ]}
        />
      ) : (
        <PasswordFirst address={address} />
      )}
      {!first && password && !demo && (
        <div className="session__second">
          {sure || kept ? (
            <RemovePassword kept={kept} />
          ) : (
            <>
              <h2 className="heading-small">Remove your password</h2>
              <ConfirmYou
                password
                passkey={passkeys > 0}
                address={address}
                next={path}
                problem={{ message: null, fields: {} }}
                then="Then you can remove your password."
              />
            </>
          )}
        </div>
      )}
    </AccountFrame>
  );
}
