/** Mollie's API, as far as the shop asks it: https://docs.mollie.com/reference/payments-api */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { settings } from '#server/config/settings.ts';

/** Null: the shop doesn't take payments by Mollie. */
export const mollieKey = (): string | null => settings().MOLLIE_API_KEY ?? null;

/** With a live key money moves. */
export const isMollieLive = (): boolean => mollieKey()?.startsWith('live_') ?? false;

const publicBase = 'https://api.mollie.com';

/** Where forms of a page lead that are paid on Mollie's page, and from there to banks: sources of a content policy. */
export const mollieLeadsTo = (): string[] => {
  const { mollie } = settings().STAND_INS;
  return mollie ? [new URL(mollie).origin] : ['https:'];
};

/** Whether an address is a page of Mollie's, or of what stands in for it. */
export function isMolliePage(address: string): boolean {
  const { protocol, hostname, origin } = new URL(address);
  const { mollie } = settings().STAND_INS;
  if (mollie) return origin === new URL(mollie).origin;
  return protocol === 'https:' && (hostname === 'mollie.com' || hostname.endsWith('.mollie.com'));
}

/** Mollie has understood and says no: https://docs.mollie.com/reference/handling-errors */
export class MollieRefusal extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(`Mollie answered ${status}: ${detail}`);
    this.status = status;
  }
}

const problemSchema = z.object({ title: z.string().optional(), detail: z.string().optional() });

/** Longer than a bank takes that thinks, shorter than a shopper waits. */
const timeoutMs = 10_000;
/** Before each further try. */
const pausesMs = [200, 800];

export interface MollieQuestion {
  body?: unknown;
  /** Mollie gives the same answer to the same key for an hour: https://docs.mollie.com/overview/api-idempotency */
  key?: string;
}

/**
 * Asks Mollie. What broke on its way is tried again twice, under the same key.
 * @param path such as `/v2/payments`
 * @throws MollieRefusal for an answer that isn't a yes, and what `fetch` throws where there is none
 */
export async function askMollie(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  question: MollieQuestion = {},
): Promise<unknown> {
  for (const pauseMs of pausesMs) {
    try {
      return await askOnce(method, path, question);
    } catch (error) {
      if (error instanceof MollieRefusal && error.status < 500) throw error;
      await sleep(pauseMs);
    }
  }
  return askOnce(method, path, question);
}

async function askOnce(method: string, path: string, { body, key }: MollieQuestion): Promise<unknown> {
  const apiKey = mollieKey();
  if (!apiKey) throw new Error('Mollie is not set up.');
  const answer = await fetch(new URL(path, settings().STAND_INS.mollie ?? publicBase), {
    method,
    headers: {
      authorization: `Bearer ${apiKey}`,
      accept: 'application/hal+json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await answer.text();
  if (answer.ok) return text === '' ? null : JSON.parse(text);
  const told = problemSchema.safeParse(readJson(text)).data;
  throw new MollieRefusal(answer.status, told?.detail ?? told?.title ?? 'without a reason');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
