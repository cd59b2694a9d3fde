import { settings } from '#server/config/settings.ts';
import { isLoopback } from '#server/engine/network/loopback.ts';

/** For whoever tries the shop on their own machine: where mail is written instead of being sent; null: it is sent. */
export function demoMailFolder(): string | null {
  const { DEMO, HOST, SMTP_URL, DATA_DIR } = settings();
  return DEMO && isLoopback(HOST) && !SMTP_URL ? `${DATA_DIR}/mail` : null;
}
