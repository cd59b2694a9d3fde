/**
 * Pushes go by RFC 8030 with VAPID (RFC 8292), encrypted for one browser alone (RFC 8291). The Topic is made from the
 * notice's id: a repeat takes the first's place while it waits at the push service.
 */
import { createHash } from 'node:crypto';
import webPush from 'web-push';
import type { PushText } from '#contract/push/push.ts';
import { settings } from '#server/config/settings.ts';
import { shopUrl } from '#server/mail/shop-url.ts';

export interface PushToSend {
  noticeId: string;
  subscriptionId: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  title: string;
  body: string;
  href: string;
}

/** `gone`: the browser no longer wants notices. @throws Error if it failed, or may have failed */
export type DeliverPush = (push: PushToSend) => Promise<'sent' | 'gone'>;

/** A notice that waited for a browser longer than a day is no news. */
const timeToLiveSeconds = 86_400;
/** An answer is due well before the push would be taken up again by someone else. */
const timeoutMs = 30_000;
/** Push services take four kilobytes, encrypted. */
const longestBody = 600;

export const deliverPush: DeliverPush = async ({ endpoint, p256dh, auth, ...push }) => {
  const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY } = settings();
  const text: PushText = {
    title: push.title,
    body: push.body.slice(0, longestBody),
    href: push.href,
    tag: push.noticeId,
  };
  const request = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(text), {
    vapidDetails: {
      subject: shopUrl().startsWith('https:') ? shopUrl() : 'mailto:shop@localhost',
      publicKey: VAPID_PUBLIC_KEY,
      privateKey: VAPID_PRIVATE_KEY,
    },
    TTL: timeToLiveSeconds,
    topic: createHash('sha256').update(push.noticeId).digest('base64url').slice(0, 32),
    urgency: 'normal',
  });
  const response = await fetch(request.endpoint, {
    method: request.method,
    headers: request.headers as Record<string, string>,
    body: request.body ? new Uint8Array(request.body) : null,
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  await response.body?.cancel();
  if (response.status === 404 || response.status === 410) return 'gone';
  if (!response.ok) throw new Error(`the push service answered ${response.status}`);
  return 'sent';
};
