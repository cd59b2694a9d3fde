interface Noted {
  builtScripts?: { settled: WeakSet<EventTarget>; lost: Set<string> };
}

/**
 * The script stands in the page itself. A built script that is lost, as where the connection is, is asked for again until it comes, after
 * 1, 2, 4 and then each 8 s: without it the page could not hydrate. Nobody else is told of the loss, since the framework's loader asks
 * once more and then gives the page up. When the page is awake, the loader sees its errors itself.
 *
 * Of scripts ahead of this one no event may be seen: what they came to, the browser's timings tell, or the end of the document's loading.
 */
export const noteScripts = `(d=>{const early=[...d.scripts],settled=new WeakSet,lost=new Set,tries={};self.builtScripts={settled,lost};
const came=({src})=>src?performance.getEntriesByName(src).map(({responseStatus:s=200})=>s>199&&s<400):[],
again=old=>{const{src}=old;lost.add(src);tries[src]=(tries[src]??-1)+1;
setTimeout(()=>{const next=d.createElement('script');next.async=true;next.setAttribute('src',old.getAttribute('src'));old.replaceWith(next)},
1e3*2**Math.min(tries[src],3))},on=(name,hear)=>d.addEventListener(name,hear,true);
for(const s of early)if(came(s).includes(true))settled.add(s);
on('load',({target:s})=>{settled.add(s);lost.delete(s.src)});
on('error',event=>{const s=event.target;
if(s.tagName!=='SCRIPT'||!s.src.startsWith(location.origin+'/_next/')||'awake'in d.documentElement.dataset)return settled.add(s);
event.stopImmediatePropagation();again(s)});
addEventListener('load',()=>{for(const s of early)if(!settled.has(s)&&!lost.has(s.src))came(s).includes(false)?again(s):settled.add(s)})})(document);`;

const timeoutMs = 15_000;

function someMissing(): boolean {
  const { builtScripts } = self as Noted;
  // A document of the framework's own, such as that of an error, notes nothing.
  if (!builtScripts) return false;
  const named = [...document.querySelectorAll<HTMLScriptElement>('script[src^="/_next/"]')];
  return named.some((script) => !script.noModule && !builtScripts.settled.has(script));
}

/**
 * Resolves once every built script that the page names has run. For one that is neither there nor lost it waits 15 s at most; for one
 * that is lost, until it is there.
 */
export function scriptsSettled(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearInterval(timer);
      for (const name of ['load', 'error']) document.removeEventListener(name, look, true);
      removeEventListener('load', look);
      resolve();
    };
    const look = () => {
      if (!someMissing()) end();
    };
    const timer = setInterval(() => {
      if (!(self as Noted).builtScripts?.lost.size) end();
    }, timeoutMs);
    for (const name of ['load', 'error']) document.addEventListener(name, look, true);
    addEventListener('load', look);
    look();
  });
}
