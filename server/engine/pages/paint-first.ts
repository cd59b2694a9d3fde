/**
 * Stands in the page itself. `<html data-painting>` keeps back the pictures out of sight, and `<html data-faces>` the
 * typefaces, unless the browser has kept them (`app/styles/first-paint.css`): until everything in sight is painted, the
 * reader touches or scrolls, or two seconds are over.
 * Typefaces and whole styles come together and take their places in a frame each, the serif last: the page is laid out
 * twice more and not five times, and never for so long that a touch would wait.
 */
const loader = `((scripts,root)=>{const key='marketday-faces';let kept;try{kept=localStorage.getItem(key)}catch{}
root.dataset.painting='';if(!kept)root.dataset.faces='';
const start=()=>{for(const src of scripts)document.head.append(Object.assign(document.createElement('script'),{src,async:true}))},
finish=()=>{const faces=kept?[]:[...document.fonts].filter(face=>face.unicodeRange.startsWith('U+20-')).map(face=>face.load()),
links=[...document.querySelectorAll('link[rel=stylesheet][disabled]')],style=links[0]?.previousSibling,
sheets=links.map(link=>new Promise(done=>{link.onload=link.onerror=done;link.media='print';link.disabled=false}));
Promise.allSettled([...faces,...sheets]).then(()=>{for(const link of links)if(link.sheet)link.removeAttribute('media');
if(links.every(({sheet})=>sheet))style?.remove();
if(kept)return;const next=then=>requestAnimationFrame(()=>setTimeout(then));
next(()=>{root.dataset.faces='serif';next(()=>{delete root.dataset.faces;try{localStorage.setItem(key,1)}catch{}})})})};
let go=()=>{go=()=>{};finish();delete root.dataset.painting;setTimeout(start)};
const run=()=>go(),painted=()=>requestAnimationFrame(()=>requestAnimationFrame(run));
if(document.readyState==='complete')painted();else addEventListener('load',painted);
for(const name of['pointerdown','touchstart','keydown','scroll'])addEventListener(name,run,{once:true,capture:true,passive:true});
setTimeout(run,2000)})`;

/** @param urls of scripts: what they wake up is fetched and run after the first paint */
export const paintFirst = (urls: readonly string[]): string =>
  `${loader}(${JSON.stringify(urls).replaceAll('<', '\\u003c')},document.documentElement)`;
