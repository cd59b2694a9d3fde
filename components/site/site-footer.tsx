import { ThemeSwitch } from './theme-switch.tsx';

interface Props {
  tagline: string;
  companyPage: string;
  /** The sign of the shop's currency. */
  sign: string;
  /** What the header leads to: the rest isn't named here either. */
  links: string;
  /** When the shop is open, a line each; empty if it hasn't said. */
  hours: string;
  /** Its addresses elsewhere, one on each line. */
  social: string;
}

export function SiteFooter({ tagline, companyPage, sign, links, hours, social }: Props) {
  const has = (name: string) => links.split(' ').includes(name);
  return (
    <footer className="site-footer">
      <div className="container columns">
        <div className="site-footer__about">
          <p className="heading-small">{tagline}</p>
          {hours !== '' && <p className="site-footer__hours">{hours}</p>}
          {social
            .split('\n')
            .filter(Boolean)
            .map((address) => (
              <a key={address} href={address} target="_blank" rel="noreferrer me">
                {new URL(address).host.replace(/^www\./, '')}
              </a>
            ))}
        </div>
        <nav className="site-footer__links" aria-label="The shop">
          <Foot href="/shop">All pieces</Foot>
          <Foot href="/shop?sort=few">Fewest left</Foot>
          {has('auctions') && <Foot href="/auctions">Auctions</Foot>}
          {has('makers') && <Foot href="/makers">Makers</Foot>}
        </nav>
        <nav className="site-footer__links" aria-label="Yours">
          <Foot href="/bag">Your bag</Foot>
          <Foot href="/wish-list">Wish list</Foot>
          <Foot href="/account">Your orders</Foot>
          <Foot href="/orders/find">Find my order</Foot>
        </nav>
        <nav className="site-footer__links" aria-label="Good to know">
          <Foot href="/pages/delivery-and-returns">Delivery and returns</Foot>
          {has('auctions') && <Foot href="/auctions/how-bidding-works">How bidding works</Foot>}
          <Foot href="/pages/contact">Contact</Foot>
          <Foot href="/pages/imprint">{companyPage}</Foot>
          <Foot href="/pages/terms">Terms</Foot>
          <Foot href="/pages/privacy">Privacy</Foot>
          <Foot href="/pages/accessibility">Accessibility</Foot>
        </nav>
        <div className="site-footer__links">
          <p>English, {sign}</p>
          <ThemeSwitch />
        </div>
        <nav className="site-footer__withdraw" aria-label="Your rights">
          <Foot href="/withdraw">Withdraw from contract here</Foot>
        </nav>
      </div>
    </footer>
  );
}

const Foot = ({ href, children }: { href: string; children: string }) => <a href={href}>{children}</a>;
