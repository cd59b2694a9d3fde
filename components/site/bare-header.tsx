import { ConnectionBar, ConnectionIndicator } from './connection-indicator.tsx';
import './site.css';

/** The wordmark and the connection, and nothing else to do. */
export const BareHeader = () => (
  <>
    <header className="hd">
      <div className="wrap">
        <a className="brand" href="/">
          Marketday
        </a>
        <div className="end">
          <ConnectionIndicator />
        </div>
      </div>
    </header>
    <ConnectionBar />
  </>
);
