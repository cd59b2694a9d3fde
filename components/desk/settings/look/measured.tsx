import { contrast } from '#domain/shop/colour.ts';
import { type ChosenColours, leastForBorders, leastForText, paletteOf, type Theme } from '#domain/shop/palette.ts';

const pairs: readonly { name: string; colour: keyof Theme; ground: keyof Theme; needs: number }[] = [
  { name: 'Ink on ground', colour: 'ink', ground: 'paper', needs: leastForText },
  { name: 'Quiet text on ground', colour: 'ink-3', ground: 'paper', needs: leastForText },
  { name: 'Quiet text on plates', colour: 'ink-3', ground: 'plate', needs: leastForText },
  { name: 'Field borders', colour: 'rule-strong', ground: 'paper', needs: leastForBorders },
  { name: 'Wet ink on ground', colour: 'live', ground: 'paper', needs: leastForText },
];

/** The contrasts that the chosen colours have. */
export function Measured({ chosen }: { chosen: ChosenColours }) {
  const { day, night } = paletteOf(chosen);
  const ratio = (theme: Theme, { colour, ground }: (typeof pairs)[number]) =>
    contrast(String(theme[colour]), String(theme[ground])).toFixed(1);
  return (
    <table className="tabular">
      <caption className="small muted">Contrast, measured</caption>
      <thead>
        <tr>
          <th scope="col">Pair</th>
          <th scope="col">Needs</th>
          <th scope="col">Day</th>
          <th scope="col">Night</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => (
          <tr key={pair.name}>
            <td>{pair.name}</td>
            <td>{pair.needs}</td>
            <td>{ratio(day, pair)}</td>
            <td>{ratio(night, pair)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
