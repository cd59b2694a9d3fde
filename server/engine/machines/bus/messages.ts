/** What travels on the bus, in bytes (docs/wire-contract.md). What another release says and this can't read is null. */
import type { Change, Frame } from './bus.ts';
import { seal, unseal } from './sealed.ts';

const format = 1;

export interface News {
  /** Who says it. */
  node: string;
  /** Counts what this node has said: a number that is missing was lost. */
  sequence: number;
  changes: readonly Change[];
  /** It says nothing after this, and writes nothing. */
  leaves: boolean;
}

type Told = [topic: string, ids: readonly number[], version?: number];

const toTold = ({ topic, ids, version }: Change): Told =>
  version === undefined ? [topic, ids] : [topic, ids, version];
const toChange = ([topic, ids, version]: Told): Change =>
  version === undefined ? { topic, ids } : { topic, ids, version };

/** How what one process says is read by the others alone. */
export interface Secrecy {
  /** 32 bytes that all processes have. */
  key: Buffer;
  /** Whether anybody may read the topic's name; all others are sealed. */
  namesNobody(topic: string): boolean;
}

export function encodeNews({ node, sequence, changes, leaves }: News, { key, namesNobody }: Secrecy): Buffer {
  const own = changes.filter(({ topic }) => !namesNobody(topic));
  const told = own.length === 0 ? changes : changes.filter(({ topic }) => namesNobody(topic));
  return Buffer.from(
    JSON.stringify({
      v: format,
      n: node,
      s: sequence,
      t: told.map(toTold),
      ...(own.length > 0 ? { p: seal(JSON.stringify(own.map(toTold)), key) } : {}),
      ...(leaves ? { b: 1 } : {}),
    }),
  );
}

export function decodeNews(bytes: Buffer, key: Buffer): News | null {
  try {
    const { v, n, s, t, p, b } = JSON.parse(bytes.toString());
    if (v !== format || typeof n !== 'string' || !Number.isSafeInteger(s)) return null;
    const told: Told[] = p === undefined ? t : [...t, ...JSON.parse(unseal(p, key))];
    return {
      node: n,
      sequence: s,
      changes: told.map(toChange),
      leaves: b !== undefined,
    };
  } catch {
    return null;
  }
}

const headerBytes = 9;

/** One byte of format, eight of version, then the packet. */
export function encodeFrame({ version, payload }: Frame): Buffer {
  const bytes = Buffer.allocUnsafe(headerBytes + payload.length);
  bytes.writeUInt8(format, 0);
  bytes.writeDoubleBE(version, 1);
  payload.copy(bytes, headerBytes);
  return bytes;
}

export function decodeFrame(room: string, bytes: Buffer): Frame | null {
  if (bytes.length <= headerBytes || bytes.readUInt8(0) !== format) return null;
  return { room, version: bytes.readDoubleBE(1), payload: bytes.subarray(headerBytes) };
}
