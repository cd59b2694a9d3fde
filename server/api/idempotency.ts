/**
 * Same key and body: the first answer again. Same key, another body: refused. First still running: refused, until its
 * process is known to be dead or a minute has passed; what it committed isn't done again.
 */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { settings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { runKeyed } from '#server/engine/database/keyed-effects.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { validate } from '#server/engine/http/request-body.ts';
import { wholeBody } from '#server/engine/http/whole-body.ts';
import { log } from '#server/engine/process/log.ts';
import { claimedBy, type ReleaseClaims } from '#server/engine/work/claims.ts';
import { readColumn } from '#server/stored/read-column.ts';
import { AccessProblem } from '#server/web/problem.ts';

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
  const begun = await readRows<{ isNew: boolean }>`
    INSERT INTO idempotency_record (scope, key, request_hash, claimed_by)
    VALUES (${scope}, ${key}, ${requestHash}, ${claimedBy()})
    ON CONFLICT (scope, key) DO UPDATE SET started_at = clock_timestamp(), claimed_by = excluded.claimed_by
      WHERE idempotency_record.status IS NULL
        AND idempotency_record.request_hash = excluded.request_hash
        AND idempotency_record.started_at < clock_timestamp() - interval '1 minute'
    RETURNING (xmax = 0) AS "isNew"`;
  const [record] = begun;
  if (!record) return firstAnswer(scope, key, requestHash);
  try {
    const response = await runKeyed({ scope, key, hadOthers: !record.isNew }, run);
    if (response.status >= 500) await letTryAgain(scope, key);
    else {
      await keep(scope, key, response).catch(async (error: unknown) => {
        // It is done, and its caller can be told. Another try finds what was committed.
        log().warn({ err: error }, 'an answer could not be kept for retries');
        await letTryAgain(scope, key);
      });
    }
    return response;
  } catch (error) {
    await letTryAgain(scope, key);
    throw error;
  }
}

/** The next try with a key that this process was at goes on where it was. */
export const releaseKeys: ReleaseClaims = (processId) => readRows`
  UPDATE idempotency_record SET started_at = clock_timestamp() - interval '61 seconds'
  WHERE status IS NULL AND claimed_by = ${processId}`;

async function keep(scope: string, key: string, response: Response): Promise<void> {
  const whole = wholeBody(response);
  const body = typeof whole === 'string' ? whole : await response.clone().text();
  const kept = JSON.stringify({ text: body, type: response.headers.get('content-type') });
  await readRows`
    UPDATE idempotency_record SET status = ${response.status}, body = ${kept}::jsonb
    WHERE scope = ${scope} AND key = ${key}`;
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
  const { text, type } = readColumn('idempotency_record.body', key, record.body);
  return new Response(text, {
    status: record.status,
    headers: { ...(type && { 'content-type': type }), 'cache-control': 'no-store', 'idempotent-replay': 'true' },
  });
}

/** Never fails: if it can't be stored now, another try is let in after a minute. */
async function letTryAgain(scope: string, key: string): Promise<void> {
  const stored = readRows`
    WITH half AS (
      UPDATE idempotency_record SET started_at = clock_timestamp() - interval '61 seconds'
      WHERE scope = ${scope} AND key = ${key} AND status IS NULL
        AND EXISTS (SELECT FROM idempotency_effect WHERE scope = ${scope} AND key = ${key})
    )
    DELETE FROM idempotency_record WHERE scope = ${scope} AND key = ${key} AND status IS NULL
      AND NOT EXISTS (SELECT FROM idempotency_effect WHERE scope = ${scope} AND key = ${key})`;
  await stored.catch((error: unknown) => log().warn({ err: error }, 'a key stays taken for a minute'));
}
