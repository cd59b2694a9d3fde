interface Noted {
  settledScripts?: WeakSet<EventTarget>;
}

/** Stands in the page itself, ahead of its scripts: notes which of them have run or failed. */
export const noteSettledScripts = `for(const name of['load','error'])document.addEventListener(name,({target})=>(self.settledScripts??=new WeakSet).add(target),true);`;

/** Something that neither came nor failed is not waited for longer. */
const patienceMs = 5_000;

function someMissing(): boolean {
  const { settledScripts } = self as Noted;
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[src^="/_next/"]')];
  return scripts.some((script) => !script.noModule && !settledScripts?.has(script));
}

/** Resolves once every built script that the page names has run or failed. */
export function scriptsSettled(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(patience);
      for (const name of ['load', 'error']) document.removeEventListener(name, look, true);
      resolve();
    };
    const look = () => {
      if (!someMissing()) end();
    };
    const patience = setTimeout(end, patienceMs);
    for (const name of ['load', 'error']) document.addEventListener(name, look, true);
    look();
  });
}
