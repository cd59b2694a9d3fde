/**
 * Fetches and runs the page's scripts once everything in sight is there and painted, or as soon as the
 * reader touches anything, or after two seconds: whatever comes first. It stands in the page itself.
 */
const runAfterPaint = `(urls=>{let run=()=>{run=()=>{};for(const url of urls){const s=document.createElement('script');s.src=url;s.async=true;document.head.append(s)}};
const go=()=>run(),painted=()=>requestAnimationFrame(()=>requestAnimationFrame(go));
if(document.readyState==='complete')painted();else addEventListener('load',painted,{once:true});
for(const name of['pointerdown','touchstart','keydown'])addEventListener(name,go,{once:true,capture:true,passive:true});
setTimeout(go,2000)})`;

const asyncScript = /<script src="([^"]+)" async="">\s*<\/script>/g;
const fetchedAhead = /<link rel="preload" as="script"[^>]*>/g;

/**
 * The page with its scripts left until after the first paint: what wakes a page up takes neither the
 * network nor the processor from what there is to see. Until then its links and forms work without.
 */
export function scriptsAfterPaint(html: string): string {
  const urls: string[] = [];
  const without = html
    .replace(asyncScript, (_script, url: string) => {
      urls.push(url);
      return '';
    })
    .replace(fetchedAhead, '');
  if (urls.length === 0 || !without.includes('</head>')) return html;
  const loader = `<script>${runAfterPaint}(${JSON.stringify(urls).replaceAll('<', '\\u003c')})</script>`;
  return without.replace('</head>', () => `${loader}</head>`);
}
