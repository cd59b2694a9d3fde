/**
 * Values for a schema, as JSON: such that fit, and such that nobody would send in good faith. They are made from the
 * schema itself, so that a new field is tried without anybody thinking of it.
 */
import fc from 'fast-check';
import { z } from 'zod';

/** What a field of this name may really be in the shop at hand, so that some requests get past the first look. */
export type Known = Readonly<Record<string, readonly string[]>>;

type Shape = { [key: string]: unknown };

const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
};

export const evilTexts = [
  ...['\0', 'a\0b', '\ud800', 'a\udfff', '', ' ', '\u202e', '%00', '../../etc/passwd', "'; DROP TABLE person; --"],
  ...['x'.repeat(5_000), '😀'.repeat(200), '__proto__', 'constructor', 'NaN', '-1', '1e999', '99999999999999999999'],
  ...['0000-01-01T00:00:00Z', '+275760-09-13T00:00:00Z', '2026-02-30T00:00:00Z', '{}', '[]', 'null', 'true'],
] as const;

const evil = fc.constantFrom<unknown>(
  ...evilTexts,
  ...[null, true, false, 0, -0, -1, 0.1, 1.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e21, 1e308, -1e308],
  ...[[], {}, [[]], [null], ['\0'], { a: '\0' }, { '\0': 1 }, { toString: 1 }, { length: -1 }, deep(2_000)],
  JSON.parse('{"__proto__":{"role":"merchant"}}'),
);

/** @returns values of a schema as a caller would send them, most of them with something wrong */
export function bodiesOf(schema: z.ZodType, known: Known): fc.Arbitrary<unknown> {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  const fits = fitting(shape, '', known);
  const names = Object.keys(propertiesOf(shape));
  if (names.length === 0) return fc.oneof({ weight: 3, arbitrary: fits }, evil);
  const spoilt = fc.tuple(fits, fc.constantFrom(...names, 'unknown'), evil).map(([value, name, bad]) => ({
    ...(value as object),
    [name]: bad,
  }));
  const dropped = fc.tuple(fits, fc.constantFrom(...names)).map(([value, name]) => {
    const { [name]: _gone, ...left } = value as Shape;
    return left;
  });
  const allEvil = fc.record(Object.fromEntries(names.map((name) => [name, evil])), { requiredKeys: [] });
  return fc.oneof(
    { weight: 4, arbitrary: fits },
    { weight: 8, arbitrary: spoilt },
    { weight: 2, arbitrary: dropped },
    { weight: 2, arbitrary: allEvil },
    { weight: 1, arbitrary: evil },
  );
}

const propertiesOf = (shape: Shape) => (shape.properties ?? {}) as Record<string, Shape>;

function fitting(shape: Shape, name: string, known: Known): fc.Arbitrary<unknown> {
  const choices = (shape.anyOf ?? shape.oneOf) as Shape[] | undefined;
  if (choices) return fc.oneof(...choices.map((one) => fitting(one, name, known)));
  if (Array.isArray(shape.allOf)) return fitting(Object.assign({}, ...(shape.allOf as Shape[])), name, known);
  if ('const' in shape) return fc.constant(shape.const);
  if (Array.isArray(shape.enum)) return fc.constantFrom(...(shape.enum as unknown[]));
  switch (shape.type) {
    case 'string':
      return texts(shape, name, known);
    case 'integer':
    case 'number':
      return numbers(shape);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(fitting((shape.items ?? {}) as Shape, name, known), {
        minLength: Math.min(Number(shape.minItems ?? 0), 3),
        maxLength: Math.min(Number(shape.maxItems ?? 3), 3),
      });
    case 'object':
      return objects(shape, known);
    default:
      return fc.oneof(texts({}, name, known), numbers({}), fc.boolean());
  }
}

function objects(shape: Shape, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.entries(propertiesOf(shape)).map(([name, one]) => [name, fitting(one, name, known)] as const);
  if (fields.length === 0) return fc.dictionary(fc.string({ maxLength: 8 }), texts({}, '', known), { maxKeys: 3 });
  return fc.record(Object.fromEntries(fields), { requiredKeys: (shape.required ?? []) as string[] });
}

function numbers({ minimum, maximum, exclusiveMinimum }: Shape): fc.Arbitrary<number> {
  const min = Math.max(Number(minimum ?? exclusiveMinimum ?? 0), -1_000_000);
  return fc.integer({ min, max: Math.max(min, Math.min(Number(maximum ?? 1_000_000), min + 1_000_000)) });
}

function texts({ format, pattern, minLength, maxLength }: Shape, name: string, known: Known): fc.Arbitrary<string> {
  const real = known[name] ?? [];
  if (format === 'date-time') {
    return fc
      .date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString());
  }
  if (format === 'email') return fc.constantFrom('a@example.com', ...real);
  if (format === 'uri') return fc.constantFrom('https://push.example/abc', 'https://example.com/a.jpg');
  const shortest = Math.min(Number(minLength ?? 0), 200);
  const made = pattern
    ? fc.stringMatching(new RegExp(String(pattern), 'u'))
    : fc.string({ minLength: shortest, maxLength: Math.min(Number(maxLength ?? 40), shortest + 40), unit: 'grapheme' });
  return real.length > 0 ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...real) }, made) : made;
}
