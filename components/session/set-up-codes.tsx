import { encode } from 'uqr';
import { SessionForm } from './session-form.tsx';
import type { FormProblem } from './use-session-form.ts';

interface SetUpCodesProps {
  address: string;
  secret: string;
  recoveryCodes: readonly string[];
  problem: FormProblem;
}

export function SetUpCodes({ address, secret, recoveryCodes, problem }: SetUpCodesProps) {
  return (
    <div className="session__form second-factor">
      <h2 className="heading-small">1. Scan this with your app</h2>
      <QrCode text={address} />
      <p className="small">
        Or type this secret: <code className="second-factor__secret">{secret.replaceAll(/(.{4})/g, '$1 ').trim()}</code>
      </p>
      <h2 className="heading-small">2. Keep these recovery codes</h2>
      <p className="small muted">Each works once if you don’t have your phone. We won’t show them again.</p>
      <ul className="second-factor__codes tabular">
        {recoveryCodes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <h2 className="heading-small">3. Enter the code that the app shows</h2>
      <SessionForm
        action="/api/account/codes/confirm"
        label="Turn codes on"
        busy="Checking…"
        problem={problem}
        fields={[{ name: 'code', label: 'Code', autoComplete: 'one-time-code', inputMode: 'numeric', maxLength: 7 }]}
      />
    </div>
  );
}

/** Dark on light in both themes: cameras want it so. */
function QrCode({ text }: { text: string }) {
  const { data, size } = encode(text, { border: 4 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <svg
      className="second-factor__square"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label="The secret as a QR code"
    >
      <path d={`M0 0h${size}v${size}H0z`} fill="#fff" />
      <path d={squares.join('')} fill="#000" />
    </svg>
  );
}
