import type { NoticeRow } from '#contract/notice/notice.ts';
import { escaped } from './escaped.ts';
import { lookPlaces, sellerPlace, shopNamePlace, signaturePlace } from './shop-in-mail.ts';

export interface Mail {
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

const serif = `font-family:${lookPlaces.serif}`;
const sans = `font-family:${lookPlaces.sans}`;
const { paper, sheet, rule, ink, muted, nightPaper, nightSheet, nightRule, nightInk, nightMuted } = lookPlaces;
/** Mail readers drop a page's styles as they like: the inline ones alone must read well. */
const dark =
  `@media (prefers-color-scheme:dark){.page{background:${nightPaper}!important}.sheet{background:${nightSheet}!important;border-color:${nightRule}!important}` +
  `.ink{color:${nightInk}!important}.muted{color:${nightMuted}!important}.button{background:${nightInk}!important}.button a{color:${nightPaper}!important}}`;

interface Parts {
  title: string;
  /** Its lines are paragraphs. */
  body: string;
  rows?: readonly NoticeRow[];
  action: { label: string; link: string } | null;
  foot: readonly { text: string; link?: string }[];
}

export function mailPage({ title, body, rows = [], action, foot }: Parts): string {
  const small = `${sans};font-size:13px;line-height:20px;color:${muted}`;
  const paragraphs = body
    .split('\n')
    .map(
      (line) =>
        `<p class="muted" style="${sans};font-size:16px;line-height:25px;color:${muted};margin:0 0 16px">${escaped(line)}</p>`,
    );
  const button = action
    ? `<table role="presentation" cellpadding="0" cellspacing="0" style="margin-top:8px"><tr><td class="button" style="background:${ink};border-radius:2px">
<a href="${escaped(action.link)}" style="display:inline-block;${sans};font-size:16px;line-height:20px;color:${paper};text-decoration:none;padding:14px 22px">${escaped(action.label)}</a>
</td></tr></table>`
    : '';
  const lines = foot.map(({ text, link }) =>
    link ? `<a class="muted" href="${escaped(link)}" style="color:${muted}">${escaped(text)}</a>` : escaped(text),
  );
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escaped(title)}</title><style>${dark}</style></head>
<body class="page" style="margin:0;background:${paper}">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:${paper}"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="560" cellpadding="0" cellspacing="0" style="width:100%;max-width:560px">
<tr><td class="ink" style="${serif};font-size:22px;line-height:28px;color:${ink};padding:0 0 20px">${shopNamePlace}</td></tr>
<tr><td class="sheet" style="background:${sheet};border:1px solid ${rule};padding:32px 28px">
<h1 class="ink" style="${serif};font-weight:400;font-size:28px;line-height:34px;color:${ink};margin:0 0 16px">${escaped(title)}</h1>
${paragraphs.join('\n')}
${table(rows)}${button}${signaturePlace}</td></tr>
<tr><td class="muted" style="${small};padding:20px 0 0">${[...lines, sellerPlace].join('<br>\n')}</td></tr>
</table></td></tr></table></body></html>
`;
}

function table(rows: readonly NoticeRow[]): string {
  if (rows.length === 0) return '';
  const lines = rows.map(({ name, value, kind }) => {
    const size = kind === 'aside' ? 'font-size:13px;line-height:20px' : 'font-size:16px;line-height:24px';
    const tone = kind === 'total' ? `color:${ink};font-weight:600` : `color:${muted}`;
    const cell = `class="${kind === 'total' ? 'ink' : 'muted'}" style="${sans};${size};${tone};padding:4px 0`;
    return `<tr><td ${cell}">${escaped(name)}</td><td ${cell} 4px 16px;white-space:nowrap;vertical-align:top" align="right">${escaped(value)}</td></tr>`;
  });
  return `<table width="100%" cellpadding="0" cellspacing="0" style="margin:8px 0 16px">
${lines.join('\n')}
</table>
`;
}
