const key = 'marketday-theme';

/** What was chosen here; else the page follows the system. It runs before the first paint, so it stands in the page itself. */
export const themeScript = `(d=>{let t;try{t=localStorage.getItem('${key}')}catch{}
if(t==='light'||t==='dark')d.dataset.theme=t;d.dataset.script=''})(document.documentElement)`;

export function switchTheme(): void {
  const { dataset } = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const theme = (dataset.theme ?? system) === 'dark' ? 'light' : 'dark';
  dataset.theme = theme;
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Storage may be forbidden: then it lasts until the next page load.
  }
}
