/** Pages that `g` and a letter open. */
export const goKeys: Readonly<Record<string, string>> = {
  t: '/desk',
  o: '/desk/orders',
  p: '/desk/pieces',
  a: '/desk/auctions',
  c: '/desk/customers',
  f: '/desk/figures',
};

const place = 'desk-single-keys';

/** Whether keys without Ctrl or ⌘ do anything: each person's own choice, on this device. */
export function singleKeysOn(): boolean {
  try {
    return localStorage.getItem(place) !== 'off';
  } catch {
    return true;
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    localStorage.setItem(place, on ? 'on' : 'off');
  } catch {
    // Without storage they stay on.
  }
}
