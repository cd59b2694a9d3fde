import { type Mail, mailPage } from './mail-page.ts';
import { sellerPlace, shopNamePlace, signaturePlace, withoutPlaces } from './shop-in-mail.ts';

interface LetterText {
  title: string;
  /** Its lines are paragraphs. */
  body: string;
  action?: { label: string; link: string };
  /** Why this came, as the last line. */
  why: string;
}

/** A mail that somebody has just asked for: it can't be turned off, since it comes only then. */
export function letter({ action, why, ...written }: LetterText): Mail {
  const [title, body] = [withoutPlaces(written.title), withoutPlaces(written.body)];
  const button = action ? `\n\n${action.label}: ${action.link}` : '';
  return {
    subject: title,
    text: `${title}\n\n${body}${button}${signaturePlace}\n\n--\n${shopNamePlace}\n${sellerPlace}\n${why}\n`,
    html: mailPage({ title, body, action: action ?? null, foot: [{ text: why }] }),
    headers: {},
  };
}
