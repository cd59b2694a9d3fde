import type { MoreAllowed } from '#server/engine/http/security-headers.ts';

/** What pages on which somebody pays with a provider may do beside what every page may. */
export interface PagePolicy extends MoreAllowed {
  /** Their paths. */
  pages: RegExp;
}
