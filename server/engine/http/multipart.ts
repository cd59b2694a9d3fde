import { createHash } from 'node:crypto';
import { AccessProblem } from './access-problem.ts';

/** The field that files come in, how many at most, and how large each may be. */
export interface FilesWanted {
  field: string;
  most: number;
  bytesEach: number;
  /** The one file may also be the body itself, of this type. */
  alone?: 'text/csv';
}

const fieldBytes = 256 * 1024;
/** A picture of eight megabytes takes less over the slowest line that opens a page. */
const mostMs = 5 * 60_000;

export const isMultipart = (request: Request): boolean =>
  /^multipart\/form-data\b/.test(request.headers.get('content-type') ?? '');

export const isAlone = (request: Request, { alone }: FilesWanted): boolean =>
  alone !== undefined && (request.headers.get('content-type') ?? '').startsWith(alone);

/** Reads a body that is one file, counted while it is read. @throws AccessProblem `too_large`, or `invalid` when it takes too long */
export async function readAlone(
  request: Request,
  { bytesEach }: FilesWanted,
): Promise<{ text: string; files: Uint8Array[]; fingerprint: string }> {
  if (Number(request.headers.get('content-length') ?? 0) > bytesEach) throw tooLarge(bytesEach);
  const parts: Uint8Array[] = [];
  let size = 0;
  const until = performance.now() + mostMs;
  for await (const part of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    if (performance.now() > until) throw tooSlow();
    size += part.byteLength;
    if (size > bytesEach) throw tooLarge(bytesEach);
    parts.push(part);
  }
  const file = Buffer.concat(parts);
  return { text: '', files: size > 0 ? [file] : [], fingerprint: createHash('sha256').update(file).digest('hex') };
}

/**
 * Counts a form with files while it is read, whatever length it claims.
 *
 * @returns the fields as a form without files would send them, the files, and a fingerprint of both
 * @throws AccessProblem `too_large` or `invalid`
 */
export async function readMultipart(
  request: Request,
  { field, most, bytesEach }: FilesWanted,
): Promise<{ text: string; files: Uint8Array[]; fingerprint: string }> {
  const form = await readForm(request, most * bytesEach + fieldBytes);
  const files: Uint8Array[] = [];
  const fields = new URLSearchParams();
  for (const [name, value] of form) {
    if (typeof value === 'string') fields.append(name, value);
    // A browser sends a field without a chosen file as an empty one.
    else if (name === field && value.size > 0) files.push(await bytesOf(value, bytesEach));
  }
  if (files.length > most) throw new AccessProblem('invalid', `${field}: up to ${most} photographs.`, { field });
  const text = fields.toString();
  const hash = createHash('sha256').update(text);
  for (const file of files) hash.update(createHash('sha256').update(file).digest());
  return { text, files, fingerprint: hash.digest('hex') };
}

async function bytesOf(file: File, most: number): Promise<Uint8Array> {
  if (file.size > most) throw tooLarge(most);
  return new Uint8Array(await file.arrayBuffer());
}

async function readForm(request: Request, most: number, signal = AbortSignal.timeout(mostMs)): Promise<FormData> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge(most);
  let taken = 0;
  let over = false;
  const counted = request.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        taken += chunk.byteLength;
        over = taken > most;
        if (over) controller.error(tooLarge(most));
        else controller.enqueue(chunk);
      },
    }),
    { signal },
  );
  try {
    const headers = { 'content-type': request.headers.get('content-type') ?? '' };
    return await new Response(counted ?? null, { headers }).formData();
  } catch {
    if (over) throw tooLarge(most);
    if (signal.aborted) throw tooSlow();
    throw new AccessProblem('invalid', 'The form could not be read. Send it again.');
  }
}

const tooSlow = () =>
  new AccessProblem('invalid', `The files took longer than ${mostMs / 60_000} minutes. Send smaller ones.`);
const tooLarge = (most: number) =>
  new AccessProblem('too_large', `That is more than ${Math.floor(most / 1_048_576)} megabytes.`);
