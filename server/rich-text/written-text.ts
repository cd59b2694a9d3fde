import sanitizeHtml from 'sanitize-html';
import { renderMarkdown } from './render-markdown.ts';
import { sanitisedHtml } from './sanitised-html.ts';

/** A text as it is stored. HTML was sanitised before, and is again when it is shown: a database is written by others too. */
export interface WrittenText {
  text: string;
  format: 'plain' | 'markdown' | 'html';
}

/** What a page shows; null for a plain text, which has no marks to show. */
export function htmlOf({ text, format }: WrittenText): string | null {
  if (format === 'plain') return null;
  return format === 'html' ? sanitisedHtml(text) : renderMarkdown(text);
}

/** Its words alone, for whoever shows no marks: search engines, shopping services, the first sentence of it. */
export function plainTextOf(written: WrittenText): string {
  const html = htmlOf(written);
  if (html === null) return written.text;
  const apart = html.replaceAll(
    /<(?:br|hr|\/(?:p|h[2-6]|li|d[td]|tr|t[hd]|blockquote|pre|div|caption))\b[^>]*>/g,
    '$& ',
  );
  const escaped = sanitizeHtml(apart, { allowedTags: [], allowedAttributes: {} });
  return escaped
    .replaceAll(/&(amp|lt|gt|quot);/g, (_, name: keyof typeof letters) => letters[name])
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** All that the sanitiser escapes. */
const letters = { amp: '&', lt: '<', gt: '>', quot: '"' };
