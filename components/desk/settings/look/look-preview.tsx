import type { CSSProperties } from 'react';
import { logoBox } from '#components/shop/look-css.ts';
import type { ShopSettings } from '#contract/shop/shop-settings.ts';
import { type ChosenColours, paletteOf, type Theme } from '#domain/shop/palette.ts';

interface Props {
  settings: ShopSettings;
  chosen: ChosenColours;
  families: { serif: string; sans: string };
  isBold: boolean;
}

/** The parts of a page in the chosen look, by day and by night. */
export function LookPreview({ chosen, ...props }: Props) {
  const { day, night } = paletteOf(chosen);
  return (
    <>
      <Sample {...props} theme={day} title="By day" />
      {day !== night && <Sample {...props} theme={night} title="By night" />}
    </>
  );
}

interface SampleProps extends Omit<Props, 'chosen'> {
  theme: Theme;
  title: string;
}

function Sample({ settings, theme, title, families, isBold }: SampleProps) {
  const { isDark, ...colours } = theme;
  const style = Object.fromEntries([
    ...Object.entries(colours).map(([name, colour]) => [`--${name}`, colour]),
    ['--serif', families.serif],
    ['--sans', families.sans],
    ['colorScheme', isDark ? 'dark' : 'light'],
  ]) as CSSProperties;
  const logo = logoBox(settings);
  return (
    <figure className="look__sample">
      <figcaption className="small muted">{title}</figcaption>
      <div className={isBold ? 'look-page look-page--bold' : 'look-page'} style={style}>
        <div className="look-page__header">
          {logo && <span className="look-page__logo" style={logo} />}
          {(!logo || settings.logoName === 'beside') && <span className="look-page__name">{settings.shopName}</span>}
          <span>Shop</span>
          <span>Bag</span>
        </div>
        <p className="look-page__heading">{settings.tagline || settings.shopName}</p>
        <p>Text stands in ink, and captions are quieter.</p>
        <p className="look-page__quiet">12 × 30 cm, delivered in 2 to 3 days</p>
        <p className="look-page__live">Last 2 of 60</p>
        <p className="look-page__wrong">Enter an email address.</p>
        <span className="look-page__button">Add to bag</span>
      </div>
    </figure>
  );
}
