import { protocol } from '#contract/wire/protocol.ts';
import { readConfig } from '#server/config/config.ts';
import type { Settings } from '#server/config/settings.ts';
import { carrierSecrets } from './carrier-webhooks.ts';

export const testApiKey = 'test-key-0123456789-0123456789';

/** Settings as a started server would have them. */
export const testSettings = (): Settings => ({
  ...readConfig({ NODE_ENV: 'test', MARKETDAY_API_KEY: testApiKey, LOG_LEVEL: 'silent' }),
  AUTH_SECRET: 'a-secret-for-tests-only-0123456789',
  VAPID_PUBLIC_KEY: 'BOdwZN6EdG_HaisxMvplS0oYYIOFaR8cQt2RJJ60dc1HrN1TeedgJdVmRV_q_8iHwv4ZbUvJjaimtMuuedEa8FU',
  VAPID_PRIVATE_KEY: 'G6qIgDIHIC-lPhYGytugn5VBkbbcqjvYD5n0hESNX2c',
  EASYPOST_WEBHOOK_SECRET: carrierSecrets.easypost,
  SHIPPO_WEBHOOK_SECRET: carrierSecrets.shippo,
  AFTERSHIP_WEBHOOK_SECRET: carrierSecrets.aftership,
  STANDARD_WEBHOOK_SECRET: carrierSecrets.standard,
  localUrl: 'http://127.0.0.1:0',
  protocol,
});
