import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { AccountFrame } from '#components/account/account-frame.tsx';
import { problemWords } from '#components/problem/problem-words.ts';
import { ConfirmYou } from '#components/session/confirm-you.tsx';
import { formProblem } from '#components/session/form-problem.ts';
import { AddPasskey } from '#components/session/passkeys/add-passkey.tsx';
import { PasskeyList } from '#components/session/passkeys/passkey-list.tsx';
import { Note } from '#components/ui/note.tsx';
import { readAccountState } from '#server/account/account-state.ts';
import { accountTopic } from '#server/account/account-view.ts';
import { ownView } from '#server/account/own-views.ts';
import { passkeySite } from '#server/session/passkey/passkey-site.ts';
import { isJustIn } from '#server/session/prove.ts';
import { browserName } from '#server/session/sign-in/browser-name.ts';
import { passkeyFirst } from '../passkey-first.tsx';
import { signedIn } from '../signed-in.ts';
import '#components/account/session.css';
import '#components/account/account.css';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Passkeys', robots: { index: false } };

const path = '/account/passkeys';
const saved: Readonly<Record<string, string>> = {
  added: 'The passkey is added. From now on you can sign in with it.',
  removed: 'The passkey is removed. It may still be listed on your device: you can delete it there too.',
};

export default async function PasskeysPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const parameters = await searchParams;
  const actor = await signedIn(path);
  const { demo, password, address } = await readAccountState(actor.personId);
  const account = await ownView(accountTopic, actor.personId);
  const none = demo
    ? 'This is a demo account, which others use too, so it can’t have passkeys of its own.'
    : passkeySite()
      ? null
      : 'Passkeys don’t work at this web address.';
  if (!account || none !== null) {
    return (
      <AccountFrame title="Passkeys">
        <p className="lead-text">{none}</p>
      </AccountFrame>
    );
  }
  const first = await passkeyFirst(actor, path);
  const sure = await isJustIn(actor);
  const done = saved[parameters.saved ?? ''];
  const refused = parameters.problem === 'signed_out' ? null : problemWords(parameters.problem);
  return (
    <main className="container account">
      <div>
        <h1 className="heading-large">Passkeys</h1>
        <p className="muted account__lead">
          You sign in with your finger, your face or your device’s PIN, and type nothing. We store only the public half,
          which can’t be used to sign in.
        </p>
      </div>
      {done && <Note>{done}</Note>}
      {refused && (
        <Note tone="attention" role="alert">
          {refused}
        </Note>
      )}
      {!first && <PasskeyList initial={account} />}
      {first}
      {first ? null : sure ? (
        <AddPasskey suggested={browserName((await headers()).get('user-agent'))} />
      ) : (
        <ConfirmYou
          password={password}
          passkey={account.data.passkeys.length > 0}
          address={address}
          next={path}
          problem={formProblem(parameters, 'That is not your password.')}
        />
      )}
      <p>
        <a className="text-link" href="/account">
          Back to your account
        </a>
      </p>
    </main>
  );
}
