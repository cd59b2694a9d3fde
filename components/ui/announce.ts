export type Region = 'page' | 'shop' | 'now';

/** `page` is for its figures, `shop` for connection, holds and toasts, `now` for what can't wait. */
export function announce(sentence: string, region: Region = 'page'): void {
  const element = document.getElementById(`say-${region}`);
  if (!element) return;
  // The same words twice are a change only if something lay between them.
  element.textContent = element.textContent === sentence ? `${sentence}\u00a0` : sentence;
}
