interface Noted {
  settledScripts?: WeakSet<EventTarget>;
}

/** The script stands in the page itself; those ahead of it count as run if fetched, or once the document is loaded. */
export const noteSettledScripts = `(d=>{const early=[...d.scripts],
settled=self.settledScripts=new WeakSet(early.filter(({src})=>src&&performance.getEntriesByName(src).length));
for(const name of['load','error'])d.addEventListener(name,({target})=>settled.add(target),true);
addEventListener('load',()=>{for(const script of early)settled.add(script)})})(document);`;

const timeoutMs = 15_000;

function someMissing(): boolean {
  const { settledScripts } = self as Noted;
  // A document of the framework's own, such as that of an error, notes nothing.
  if (!settledScripts) return false;
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[src^="/_next/"]')];
  return scripts.some((script) => !script.noModule && !settledScripts.has(script));
}

/** Resolves once every built script that the page names has run or failed. */
export function scriptsSettled(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      for (const name of ['load', 'error']) document.removeEventListener(name, look, true);
      removeEventListener('load', look);
      resolve();
    };
    const look = () => {
      if (!someMissing()) end();
    };
    const timer = setTimeout(end, timeoutMs);
    for (const name of ['load', 'error']) document.addEventListener(name, look, true);
    addEventListener('load', look);
    look();
  });
}
