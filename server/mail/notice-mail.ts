import { type NoticeKind, noticeKinds } from '#contract/notice.ts';
import { unsubscribeUrl } from '#server/notice/unsubscribe-link.ts';
import { shopUrl } from './shop-url.ts';

interface NoticeText {
  personId: string;
  kind: NoticeKind;
  title: string;
  body: string;
  href: string;
}

export interface Mail {
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

/** A notice as a mail. A kind that may be turned off carries the way to do so (RFC 8058: one press, by POST). */
export function noticeMail({ personId, kind, title, body, href }: NoticeText): Mail {
  const { action, mayTurnOff } = noticeKinds[kind];
  const link = `${shopUrl()}${href}`;
  const settings = `${shopUrl()}/account/notices#preferences`;
  const off = mayTurnOff ? unsubscribeUrl(personId, kind) : null;
  const why = off
    ? `You get this because you have an account. Turn off mail like this: ${off}`
    : 'You get this because you won a lot: it can’t be turned off.';
  return {
    subject: title,
    text: `${title}\n\n${body}\n\n${action}: ${link}\n\n--\nMarketday\n${why}\nWhat we write about: ${settings}\n`,
    html: page({ title, body, action, link, settings, off }),
    headers: off ? { 'List-Unsubscribe': `<${off}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {},
  };
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

const serif = "font-family:Georgia,'Times New Roman',serif";
const sans = "font-family:'Helvetica Neue',Helvetica,Arial,sans-serif";
/** Mail readers drop a page's styles as they like: the inline ones alone must read well. */
const dark =
  '@media (prefers-color-scheme:dark){.p{background:#101416!important}.s{background:#181d20!important;border-color:#2d3437!important}' +
  '.i{color:#eceee8!important}.m{color:#b3bab9!important}.b{background:#eceee8!important}.b a{color:#101416!important}}';

interface Parts {
  title: string;
  body: string;
  action: string;
  link: string;
  settings: string;
  /** Null for what can't be turned off. */
  off: string | null;
}

/** Plain tables in the shop's paper and ink. */
function page({ title, body, action, link, settings, off }: Parts): string {
  const small = `${sans};font-size:13px;line-height:20px;color:#475055`;
  const foot = off
    ? `<a class="m" href="${escaped(off)}" style="color:#475055">Turn off mail like this</a>`
    : 'You get this because you won a lot.';
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escaped(title)}</title><style>${dark}</style></head>
<body class="p" style="margin:0;background:#f4f5f1">
<table role="presentation" class="p" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f5f1"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="560" cellpadding="0" cellspacing="0" style="width:100%;max-width:560px">
<tr><td class="i" style="${serif};font-size:22px;line-height:28px;color:#14191c;padding:0 0 20px">Marketday</td></tr>
<tr><td class="s" style="background:#fcfcfa;border:1px solid #d6d9d2;padding:32px 28px">
<h1 class="i" style="${serif};font-weight:400;font-size:28px;line-height:34px;color:#14191c;margin:0 0 16px">${escaped(title)}</h1>
<p class="m" style="${sans};font-size:16px;line-height:25px;color:#475055;margin:0 0 24px">${escaped(body)}</p>
<table role="presentation" cellpadding="0" cellspacing="0"><tr><td class="b" style="background:#14191c;border-radius:2px">
<a href="${escaped(link)}" style="display:inline-block;${sans};font-size:16px;line-height:20px;color:#f4f5f1;text-decoration:none;padding:14px 22px">${escaped(action)}</a>
</td></tr></table></td></tr>
<tr><td class="m" style="${small};padding:20px 0 0">${foot}<br>
<a class="m" href="${escaped(settings)}" style="color:#475055">Choose what we write about</a></td></tr>
</table></td></tr></table></body></html>
`;
}
