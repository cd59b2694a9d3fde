import type { Notice } from '#contract/notice/notice.ts';
import type { OwnNotices } from '#contract/notice/own-notices.ts';

/** The notices that the page came with, brought up to date with the newest: each once, newest first. */
export function mergeNotices(rendered: readonly Notice[], live: OwnNotices | null): Notice[] {
  if (live === null) return [...rendered];
  const known = new Set(live.items.map(({ id }) => id));
  // Nothing unread is left anywhere, so the older ones are read too, though the newest don't name them.
  const older = rendered
    .filter(({ id }) => !known.has(id))
    .map((notice) => (live.unread === 0 ? { ...notice, read: true } : notice));
  return [...live.items, ...older].sort((a, b) => b.at.localeCompare(a.at));
}
