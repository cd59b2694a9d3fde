/** Asks the browser for a passkey. Loaded when somebody asks for it; browsers that can't read WebAuthn's JSON load more. */
type Options = Record<string, unknown>;

export async function makePasskey(options: Options): Promise<unknown> {
  if (!('parseCreationOptionsFromJSON' in PublicKeyCredential)) {
    const { startRegistration } = await import('@simplewebauthn/browser');
    return startRegistration({ optionsJSON: options as never });
  }
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as never);
  return asJson(await navigator.credentials.create({ publicKey }));
}

/** @param quietly lists passkeys with what the browser fills in, and waits for a choice there */
export async function findPasskey(options: Options, quietly?: AbortSignal): Promise<unknown> {
  if (!('parseRequestOptionsFromJSON' in PublicKeyCredential)) {
    const { startAuthentication } = await import('@simplewebauthn/browser');
    return startAuthentication({ optionsJSON: options as never, useBrowserAutofill: quietly !== undefined });
  }
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as never);
  return asJson(
    await navigator.credentials.get({ publicKey, ...(quietly ? { mediation: 'conditional', signal: quietly } : {}) }),
  );
}

function asJson(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('No passkey was given.', 'NotAllowedError');
  return credential.toJSON();
}
