import { marked } from 'marked';
import { sanitisedHtml } from './sanitised-html.ts';

/** HTML of Markdown, with nothing in it that could run or call elsewhere. */
export const renderMarkdown = (markdown: string): string =>
  sanitisedHtml(marked.parse(markdown, { async: false, gfm: true }));
