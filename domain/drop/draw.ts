/**
 * The draw: who goes first is decided by a number that was fixed before anybody came, and by the list of those who came.
 * What hashes and signs is given, so that the server and the browser run the same rule.
 */
export interface DrawCrypto {
  sha256(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
  /** Returns the hash of each text, in lower-case hexadecimal and in the order given. */
  hmacSha256(key: Uint8Array, texts: readonly string[]): readonly string[] | Promise<readonly string[]>;
}

/** Bytes are lower-case hexadecimal. */
export interface DrawSource {
  /** 32 random bytes, kept until the tickets are closed. */
  secret: string;
  root: string;
  /** Randomness of somebody else, from after the tickets were closed; null: none is mixed in. */
  publicNumber: string | null;
}

/** So many are signed or sorted at a time: the server answers others between them. */
const piece = 1_000;

/** The tickets as one text, sorted by their characters' codes. */
export const ticketsText = (ids: readonly string[]): string => [...ids].sort().join('\n');

/** Returns what is published when a drop is announced: SHA-256 of the secret's bytes. */
export async function commitmentOf(secret: string, { sha256 }: Pick<DrawCrypto, 'sha256'>): Promise<string> {
  return toHex(await sha256(fromHex(secret)));
}

export async function rootOf(ids: readonly string[], { sha256 }: Pick<DrawCrypto, 'sha256'>): Promise<string> {
  return toHex(await sha256(new TextEncoder().encode(ticketsText(ids))));
}

/**
 * The tickets in the order in which they were drawn: by HMAC-SHA-256 under SHA-256(secret ‖ root ‖ public number).
 * @param rest awaited between pieces of the work
 */
export async function drawOrder(
  ids: readonly string[],
  source: DrawSource,
  { sha256, hmacSha256 }: DrawCrypto,
  rest: () => Promise<void> = async () => {},
): Promise<string[]> {
  const { secret, root, publicNumber } = source;
  const key = await sha256(fromHex(secret + root + (publicNumber ?? '')));
  const bySign = new Map<string, { id: string; signed: string }[]>();
  for (let from = 0; from < ids.length; from += piece) {
    const some = ids.slice(from, from + piece);
    const signed = await hmacSha256(key, some);
    for (const [at, id] of some.entries()) {
      const entry = { id, signed: signed[at] ?? '' };
      // Signatures are spread evenly, so what begins alike is sorted in small heaps.
      const start = entry.signed.slice(0, 2);
      const heap = bySign.get(start);
      if (heap) heap.push(entry);
      else bySign.set(start, [entry]);
    }
    await rest();
  }
  const order: string[] = [];
  let sorted = 0;
  for (const start of [...bySign.keys()].sort()) {
    const heap = bySign.get(start) ?? [];
    for (const { id } of heap.sort(bySignature)) order.push(id);
    sorted += heap.length;
    if (sorted < piece) continue;
    sorted = 0;
    await rest();
  }
  return order;
}

function bySignature(one: { id: string; signed: string }, other: { id: string; signed: string }): number {
  if (one.signed !== other.signed) return one.signed < other.signed ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

/** @throws RangeError for text that isn't bytes in hexadecimal */
export function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  if (hex.length % 2 !== 0 || !/^[0-9a-f]*$/.test(hex)) throw new RangeError('This is not lower-case hexadecimal.');
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
}

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
