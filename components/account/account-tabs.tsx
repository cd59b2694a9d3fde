import './account-tabs.css';

const tabs = [
  { href: '/account', title: 'Overview' },
  { href: '/account#orders', title: 'Orders' },
  { href: '/account#lots', title: 'Lots' },
  { href: '/wish-list', title: 'Wish list' },
  { href: '/account/watching', title: 'Watching' },
  { href: '/account/alerts', title: 'Alerts' },
  { href: '/account/addresses', title: 'Addresses' },
  { href: '/account/questions', title: 'Questions' },
  { href: '/account/notices', title: 'Notices' },
  { href: '/account#security', title: 'Sign-in' },
] as const;

/** Not those that lead to a part of the overview. */
export type AccountTab = Exclude<(typeof tabs)[number]['href'], `${string}#${string}`>;

/** Leads to all that somebody has with the shop. @param here the page that it stands on */
export const AccountTabs = ({ here }: { here: AccountTab }) => (
  <nav className="account-tabs" aria-label="Your account">
    {tabs.map(({ href, title }) => (
      <a key={href} href={href} aria-current={href === here ? 'page' : undefined}>
        {title}
      </a>
    ))}
  </nav>
);
