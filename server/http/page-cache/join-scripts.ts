/** Joins inline scripts: each costs 54 bytes of the policy's header that don't compress; the first answer has 14 KB. */
export function joinScripts(html: string): string {
  return html.replace(/<\/script><script>/g, (seam, at: number) => {
    const start = html.lastIndexOf('<script', at);
    const opening = html.slice(start, html.indexOf('>', start));
    return / (src|type)=/.test(opening) ? seam : ';';
  });
}
