import './guarantee-notice.css';
import type { GuaranteeNotice as Notice } from '#contract/shop/guarantee-notice.ts';

const label = 'EU notice on the legal guarantee of conformity';

/** Shows the Commission's notice as it is: a picture in full, a PDF by its link. */
export function GuaranteeNotice({ notice }: { notice: Notice | null }) {
  if (!notice) return null;
  const { href, contentType, language } = notice;
  const isPicture = contentType.startsWith('image/');
  return (
    <aside className="container guarantee" aria-label={label}>
      <a className="text-link" href={href} target="_blank" rel="noreferrer" hrefLang={language}>
        {isPicture ? (
          // biome-ignore lint/performance/noImgElement: the file is shown unchanged, as the law asks.
          <img src={href} alt={label} lang={language} loading="lazy" />
        ) : (
          label
        )}
      </a>
    </aside>
  );
}
