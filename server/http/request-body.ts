import type { z } from 'zod';
import { AccessProblem } from '#server/problem.ts';

/** How a request's body came: an answer to a form is a page, to anything else JSON. */
export type BodyKind = 'form' | 'json';

export function bodyKind(request: Request): BodyKind {
  const type = request.headers.get('content-type') ?? '';
  return /^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(type) ? 'form' : 'json';
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
