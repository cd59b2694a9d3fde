import { ConnectionBar, ConnectionIndicator } from './connection-indicator.tsx';
import './site-header.css';
import './site-footer.css';
import './site.css';

/** The wordmark and the connection, and nothing else to do but to go back. */
export const BareHeader = ({ shopName, toBag = false }: { shopName: string; toBag?: boolean }) => (
  <>
    <header className="site-header">
      <div className="container">
        <a className="brand" href="/">
          {shopName}
        </a>
        <div className="site-header__end">
          <ConnectionIndicator />
          {toBag && (
            <a className="text-link small" href="/bag">
              Back to the bag
            </a>
          )}
        </div>
      </div>
    </header>
    <ConnectionBar />
  </>
);
