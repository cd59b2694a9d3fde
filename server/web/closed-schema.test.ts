import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { routes } from '#server/subjects.ts';
import { bodiesOf } from '#server/testing/fuzz/values-of.ts';
import { closedSchema, unknownField } from './closed-schema.ts';

const schema = z.object({
  title: z.string(),
  lines: z.array(z.object({ sku: z.string(), quantity: z.number().default(1) })),
  options: z.record(z.string(), z.string()).optional(),
  payment: z.discriminatedUnion('by', [
    z.object({ by: z.literal('card'), token: z.string() }),
    z.object({ by: z.literal('transfer'), until: z.string() }),
  ]),
  change: z.union([z.number(), z.object({ by: z.number() })]).optional(),
  kept: z.looseObject({ a: z.string() }).optional(),
});
const whole = { title: 'a', lines: [{ sku: 'b' }], payment: { by: 'card', token: 'x' } };

test.each([
  [{ ...whole, titel: 'a' }, 'titel'],
  [{ ...whole, lines: [{ sku: 'b' }, { sku: 'c', qty: 2 }] }, 'lines.1.qty'],
  [{ ...whole, payment: { by: 'card', token: 'x', tip: 1 } }, 'payment.tip'],
  [{ ...whole, change: { by: 1, at: 2 } }, 'change.at'],
  [JSON.parse('{"__proto__":{}}'), '__proto__'],
  [{ constructor: 1 }, 'constructor'],
  [{ ...whole, options: { Glaze: 'Ash' }, kept: { a: '', b: 1 }, change: 3 }, null],
  [{ title: 3, lines: 'none' }, null],
  [null, null],
  [[1], null],
])('%j: %s', (value, field) => expect(unknownField(closedSchema(schema), value)).toBe(field));

const bodies = routes.flatMap(({ method, path, declared, described }) =>
  described && declared?.body ? [{ method, path, body: declared.body }] : [],
);

describe.each(bodies)('the body of $method $path', ({ body }) => {
  it('is known where it fits, and a field more is found by name', () => {
    const shape = closedSchema(body);
    const fitting = fc
      .sample(bodiesOf(body, {}), { numRuns: 300, seed: 1 })
      .filter((sent): sent is object => typeof sent === 'object' && sent !== null && body.safeParse(sent).success);
    const known = fitting.filter((sent) => unknownField(shape, sent) === null);
    for (const sent of known) expect(unknownField(shape, { ...sent, surplusField: 1 })).toBe('surplusField');
    expect(unknownField(shape, { surplusField: 1 })).toBe('surplusField');
    if (shape.properties) expect(shape.additionalProperties).toBe(false);
  });
});
