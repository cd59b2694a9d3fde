'use client';

import { changeAlertSettings } from './alert-settings-store.ts';
import { playTones } from './play-alert.ts';
import { useAlertSettings } from './use-alert-settings.ts';
import './alert-settings.css';

export function AlertSettings({ auctionId }: { auctionId: string }) {
  const { sound, vibration, notices, bidKey, mutedLots } = useAlertSettings();
  const muted = mutedLots.includes(auctionId);
  const setSound = (on: boolean) => {
    changeAlertSettings({ sound: on });
    // Heard once, so that its volume is no surprise later; the press also lets the browser play.
    if (on) playTones('leading');
  };
  const setMuted = (on: boolean) => {
    const others = mutedLots.filter((id) => id !== auctionId);
    changeAlertSettings({ mutedLots: on ? [...others, auctionId] : others });
  };
  return (
    <details className="alert-settings needs-script">
      <summary className="small">Sound, notices and keys</summary>
      <fieldset>
        <legend className="visually-hidden">Sound, notices and keys</legend>
        <Toggle
          on={sound}
          set={setSound}
          words="Sound"
          about="When outbid, leading again, at one minute, at the close"
        />
        <Toggle
          on={vibration}
          set={(on) => changeAlertSettings({ vibration: on })}
          words="Vibration"
          about="On phones. Off if your device reduces motion"
        />
        <Toggle on={muted} set={setMuted} words="Mute this lot" about="No sound, and no notice on other pages" />
        <Toggle
          on={!notices}
          set={(on) => changeAlertSettings({ notices: !on })}
          words="Mute outbid notices on other pages"
          about="This lot’s page always shows it"
        />
        <Toggle
          on={bidKey}
          set={(on) => changeAlertSettings({ bidKey: on })}
          words="The key B goes to your bid"
          about="On lot pages, when you aren’t typing. It doesn’t place a bid"
        />
      </fieldset>
    </details>
  );
}

interface ToggleProps {
  on: boolean;
  set(on: boolean): void;
  words: string;
  about: string;
}

const Toggle = ({ on, set, words, about }: ToggleProps) => (
  <label className="option">
    <input type="checkbox" checked={on} onChange={(event) => set(event.target.checked)} />
    <span>
      {words}
      <span className="micro muted alert-settings__about">{about}</span>
    </span>
  </label>
);
