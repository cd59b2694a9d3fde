import { settings } from '#server/config/settings.ts';
import { aftership } from './aftership.ts';
import type { CarrierWebhook } from './carrier-webhook.ts';
import { easypost } from './easypost.ts';
import { shippo } from './shippo.ts';
import { standard } from './standard.ts';

export const sources = { easypost, shippo, aftership, standard } as const satisfies Record<string, CarrierWebhook>;
export type SourceName = keyof typeof sources;

export const isSource = (name: string): name is SourceName => Object.hasOwn(sources, name);

/** The secret that its sender signs with; undefined where the shop takes none of its messages. */
export function secretOf(source: SourceName): string | undefined {
  const config = settings();
  return {
    easypost: config.EASYPOST_WEBHOOK_SECRET,
    shippo: config.SHIPPO_WEBHOOK_SECRET,
    aftership: config.AFTERSHIP_WEBHOOK_SECRET,
    standard: config.STANDARD_WEBHOOK_SECRET,
  }[source];
}
