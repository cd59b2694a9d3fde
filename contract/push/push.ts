import { z } from 'zod';

/** The hosts we send to, so that a made-up endpoint can't make the shop call any address. */
const pushServices = ['fcm.googleapis.com', 'push.services.mozilla.com', 'push.apple.com', 'notify.windows.com'];

function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port } = new URL(endpoint);
  if (protocol !== 'https:' || port !== '') return false;
  return pushServices.some((service) => hostname === service || hostname.endsWith(`.${service}`));
}

/** `POST /api/account/push`: a browser's own PushSubscription, as it serialises it. */
export const pushSubscriptionSchema = z.object({
  endpoint: z
    .url()
    .max(1_000)
    .refine(isPushService, 'We don’t know this browser’s push service, so it can’t get notifications.'),
  keys: z.object({ p256dh: z.base64url().length(87), auth: z.base64url().length(22) }),
});
export type PushSubscriptionInput = z.infer<typeof pushSubscriptionSchema>;

export const endPushSchema = z.object({ endpoint: z.url().max(1_000) });

export interface PushText {
  title: string;
  body: string;
  href: string;
  /** A repeat has the same: the browser shows one. */
  tag: string;
}
