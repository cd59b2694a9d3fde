import { z } from 'zod';
import { trustedProxies } from '#server/engine/network/client-address.ts';
import { isLoopback } from '#server/engine/network/loopback.ts';
import { wordsOnGone } from './gone-variables.ts';
import { problemOfPaymentKeys } from './payment-keys.ts';

const readBarriers = { '0': 'none', '1': 'database', bus: 'bus', database: 'database' } as const;
const flag = z.enum(['0', '1']).transform((value) => value === '1');
const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must start with postgresql://' });
const redisUrl = z.url({ protocol: /^rediss?$/, error: 'must start with redis:// or rediss://' });
const secret = z.string().min(24, 'must have at least 24 characters');

const onThisMachine = z
  .url({ protocol: /^https?$/ })
  .refine((url) => isLoopback(new URL(url).hostname.replace(/^\[|\]$/g, '')), 'must be an address of this machine');

/** Whether it names one mailbox, with or without a name before it. */
const hasAddress = (from: string): boolean => /^[^<>]*<[^<>\s@]+@[^<>\s@]+>$|^[^<>\s@]+@[^<>\s@]+$/.test(from.trim());

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.coerce.number('must be a port from 0 to 65535').int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: databaseUrl.optional(),
  /** Past a pooler that DATABASE_URL leads to: who listens needs a connection of its own. */
  DATABASE_DIRECT_URL: databaseUrl.optional(),
  /** One address, or several of one cluster, separated by commas. */
  REDIS_URL: z
    .string()
    .transform((list) => list.split(',').map((url) => url.trim()))
    .pipe(z.tuple([redisUrl], redisUrl))
    .optional(),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(10),
  DATA_DIR: z.string().min(1).default('.data'),
  /** All processes of the shop have one `DATA_DIR`: they run on one machine, or it lies on a volume that they share. */
  DATA_DIR_SHARED: flag.default(false),
  MARKETDAY_API_KEY: secret.optional(),
  AUTH_SECRET: secret.optional(),
  METRICS_TOKEN: secret.optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_/, 'must be a secret key (sk_…) or a restricted one (rk_…)')
    .optional(),
  STRIPE_PUBLISHABLE_KEY: z.string().regex(/^pk_/, 'must be a publishable key (pk_…)').optional(),
  STRIPE_WEBHOOK_SECRET: z.string().min(8, 'must be the signing secret of the endpoint (whsec_…)').optional(),
  MOLLIE_API_KEY: z
    .string()
    .regex(/^(test|live)_\w{10,100}$/, 'must be an API key of a profile (test_… or live_…)')
    .optional(),
  /** For tests: what stands in for outside services on this machine, such as `stripe=http://127.0.0.1:12111,vies=…`. */
  STAND_INS: z
    .string()
    .default('')
    .transform((list) => Object.fromEntries(list.split(',').flatMap((each) => (each ? [each.split('=')] : []))))
    .pipe(
      z.strictObject({
        stripe: onThisMachine.optional(),
        mollie: onThisMachine.optional(),
        vies: onThisMachine.optional(),
        drand: onThisMachine.optional(),
      }),
    ),
  EASYPOST_WEBHOOK_SECRET: z.string().optional(),
  SHIPPO_WEBHOOK_SECRET: z.string().optional(),
  AFTERSHIP_WEBHOOK_SECRET: z.string().optional(),
  STANDARD_WEBHOOK_SECRET: z.string().optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must start with smtp:// or smtps://' }).optional(),
  MAIL_FROM: z.string().min(3).max(200).refine(hasAddress, 'must be an address such as shop@shop.example').optional(),
  VAPID_PUBLIC_KEY: z.base64url().length(87, 'must be an uncompressed P-256 point in base64url').optional(),
  VAPID_PRIVATE_KEY: z.base64url().length(43, 'must be 32 bytes in base64url').optional(),
  /** Lets a shop that is no demo, and has no live keys, take test payments. */
  TEST_PAYMENTS: flag.default(false),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_BUCKET: z.string().min(1).max(100).optional(),
  S3_REGION: z.string().min(1).max(40).default('auto'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  DRAIN_SECONDS: z.coerce.number('must be a number from 0 to 300').int().min(0).max(300).default(0),
  LIVE_DIRECT_FRAMES: flag.default(true),
  PAGE_READ_BARRIER: z
    .enum(['0', '1', 'bus', 'database'])
    .transform((value) => readBarriers[value])
    .optional(),
  PAGE_RENDERERS: z.coerce.number('must be a number from 0 to 16').int().min(0).max(16).optional(),
  TRACE_SHARE: z.coerce.number('must be a part from 0 to 1').min(0).max(1).default(0.02),
  TRUST_PROXY: z
    .string()
    .refine(
      (value) => trustedProxies(value) !== null,
      'must be how many proxies of yours there are, or their addresses and networks, such as 10.0.0.0/8,::1',
    )
    .default('0'),
  LIMITS: flag.default(true),
  /** How many times as much one address may ask for: an office, a hall, a telephone network. */
  LIMITS_PER_ADDRESS: z.coerce.number('must be a number from 1 to 100').int().min(1).max(100).default(1),
  /** Without a value: a demo as long as the database is the embedded one. */
  DEMO: flag.optional(),
  /** Without a value: as long as the shop is no demo. */
  SECOND_FACTOR: flag.optional(),
  MERCHANT_EMAILS: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((email) => email.trim().toLowerCase() || []))
    .pipe(z.array(z.email('must be e-mail addresses, separated by commas'))),
  CROWD: flag.default(true),
  /** Pages and sizes of photographs are made before anybody asks for them. */
  WORK_AHEAD: flag.default(true),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Config = Omit<z.infer<typeof schema>, 'DEMO' | 'SECOND_FACTOR' | 'PAGE_READ_BARRIER'> & {
  DEMO: boolean;
  PAGE_READ_BARRIER: 'none' | 'bus' | 'database';
  SECOND_FACTOR: boolean;
};

