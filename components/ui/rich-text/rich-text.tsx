import './rich-text.css';

/** @param html sanitised by the server */
export function RichText({ html }: { html: string }) {
  return (
    <div
      className="rich-text"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised where it is read.
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
