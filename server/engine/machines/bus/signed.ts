/**
 * Whoever reaches Redis may say anything there; what counts is what a process of this app has signed. The signature holds
 * the channel, so that no view can be moved to another room, and the history that the database tells, so that none comes
 * back from before a backup was restored.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { history } from '#server/engine/database/history/history.ts';

/** Above what was said unsigned: an older release ignores it, and is ignored. */
const format = 2;
const macBytes = 16;
const headerBytes = 1 + macBytes;

const made = new WeakMap<Buffer, Buffer>();

/** The bus's key seals names; this one is for signatures alone. */
function signingKey(bus: Buffer): Buffer {
  let key = made.get(bus);
  if (!key) {
    key = createHmac('sha256', bus).update('signatures').digest();
    made.set(bus, key);
  }
  return key;
}

const macOf = (channel: string, bytes: Buffer, key: Buffer): Buffer =>
  createHmac('sha256', signingKey(key))
    .update(`${history().length} ${history()} ${Buffer.byteLength(channel)} ${channel} `)
    .update(bytes)
    .digest()
    .subarray(0, macBytes);

/** @param key of the bus */
export function sign(channel: string, bytes: Buffer, key: Buffer): Buffer {
  const signed = Buffer.allocUnsafe(headerBytes + bytes.length);
  signed.writeUInt8(format, 0);
  macOf(channel, bytes, key).copy(signed, 1);
  bytes.copy(signed, headerBytes);
  return signed;
}

/** @returns what was signed, or null if no process of this app and history said it on this channel */
export function verified(channel: string, signed: Buffer, key: Buffer): Buffer | null {
  if (signed.length < headerBytes || signed.readUInt8(0) !== format) return null;
  const bytes = signed.subarray(headerBytes);
  return timingSafeEqual(signed.subarray(1, headerBytes), macOf(channel, bytes, key)) ? bytes : null;
}
