'use client';

import { switchTheme } from './theme.ts';

/** Without JavaScript the device's choice holds. */
export function ThemeSwitch() {
  return (
    <button type="button" className="foot-button needs-script" onClick={switchTheme}>
      Light / dark
    </button>
  );
}
