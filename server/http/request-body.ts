import type { z } from 'zod';
import { AccessProblem } from '#server/problem.ts';

const maxBodyBytes = 1024 * 1024;

/** How a request's body came: an answer to a form is a page, to anything else JSON. */
export type BodyKind = 'form' | 'json';

export function bodyKind(request: Request): BodyKind {
  const type = request.headers.get('content-type') ?? '';
  return /^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(type) ? 'form' : 'json';
}

/**
 * The body's text, of at most one megabyte.
 *
 * @throws AccessProblem `too_large`
 */
export async function readText(request: Request): Promise<string> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  const tooLarge = () => new AccessProblem('too_large', 'The request is larger than one megabyte.');
  if (declared > maxBodyBytes) throw tooLarge();
  const text = await request.text();
  if (text.length > maxBodyBytes) throw tooLarge();
  return text;
}

/**
 * The body's bytes as they came, of at most one megabyte: what a signature is checked over.
 *
 * @throws AccessProblem `too_large`, without reading on
 */
export async function readRaw(request: Request): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > maxBodyBytes) throw new AccessProblem('too_large', 'The request is larger than one megabyte.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** @throws AccessProblem `invalid` for a body that is not JSON */
export function parseBody(text: string, kind: BodyKind): unknown {
  if (kind === 'form') {
    // An empty field of a form means that nothing was given.
    const fields = [...new URLSearchParams(text)].filter(([, value]) => value !== '');
    return Object.fromEntries(fields);
  }
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new AccessProblem('invalid', 'The body is not valid JSON.');
  }
}

/**
 * @param whole what a message calls the input where no field of it is to blame
 * @throws AccessProblem `invalid`, listing every field that is wrong
 */
export function validate<S extends z.ZodType>(schema: S, input: unknown, whole = ''): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    message: issue.message,
  }));
  const [first = { field: '', message: 'is not valid' }] = errors;
  const about = isSentence(first.message) ? '' : first.field || whole;
  const message = about ? `${about}: ${first.message}` : first.message;
  throw new AccessProblem('invalid', message, { field: first.field, errors });
}

/** A schema's own words, for people: they say what is meant without the field's name. */
const isSentence = (message: string): boolean => /^\p{Lu}.*[.?]$/u.test(message);
