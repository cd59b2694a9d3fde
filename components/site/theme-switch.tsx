'use client';

import { switchTheme } from './theme.ts';

/** Light or dark. Only where there is JavaScript; without it the device's choice holds. */
export function ThemeSwitch() {
  return (
    <button type="button" className="site-footer__button needs-script" onClick={switchTheme}>
      Light / dark
    </button>
  );
}
