import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import type { SourceName } from '../shipping/carrier-webhooks/sources.ts';

/** The test settings' secrets; EasyPost's has an accent, as some have. */
export const carrierSecrets = {
  easypost: 'sécret-of-easypost',
  shippo: 'secret-of-shippo',
  aftership: 'secret-of-aftership',
  standard: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
} as const;

const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text);

/** Headers as that sender signs a body. @param at when it signs, by its clock */
export function signedBy(source: SourceName, body: string, { at = new Date(), id = 'msg_1' } = {}) {
  const seconds = Math.floor(at.getTime() / 1000);
  const headers: Record<SourceName, Record<string, string>> = {
    easypost: {
      'x-hmac-signature': `hmac-sha256-hex=${hmac(carrierSecrets.easypost.normalize('NFKD'), body).digest('hex')}`,
    },
    shippo: {
      'shippo-auth-signature': `t=${seconds},v1=${hmac(carrierSecrets.shippo, `${seconds}.${body}`).digest('hex')}`,
    },
    aftership: { 'aftership-hmac-sha256': hmac(carrierSecrets.aftership, body).digest('base64') },
    standard: {
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': new Webhook(carrierSecrets.standard).sign(id, at, body),
    },
  };
  return { 'content-type': 'application/json', ...headers[source] };
}

/** What the senders publish as examples of their messages. */
export const sampleOf = (name: 'easypost-tracker-updated' | 'shippo-track-updated' | 'aftership-tracking-update') =>
  readFileSync(`server/shipping/carrier-webhooks/samples/${name}.json`, 'utf8');
