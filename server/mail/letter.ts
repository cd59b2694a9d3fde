import { type Mail, mailPage } from './mail-page.ts';

interface LetterText {
  title: string;
  /** Its lines are paragraphs. */
  body: string;
  action?: { label: string; link: string };
  /** The last line. */
  why: string;
}

/** Somebody has just asked for it, so it can't be turned off. */
export function letter({ title, body, action, why }: LetterText): Mail {
  const button = action ? `\n\n${action.label}: ${action.link}` : '';
  return {
    subject: title,
    text: `${title}\n\n${body}${button}\n\n--\nMarketday\n${why}\n`,
    html: mailPage({ title, body, action: action ?? null, foot: [{ text: why }] }),
    headers: {},
  };
}
