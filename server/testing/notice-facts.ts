import fc from 'fast-check';
import { z } from 'zod';
import type { NoticeKind } from '#contract/notice/notice.ts';
import { notices } from '../subjects.ts';

type Shape = { [key: string]: unknown };

/** What no sentence may say, whatever its facts are. */
export const notWords = /undefined|null|NaN|Invalid|\[object/;
const text = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .filter((one) => !notWords.test(one) && one.isWellFormed());
const moment = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString());

/** Facts that fit, made from the schema itself: a new kind is tried without anybody thinking of it. */
function fitting(shape: Shape): fc.Arbitrary<unknown> {
  const choices = (shape.anyOf ?? shape.oneOf) as Shape[] | undefined;
  if (choices) return fc.oneof(...choices.map(fitting));
  if (Array.isArray(shape.type)) return fc.oneof(...shape.type.map((type) => fitting({ ...shape, type })));
  if (shape.type === 'null') return fc.constant(null);
  if ('const' in shape) return fc.constant(shape.const);
  if (Array.isArray(shape.enum)) return fc.constantFrom(...(shape.enum as unknown[]));
  if (shape.format === 'date-time') return moment;
  if (typeof shape.pattern === 'string') return fc.stringMatching(new RegExp(shape.pattern));
  if (shape.type === 'string') return text;
  if (shape.type === 'integer') return fc.nat(2_000_000_000);
  if (shape.type === 'boolean') return fc.boolean();
  if (shape.type === 'array') return fc.array(fitting(shape.items as Shape), { maxLength: 4 });
  if (shape.format === 'date') return moment.map((at) => at.slice(0, 10));
  if (shape.type !== 'object') throw new Error(`No facts are made yet from ${JSON.stringify(shape)}.`);
  const properties = Object.entries(shape.properties as { [name: string]: Shape });
  return fc.record(Object.fromEntries(properties.map(([name, property]) => [name, fitting(property)])));
}

export const noticeFacts = (kind: NoticeKind) => fitting(z.toJSONSchema(notices[kind].facts) as Shape);