/** The environment has a value that can't be used. Its message names each variable. */
export class BadEnvironment extends Error {}

/**
 * The configuration, read from the environment and checked once. An empty value counts as absent.
 *
 * @throws BadEnvironment naming every variable that is wrong and what it should be
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const goneSay = Object.keys(environment).flatMap((name) => wordsOnGone(name, environment[name]) ?? []);
  if (goneSay.length > 0) throw new BadEnvironment(`The environment can't be used: ${goneSay.join(' ')}`);
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(present);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new BadEnvironment(`The environment can't be used: ${lines.join('; ')}.`);
  }
  const DEMO = result.data.DEMO ?? !result.data.DATABASE_URL;
  const config = {
    ...result.data,
    DEMO,
    SECOND_FACTOR: result.data.SECOND_FACTOR ?? !DEMO,
    PAGE_READ_BARRIER: result.data.PAGE_READ_BARRIER ?? (result.data.REDIS_URL ? 'bus' : 'none'),
  };
  if ((config.VAPID_PUBLIC_KEY === undefined) !== (config.VAPID_PRIVATE_KEY === undefined)) {
    throw new BadEnvironment(
      "The environment can't be used: VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY belong together; set both or neither.",
    );
  }
  if (config.NODE_ENV === 'production' && config.DATABASE_URL && !config.AUTH_SECRET) {
    throw new BadEnvironment(
      "The environment can't be used: AUTH_SECRET is required with DATABASE_URL in production: every process must sign with the same secret.",
    );
  }
  if (config.REDIS_URL && !config.DATABASE_URL) {
    throw new BadEnvironment(
      "The environment can't be used: REDIS_URL is for several processes on one PostgreSQL; set DATABASE_URL too.",
    );
  }
  if (config.PAGE_READ_BARRIER === 'bus' && !config.REDIS_URL) {
    throw new BadEnvironment("The environment can't be used: PAGE_READ_BARRIER=bus needs REDIS_URL.");
  }
  const s3 = [config.S3_ENDPOINT, config.S3_BUCKET, config.S3_ACCESS_KEY_ID, config.S3_SECRET_ACCESS_KEY];
  if (s3.some(Boolean) && !s3.every(Boolean)) {
    throw new BadEnvironment(
      "The environment can't be used: S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together.",
    );
  }
  const keys = problemOfPaymentKeys(config);
  if (keys) throw new BadEnvironment(`The environment can't be used: ${keys}`);
  const missing = missingForSeveral(config);
  if (missing.length > 0) {
    throw new BadEnvironment(
      `The environment can't be used: with REDIS_URL every process needs the same ${missing.join('; and ')}. If all of them have one DATA_DIR, on one machine or on a shared volume, set DATA_DIR_SHARED=1 instead.`,
    );
  }
  if (!isLoopback(config.HOST) && !config.PUBLIC_URL) {
    throw new BadEnvironment(
      "The environment can't be used: PUBLIC_URL is required unless HOST is a loopback address. Set it to the shop’s public address, such as https://shop.example.",
    );
  }
  if (!config.LIMITS && !isLoopback(config.HOST)) {
    throw new BadEnvironment(
      "The environment can't be used: LIMITS=0 is for tests on this machine alone; leave it out, or set HOST=127.0.0.1.",
    );
  }
  return config;
}

/** What would otherwise lie in the `DATA_DIR` of one process, where the others can't find it. */
function missingForSeveral(config: z.infer<typeof schema>): string[] {
  if (config.NODE_ENV !== 'production' || !config.REDIS_URL || config.DATA_DIR_SHARED) return [];
  return [
    ...(config.VAPID_PUBLIC_KEY
      ? []
      : ['VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY for pushes (npx web-push generate-vapid-keys)']),
    ...(config.S3_BUCKET
      ? []
      : ['bucket for uploaded files (S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY)']),
  ];
}
