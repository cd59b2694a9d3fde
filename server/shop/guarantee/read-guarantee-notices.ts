import type { GuaranteeNotice } from '#contract/shop/guarantee-notice.ts';
import { database } from '#server/engine/database/database.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { storage } from '#server/storage/storage.ts';
import { pageSource } from '#server/web/page-source.ts';

/** Returns the notices the merchant has put in, by language. A page that shows one is dropped from memory when they change. */
export async function readGuaranteeNotices(): Promise<GuaranteeNotice[]> {
  reads(pageSource.shopSettings);
  const rows = await database().guaranteeNotice.findMany({ orderBy: { language: 'asc' } });
  return rows.map(({ language, contentType, changedAt }) => ({
    language,
    contentType,
    // Another file gets another address, so that a browser's copy is never an old one.
    href: `/api/guarantee-notice/${language}?v=${changedAt.getTime()}`,
  }));
}

/** Returns the notice for readers of a language, or any other: a notice in another language is better than none. */
export async function readGuaranteeNotice(language = 'en'): Promise<GuaranteeNotice | null> {
  const all = await readGuaranteeNotices();
  return all.find((notice) => notice.language === language) ?? all[0] ?? null;
}

/** Returns the file as it was put in, byte for byte, or null if there is none in this language. */
export async function readNoticeFile(language: string): Promise<{ bytes: Uint8Array; contentType: string } | null> {
  const row = await database().guaranteeNotice.findUnique({ where: { language } });
  const bytes = row && (await storage().get(row.storageKey));
  return row && bytes ? { bytes, contentType: row.contentType } : null;
}
