'use client';

import { useState } from 'react';
import { goKeys, setSingleKeys, singleKeysOn } from './shortcuts.ts';

const names: Record<string, string> = {
  '/desk': 'Today',
  '/desk/orders': 'Orders',
  '/desk/pieces': 'Pieces',
  '/desk/auctions': 'Auctions',
  '/desk/customers': 'Customers',
  '/desk/figures': 'Figures',
};

/** All keys, and the switch for those of one letter (WCAG 2.1.4). */
export function ShortcutList() {
  const [on, setOn] = useState(singleKeysOn);
  return (
    <div className="desk-find__keys">
      <h2 className="heading-small">Keyboard shortcuts</h2>
      <dl>
        <Key keys={['Ctrl K', '⌘ K']}>Search or do</Key>
        <Key keys={['/']}>Search or do</Key>
        <Key keys={['?']}>These shortcuts</Key>
        {Object.entries(goKeys).map(([key, href]) => (
          <Key key={key} keys={[`g ${key}`]}>
            {names[href]}
          </Key>
        ))}
      </dl>
      <label className="desk-find__switch">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => {
            setSingleKeys(event.target.checked);
            setOn(event.target.checked);
          }}
        />
        Use single-key shortcuts on this device
      </label>
      <form method="dialog">
        <button type="submit" className="button button--secondary button--small">
          Close
        </button>
      </form>
    </div>
  );
}

const Key = ({ keys, children }: { keys: readonly string[]; children: string | undefined }) => (
  <div>
    <dt>
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </dt>
    <dd>{children}</dd>
  </div>
);
