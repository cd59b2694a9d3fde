import { createHash } from 'node:crypto';
import { ReadableStream } from 'node:stream/web';
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

/** How files come with a request: in a form, or one as the body itself. @returns null for a body of another kind */
export function filesCome(contentType: string | null | undefined, wanted: FilesWanted): 'form' | 'alone' | null {
  if (/^multipart\/form-data\b/.test(contentType ?? '')) return 'form';
  return wanted.alone !== undefined && contentType?.startsWith(wanted.alone) ? 'alone' : null;
}

export interface FilesRead {
  /** The fields, as a form without files would send them. */
  text: string;
  files: Uint8Array[];
  /** Tells one body from another, files included. */
  fingerprint: string;
}

/** Reads a body that is one file. @throws AccessProblem `too_large`, or `invalid` if it ends early or takes too long */
export async function readAlone(request: Request, { bytesEach }: FilesWanted): Promise<FilesRead> {
  const file = Buffer.concat(await readParts(request, bytesEach));
  const fingerprint = createHash('sha256').update(file).digest('hex');
  return { text: '', files: file.length > 0 ? [file] : [], fingerprint };
}

/** Reads a form with files. @throws AccessProblem `too_large` or `invalid` */
export async function readMultipart(request: Request, { field, most, bytesEach }: FilesWanted): Promise<FilesRead> {
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

async function readForm(request: Request, most: number): Promise<FormData> {
  const body = ReadableStream.from(await readParts(request, most)) as globalThis.ReadableStream<Uint8Array>;
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  return await new Response(body, { headers }).formData().catch(() => Promise.reject(unreadable()));
}

/** Counts a body while it is read, whatever length it claims; of one that is too long, the rest stays where it is. */
async function readParts(request: Request, most: number): Promise<Uint8Array[]> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge(most);
  const parts: Uint8Array[] = [];
  let size = 0;
  const until = performance.now() + mostMs;
  try {
    for await (const part of request.body ?? []) {
      size += part.byteLength;
      if (size > most) throw tooLarge(most);
      if (performance.now() > until) throw tooSlow();
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof AccessProblem ? error : unreadable();
  }
  return parts;
}

const unreadable = () => new AccessProblem('invalid', 'What you sent could not be read. Send it again.');
const tooSlow = () =>
  new AccessProblem('invalid', `The files took longer than ${mostMs / 60_000} minutes. Send smaller ones.`);
const tooLarge = (most: number) =>
  new AccessProblem('too_large', `That is more than ${Math.floor(most / 1_048_576)} megabytes.`);
