import { marked } from 'marked';
import sanitizeHtml from 'sanitize-html';

/** What a merchant's text may be made of. Headings begin at 2: a page has one of its own. */
const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    'h2',
    'h3',
    'h4',
    'p',
    'br',
    'hr',
    'blockquote',
    'ul',
    'ol',
    'li',
    'strong',
    'em',
    'b',
    'i',
    'del',
    'code',
    'pre',
    'a',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'img',
  ],
  allowedAttributes: { a: ['href', 'title'], img: ['src', 'alt', 'width', 'height'], th: ['scope'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  // Pictures of other people's servers would tell them who reads here.
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !/^\/[^/]/.test(attribs.src ?? ''),
  transformTags: { h1: 'h2' },
  disallowedTagsMode: 'discard',
};

/** HTML of Markdown, with nothing in it that could run or call elsewhere. */
export const renderMarkdown = (markdown: string): string =>
  sanitizeHtml(marked.parse(markdown, { async: false, gfm: true }), allowed).trim();
