/**
 * Same key + same body: the first answer again. Same key + another body: refused. First still
 * running: refused. A first that died without an answer is taken over after a minute; commands are
 * idempotent by keys of their own, so running one again then is safe.
 */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { database } from '#server/database/database.ts';
import { readRows } from '#server/database/statement.ts';
import { AccessProblem } from '#server/problem.ts';
import { settings } from '#server/settings.ts';
import { wholeBody } from './answer.ts';
import { validate } from './request-body.ts';

const keySchema = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[\x21-\x7e]+$/, 'Idempotency-Key must be printable ASCII');

/**
 * Runs `run` once for `key`.
 *
 * An answer of 500 and above is not kept: the caller may try again.
 *
 * @throws AccessProblem `idempotency_key_reused` or `idempotency_in_progress`
 */
export async function runOnce(
  scope: string,
  rawKey: string,
  requestText: string,
  run: () => Promise<Response>,
): Promise<Response> {
  const key = validate(keySchema, rawKey);
  // Keyed: a body may carry a password, which a plain hash of a known form would let one guess.
  const requestHash = createHmac('sha256', settings().AUTH_SECRET).update(requestText).digest('hex');
  // Nobody watches these records: they announce nothing, and wake nobody.
  const begun = await readRows`
    INSERT INTO idempotency_record (scope, key, request_hash) VALUES (${scope}, ${key}, ${requestHash})
    ON CONFLICT (scope, key) DO UPDATE SET started_at = clock_timestamp()
      WHERE idempotency_record.status IS NULL
        AND idempotency_record.request_hash = excluded.request_hash
        AND idempotency_record.started_at < clock_timestamp() - interval '1 minute'
    RETURNING 1`;
  if (begun.length === 0) return firstAnswer(scope, key, requestHash);
  try {
    const response = await run();
    if (response.status >= 500) {
      await forget(scope, key);
      return response;
    }
    const whole = wholeBody(response);
    const body = typeof whole === 'string' ? whole : await response.clone().text();
    const kept = JSON.stringify({ text: body, type: response.headers.get('content-type') });
    await readRows`
      UPDATE idempotency_record SET status = ${response.status}, body = ${kept}::jsonb
      WHERE scope = ${scope} AND key = ${key}`;
    return response;
  } catch (error) {
    await forget(scope, key);
    throw error;
  }
}

async function firstAnswer(scope: string, key: string, requestHash: string): Promise<Response> {
  const record = await database().idempotencyRecord.findUnique({ where: { scope_key: { scope, key } } });
  if (record && record.requestHash !== requestHash) {
    throw new AccessProblem(
      'idempotency_key_reused',
      'This Idempotency-Key came with another request before. Use a new key.',
    );
  }
  if (!record || record.status === null) {
    throw new AccessProblem(
      'idempotency_in_progress',
      'The first request with this key is still running. Ask again shortly.',
      {
        retryAfterMs: 1000,
      },
    );
  }
  const { text, type } = record.body as { text: string; type: string };
  return new Response(text, {
    status: record.status,
    headers: { 'content-type': type, 'cache-control': 'no-store', 'idempotent-replay': 'true' },
  });
}

async function forget(scope: string, key: string): Promise<void> {
  await database().idempotencyRecord.deleteMany({ where: { scope, key, status: null } });
}
