const widths = [96, 192, 320, 480, 736, 960, 1200];
const densest = 3;

const addressOf = (file: string, width: number) => `/photographs/${width}/${file}`;

/**
 * Where a photograph's copies are, as `src` and `srcset`.
 *
 * @param sizes `96px` names a fixed width: only copies that some screen needs at that width are offered
 */
export function photographSources(file: string, sizes: string): { src: string; srcSet: string } {
  const fixed = /^(\d+)px$/.exec(sizes)?.[1];
  const enough = fixed ? widths.findIndex((width) => width >= Number(fixed) * densest) : -1;
  const offered = enough < 0 ? widths : widths.slice(0, enough + 1);
  return {
    src: addressOf(file, offered.at(-1) ?? 0),
    srcSet: offered.map((width) => `${addressOf(file, width)} ${width}w`).join(', '),
  };
}
