import type { z } from 'zod';
import { isStorable } from '#contract/value/text.ts';
import { AccessProblem } from './access-problem.ts';

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
 * Checks input against a schema.
 * @param whole what a message calls the input where no field of it is to blame
 * @throws AccessProblem `invalid`, listing every field that is wrong
 */
export function validate<S extends z.ZodType>(schema: S, input: unknown, whole = ''): z.output<S> {
  const unstorable = unstorableField(input);
  if (unstorable !== null) {
    const about = unstorable || whole;
    const message = `${about ? `${about}: ` : ''}has a character that is not allowed`;
    throw new AccessProblem('invalid', message, { field: unstorable, errors: [{ field: unstorable, message }] });
  }
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

const mostTold = 4;

/** Finds text that the database can't keep, without recursion: an input may be nested deeper than the stack. */
function unstorableField(input: unknown): string | null {
  const waiting: [field: string, value: unknown][] = [['', input]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [field, value] = next;
    if (typeof value === 'string' && !isStorable(value)) return field;
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, inside] of Object.entries(value)) {
      if (!isStorable(name)) return field;
      // What is deeper than any schema asks for is told by what it is in.
      const tooDeep = field.split('.').length >= mostTold;
      waiting.push([tooDeep ? field : field ? `${field}.${name}` : name, inside]);
    }
  }
  return null;
}
