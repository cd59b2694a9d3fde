/** A device that keeps passkeys, in this process: it signs as an authenticator does (WebAuthn level 2, §6). */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { UsedPasskey } from '#contract/session/passkey.ts';

export interface Authenticator {
  id: string;
  /** What it answers to a question for a new passkey. */
  make(options: Record<string, unknown>): {
    id: string;
    rawId: string;
    type: 'public-key';
    clientExtensionResults: Record<string, never>;
    response: { clientDataJSON: string; attestationObject: string; transports: string[] };
  };
  /** What it answers to a question for one that it has. */
  use(options: Record<string, unknown>): UsedPasskey;
}

interface Habits {
  origin?: string;
  rpId?: string;
  /** Whether it asks for a finger, face or PIN. */
  verifies?: boolean;
}

const userPresent = 0x01;
const userVerified = 0x04;
const withCredential = 0x40;
const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest();
const base64url = (data: Uint8Array | string) => Buffer.from(data).toString('base64url');

export function anAuthenticator({
  origin = 'http://localhost:0',
  rpId = 'localhost',
  verifies = true,
}: Habits = {}): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const rawId = randomBytes(32);
  const id = base64url(rawId);
  let counter = 0;
  const flags = userPresent | (verifies ? userVerified : 0);
  const head = (more: number) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(++counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags | more]), count]);
  };
  const clientData = (type: string, { challenge }: Record<string, unknown>) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const named = { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} };
  return {
    id,
    make(options) {
      const aaguid = Buffer.alloc(16);
      const authData = Buffer.concat([head(withCredential), aaguid, Buffer.from([0, 32]), rawId, coseKey(publicKey)]);
      return {
        ...named,
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', options)),
          attestationObject: base64url(attestation(authData)),
          transports: ['internal'],
        },
      };
    },
    use(options) {
      const data = clientData('webauthn.get', options);
      const authenticatorData = head(0);
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(data)]), privateKey);
      return {
        ...named,
        response: {
          clientDataJSON: base64url(data),
          authenticatorData: base64url(authenticatorData),
          signature: base64url(signature),
        },
      };
    },
  };
}

/** CBOR: the map {1: 2, 3: -7, -1: 1, -2: x, -3: y}, an ES256 key (RFC 9053). */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const bytes = (value: string) => Buffer.concat([Buffer.from([0x58, 32]), Buffer.from(value, 'base64url')]);
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    bytes(x),
    Buffer.from([0x22]),
    bytes(y),
  ]);
}

/** CBOR: the map {fmt: 'none', attStmt: {}, authData}. */
function attestation(authData: Buffer): Buffer {
  const word = (text: string) => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
  return Buffer.concat([
    Buffer.from([0xa3]),
    word('fmt'),
    word('none'),
    word('attStmt'),
    Buffer.from([0xa0]),
    word('authData'),
    Buffer.from([0x58, authData.length]),
    authData,
  ]);
}
