import { ThemeSwitch } from './theme-switch.tsx';

interface Props {
  tagline: string;
  companyPage: string;
  /** The sign of the shop's currency. */
  sign: string;
}

export function SiteFooter({ tagline, companyPage, sign }: Props) {
  return (
    <footer className="site-footer">
      <div className="container columns">
        <div className="site-footer__about">
          <p className="heading-small">{tagline}</p>
        </div>
        <nav className="site-footer__links" aria-label="The shop">
          <Foot href="/shop">All pieces</Foot>
          <Foot href="/shop?sort=few">Fewest left</Foot>
          <Foot href="/auctions">Auctions</Foot>
          <Foot href="/makers">Makers</Foot>
        </nav>
        <nav className="site-footer__links" aria-label="Yours">
          <Foot href="/bag">Your bag</Foot>
          <Foot href="/wish-list">Wish list</Foot>
          <Foot href="/account">Your orders</Foot>
          <Foot href="/orders/find">Find my order</Foot>
        </nav>
        <nav className="site-footer__links" aria-label="Good to know">
          <Foot href="/pages/delivery-and-returns">Delivery and returns</Foot>
          <Foot href="/auctions/how-bidding-works">How bidding works</Foot>
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
