/**
 * Stands in the page itself. Until the first paint `<html data-painting>` keeps back the pictures out of sight, and
 * `<html data-faces>` the typefaces, unless the browser has kept them from an earlier visit (`app/styles/first-paint.css`).
 *
 * Once everything in sight is painted, or as soon as the reader touches or scrolls anything, or after two seconds, the
 * rest is fetched: the pictures, the page's scripts, and its typefaces and whole styles. These two take their places
 * together, so that the page is laid out once more and not five times.
 */
const loader = `((scripts,root)=>{const key='marketday-faces';let kept;try{kept=localStorage.getItem(key)}catch{}
root.dataset.painting='';if(!kept)root.dataset.faces='';
const start=()=>{for(const src of scripts)document.head.append(Object.assign(document.createElement('script'),{src,async:true}))},
finish=()=>{const faces=kept?[]:[...document.fonts].filter(face=>face.unicodeRange.startsWith('U+20-')).map(face=>face.load()),
links=[...document.querySelectorAll('style+link[disabled]')],
sheets=links.map(link=>new Promise(done=>{link.onload=link.onerror=done;link.media='print';link.disabled=false}));
Promise.allSettled([...faces,...sheets]).then(()=>{for(const link of links)if(link.sheet){link.previousSibling.remove();link.removeAttribute('media')}
delete root.dataset.faces;try{localStorage.setItem(key,1)}catch{}})};
let go=()=>{go=()=>{};finish();delete root.dataset.painting;setTimeout(start)};
const run=()=>go(),painted=()=>requestAnimationFrame(()=>requestAnimationFrame(run));
if(document.readyState==='complete')painted();else addEventListener('load',painted);
for(const name of['pointerdown','touchstart','keydown','scroll'])addEventListener(name,run,{once:true,capture:true,passive:true});
setTimeout(run,2000)})`;

const asyncScript = /<script src="([^"]+)" async="">\s*<\/script>/g;
/** Scripts can wait, and a picture stands in the same answer: the browser sees it there as soon. */
const fetchedAhead = /<link rel="preload" as="(?:script|image)"[^>]*>/g;

/**
 * The page with all but what there is to see left until after its first paint: what wakes it up, and what makes
 * it finer, take neither the network nor the processor from that. Until then its links and forms work without.
 */
export function paintFirst(html: string): string {
  const urls: string[] = [];
  const without = html
    .replace(asyncScript, (_script, url: string) => {
      urls.push(url);
      return '';
    })
    .replace(fetchedAhead, '');
  if (urls.length === 0 || !without.includes('</head>')) return html;
  const named = JSON.stringify(urls).replaceAll('<', '\\u003c');
  const script = `<script>${loader}(${named},document.documentElement)</script>`;
  return without.replace('</head>', () => `${script}</head>`);
}
