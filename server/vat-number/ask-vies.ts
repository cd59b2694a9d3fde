/**
 * Asks VIES, the Commission's register of VAT numbers, whether one is in use: `POST check-vat-number` of its REST API. With the
 * shop's own number it also answers with a consultation number, which proves the question.
 */
import { z } from 'zod';
import type { VatCheck } from '#contract/vat-number/vat-number.ts';
import { settings } from '#server/config/settings.ts';
import { log } from '#server/engine/process/log.ts';
import { processWide } from '#server/engine/process/process-wide.ts';

const officialBase = 'https://ec.europa.eu/taxation_customs/vies/rest-api';
/** Nobody at a checkout waits longer. */
const timeoutMs = 3_000;
/** After so many failures in a row it isn't asked for a while: each question would wait for nothing. */
const mostFailures = 3;
const restMs = 30_000;

const told = z.string().nullish();
const answerSchema = z.object({
  valid: z.boolean(),
  name: told,
  address: told,
  requestIdentifier: told,
  /** Another than these: the country's own register didn't answer. */
  userError: z.enum(['VALID', 'INVALID', 'INVALID_INPUT']).nullish(),
});

const registerSchema = z.object({ userError: z.string().regex(/^MS_/) });

export type ViesAnswer = Pick<VatCheck, 'result' | 'name' | 'address' | 'consultation'>;

const nothing: ViesAnswer = { result: 'unknown', name: null, address: null, consultation: null };
const health = processWide('vies', () => ({ failures: 0, restsUntil: 0 }));

/** @param requester the shop's own VAT number; empty: none @returns `unknown` if there is no answer in time */
export async function askVies(number: string, requester: string): Promise<ViesAnswer> {
  if (performance.now() < health.restsUntil) return nothing;
  try {
    const answer = await question(number, requester);
    health.failures = 0;
    return answer;
  } catch (error) {
    health.failures++;
    if (health.failures >= mostFailures) {
      health.restsUntil = performance.now() + restMs;
      health.failures = 0;
    }
    log().warn({ err: error }, 'VIES gave no answer');
    return nothing;
  }
}

async function question(number: string, requester: string): Promise<ViesAnswer> {
  const base = settings().STAND_INS.vies ?? officialBase;
  const response = await fetch(`${base}/check-vat-number`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({
      countryCode: number.slice(0, 2),
      vatNumber: number.slice(2),
      ...(requester && { requesterMemberStateCode: requester.slice(0, 2), requesterNumber: requester.slice(2) }),
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const told: unknown = await response.json();
  // A member state's register that is down is no failure of VIES: the other countries are asked all the same.
  if (response.ok && registerSchema.safeParse(told).success) return nothing;
  const answer = answerSchema.safeParse(told);
  if (!response.ok || !answer.success) throw new Error(`VIES answered ${response.status} without a result.`);
  const { valid, name, address, requestIdentifier } = answer.data;
  return {
    result: valid ? 'valid' : 'invalid',
    name: written(name, 200),
    address: written(address, 300),
    consultation: written(requestIdentifier, 40),
  };
}

/** Countries that tell nothing answer with dashes. */
const written = (text: string | null | undefined, most: number): string | null =>
  !text || /^[-\s]*$/.test(text) ? null : text.trim().slice(0, most);

/** For tests: VIES is as it was at the start. */
export const forgetFailures = (): void => void Object.assign(health, { failures: 0, restsUntil: 0 });
