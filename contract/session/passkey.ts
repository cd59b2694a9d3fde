/** Passkeys, as WebAuthn's own JSON has them. What a device signed is read by the server alone; here are the sizes. */
import { z } from 'zod';
import { text, writtenText } from '#contract/value/text.ts';

/** How many an account can have. */
export const mostPasskeys = 20;

const bytes = (most: number) =>
  text()
    .min(1)
    .max(most)
    .regex(/^[\w-]+$/, 'must be base64url');
const credentialId = bytes(1_400);
const credential = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
  clientExtensionResults: z.record(text().max(40), z.json()).default({}),
};

/** What a device answers that has made a passkey. */
export const newPasskeySchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(4_000),
    attestationObject: bytes(20_000),
    transports: z.array(text().max(20)).max(10).optional(),
  }),
});

/** What a device answers that uses one. */
export const usedPasskeySchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(4_000),
    authenticatorData: bytes(4_000),
    signature: bytes(4_000),
    userHandle: bytes(200).nullish(),
  }),
});
export type UsedPasskey = z.infer<typeof usedPasskeySchema>;

const passkeyId = text().min(1).max(100);
const passkeyName = writtenText('Give it a name, such as “My phone”.', 60);

/** `POST /api/account/passkeys`: with what the device made of the answer of `…/passkeys/begin`. */
export const addPasskeySchema = z.object({ name: passkeyName, passkey: newPasskeySchema });
/** `POST /api/account/passkeys/name`. */
export const renamePasskeySchema = z.object({ id: passkeyId, name: passkeyName });
/** `POST /api/account/passkeys/remove`. */
export const passkeyIdSchema = z.object({ id: passkeyId });
/** `POST /api/account/confirm/passkey`: with what the device made of the answer of `…/confirm/passkey/begin`. */
export const confirmByPasskeySchema = z.object({ passkey: usedPasskeySchema, next: text().max(300).optional() });
/** `POST /api/session/passkey`: with what the device made of the answer of `…/passkey/begin`. */
export const signInByPasskeySchema = z.object({ passkey: usedPasskeySchema, next: text().max(300).optional() });

/** What a browser is asked with, as `PublicKeyCredential.parse…OptionsFromJSON` reads it. */
export interface PasskeyQuestion {
  options: Record<string, unknown>;
}

export const ownPasskeySchema = z.object({
  id: z.string(),
  name: z.string(),
  addedAt: z.iso.datetime(),
  /** Null: not yet. */
  usedAt: z.iso.datetime().nullable(),
});
export type OwnPasskey = z.infer<typeof ownPasskeySchema>;
