/** What is asked before the router fetches another page. Whoever holds it back (`stay-offline`) calls `detail` when it may go on. */
export type Leaving = CustomEvent<() => void>;

export const leave = (go: () => void): void => {
  if (document.dispatchEvent(new CustomEvent('leave', { cancelable: true, detail: go }))) go();
};
