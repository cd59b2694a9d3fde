import sanitizeHtml from 'sanitize-html';

/**
 * What a text of the shop may be made of, whoever wrote it: words, lists, tables, links, and pictures of our own. No
 * styles, scripts or frames. Headings begin at 2: a page has one of its own.
 */
const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'br', 'hr', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'img'],
    ...['b', 'strong', 'i', 'em', 'u', 's', 'del', 'sub', 'sup', 'small', 'code', 'a', 'span', 'div'],
    ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'title', 'rel'],
    img: ['src', 'alt', 'width', 'height'],
    ol: ['start'],
    th: ['colspan', 'rowspan', 'scope'],
    td: ['colspan', 'rowspan'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  // Pictures of other people's servers would tell them who reads here.
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !/^\/[^/\\]/.test(attribs.src ?? ''),
  transformTags: {
    h1: 'h2',
    a: (tagName, { rel: _rel, ...attribs }) => ({
      tagName,
      attribs: /^https?:/i.test(attribs.href ?? '') ? { ...attribs, rel: 'nofollow noopener' } : attribs,
    }),
  },
  disallowedTagsMode: 'discard',
  nestingLimit: 40,
};

/** HTML that a page may show as it is. The same again for what it has answered before. */
export function sanitisedHtml(html: string): string {
  return sanitizeHtml(html, allowed).trim();
}
