import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { UnreadableMessage } from './carrier-webhooks/carrier-webhook.ts';
import { parseMessage } from './carrier-webhooks/message-fields.ts';
import { type SourceName, secretOf, sources } from './carrier-webhooks/sources.ts';
import { storeCarrierMessage } from './store-carrier-message.ts';

/** Headers that prove or identify someone are looked at and not kept. */
const secretHeader = /signature|hmac|authorization|cookie|token|api-key/i;

/**
 * Keeps a carrier's message, whose signature is checked over the bytes as they came. Idempotent. Refuses `unavailable`
 * without a secret for this source, `signed_out` for a bad signature or one made too long ago (nothing is kept), and
 * `invalid` for a message that can't be read (kept for the desk).
 */
export async function receiveCarrierMessage(
  source: SourceName,
  raw: Buffer,
  headers: Headers,
): Promise<Decision<{ received: true; repeat: boolean }, Problem>> {
  const webhook = sources[source];
  const secret = secretOf(source);
  if (!secret) {
    return refuse({ code: 'unavailable', message: `This shop has no secret for webhooks of ${webhook.name}.` });
  }
  if (!webhook.verify({ raw, headers, secret, now: Date.now() })) {
    return refuse({ code: 'signed_out', message: 'The signature is not valid.' });
  }
  const { message, problem } = understood(source, raw);
  const isNew = await storeCarrierMessage({
    source,
    raw,
    problem,
    id: webhook.idOf(message, headers),
    headers: Object.fromEntries([...headers].filter(([name]) => !secretHeader.test(name))),
  });
  return problem === null ? accept({ received: true, repeat: !isNew }) : refuse({ code: 'invalid', message: problem });
}

function understood(source: SourceName, raw: Buffer): { message: unknown; problem: string | null } {
  let message: unknown = null;
  try {
    message = parseMessage(raw);
    sources[source].toNews(message);
    return { message, problem: null };
  } catch (error) {
    if (error instanceof UnreadableMessage) return { message, problem: error.message };
    throw error;
  }
}
