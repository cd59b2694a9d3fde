/** Bytes are counted whatever length a request claims; those of files in `multipart.ts`. */
import type { IncomingMessage } from 'node:http';
import { AccessProblem } from './access-problem.ts';
import type { HeldBody } from './bodies-under-way.ts';

/** That a body may have. */
export const mostBytes = 1024 * 1024;
/** As long as a slow phone takes for a megabyte. */
const timeoutMs = 60_000;

/** What a refused body may still send before its connection is cut, so that its sender hears the answer. */
const drainedBytes = 4 * 1024 * 1024;
const drainedMs = 5_000;

export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/**
 * Reads a body.
 * @param held counts it while it comes
 * @throws AccessProblem `too_large` at the first byte too many, or at once if the request says that it is longer; `invalid`
 * if it takes longer than a minute
 */
export function readBody(incoming: IncomingMessage, most: number, held?: HeldBody): Promise<Uint8Array> {
  // By events: for a command's few fields an iterator's promises cost more than the rest of reading.
  return new Promise((resolve, reject) => {
    if (Number(incoming.headers['content-length'] ?? 0) > most) throw tooLarge(most);
    if (incoming.destroyed) throw cutOff();
    const late = setTimeout(() => refuse(tooSlow()), timeoutMs);
    const parts: Buffer[] = [];
    let size = 0;
    const stop = (settle: () => void) => {
      clearTimeout(late);
      incoming.off('data', take).off('end', whole).off('error', failed).off('close', closed);
      settle();
    };
    const refuse = (problem: unknown) => {
      // The connection stays as it is: the answer has yet to go over it.
      incoming.pause();
      stop(() => reject(problem));
    };
    const take = (part: Buffer) => {
      size += part.length;
      if (size > most) return refuse(tooLarge(most));
      try {
        held?.grow(part.length);
      } catch (problem) {
        return refuse(problem);
      }
      parts.push(part);
    };
    const whole = () => stop(() => resolve(parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts)));
    const failed = (error: Error) => stop(() => reject(error));
    const closed = () => stop(() => reject(cutOff()));
    incoming.on('data', take).on('end', whole).on('error', failed).on('close', closed);
  });
}

const tooSlow = () => new AccessProblem('invalid', 'The request took longer than a minute to arrive. Send it again.');

const cutOff = () => new Error('The request ended before its body did.');

const tooLarge = (most: number) =>
  new AccessProblem(
    'too_large',
    `The request is larger than ${most >= mostBytes ? 'one megabyte' : `${most / 1024} kilobytes`}.`,
  );

/**
 * Reads on after the answer, since the rest would delay the next request; a connection that sends far more is ended.
 */
export function drain(incoming: IncomingMessage): void {
  if (incoming.complete || incoming.destroyed) return;
  const timer = setTimeout(() => incoming.destroy(), drainedMs).unref();
  let left = drainedBytes;
  incoming.removeAllListeners('data');
  incoming.on('data', (part: Buffer) => {
    left -= part.length;
    if (left < 0) incoming.destroy();
  });
  incoming.once('close', () => clearTimeout(timer)).once('end', () => clearTimeout(timer));
  incoming.resume();
}
