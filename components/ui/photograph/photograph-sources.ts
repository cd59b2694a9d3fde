const widths = [96, 192, 320, 480, 736, 960, 1200];
/** Pixels of the densest screens for one of the page. */
const densest = 3;
/** And of those wide enough to show a fluid photograph at its largest. */
const dense = 2;
/** Narrower than any phone shows what has no fixed width. */
const narrowestFluid = 320;

const addressOf = (file: string, width: number) => `/photographs/${width}/${file}`;

/** Names only the copies that some screen needs. @param sizes `96px`, or `(max-width: 900px) 50vw, 346px` */
export function photographSources(file: string, sizes: string): { src: string; srcSet: string } {
  const fixed = /^\d+px$/.test(sizes);
  const largest = Number(/(\d+)px$/.exec(sizes)?.[1] ?? Number.POSITIVE_INFINITY);
  const enough = largest * (fixed ? densest : dense);
  const offered = widths.filter((width, place) => {
    const narrower = widths[place - 1];
    return (fixed || width >= narrowestFluid) && (narrower === undefined || narrower < enough);
  });
  return {
    src: addressOf(file, offered.at(-1) ?? 0),
    srcSet: offered.map((width) => `${addressOf(file, width)} ${width}w`).join(', '),
  };
}
