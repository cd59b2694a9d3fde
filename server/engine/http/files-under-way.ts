import { addressBlock } from '#server/engine/network/client-address.ts';
import { AccessProblem } from './access-problem.ts';

/** At once, of one client address and of all. Each may be as large as the largest form with files: they are read into memory. */
export const mostUnderWay = { perAddress: 4, inAll: 16 };

const underWay = new Map<string, number>();
let inAll = 0;

/** Reads a body with files, unless too many are being read. @throws AccessProblem `too_many` */
export async function whileFilesAreUnderWay<T>(address: string, read: () => Promise<T>): Promise<T> {
  const block = addressBlock(address);
  const ofAddress = underWay.get(block) ?? 0;
  if (ofAddress >= mostUnderWay.perAddress || inAll >= mostUnderWay.inAll) {
    throw new AccessProblem('too_many', 'Too many files are being sent at once. Send yours again in a moment.', {
      retryAfterMs: 5_000,
    });
  }
  underWay.set(block, ofAddress + 1);
  inAll++;
  try {
    return await read();
  } finally {
    inAll--;
    const left = (underWay.get(block) ?? 1) - 1;
    if (left > 0) underWay.set(block, left);
    else underWay.delete(block);
  }
}
