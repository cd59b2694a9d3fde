/** How many screens away something is still near. */
const screens = 2;

const followers = new WeakMap<Element, (near: boolean) => void>();
let observer: IntersectionObserver | undefined;

/** One observer for the page: all that come near together are told of in one turn, and so watched by one message. */
function pageObserver(): IntersectionObserver {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) followers.get(target)?.(isIntersecting);
    },
    { rootMargin: `${screens * 100}% 0px` },
  );
  return observer;
}

/** @param tell hears whether the element is within two screens of what is seen, soon and at each change @returns stops */
export function followNear(element: Element, tell: (near: boolean) => void): () => void {
  followers.set(element, tell);
  pageObserver().observe(element);
  return () => {
    pageObserver().unobserve(element);
    followers.delete(element);
  };
}
