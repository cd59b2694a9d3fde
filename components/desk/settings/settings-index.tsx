import { type SettingSection, settingSections } from './setting-sections.ts';

/** Leads to the other parts of the settings. What was typed in one stays while another is looked at. */
export const SettingsIndex = ({ current }: { current: SettingSection | 'redirects' }) => (
  <nav className="settings-index" aria-label="Settings">
    {Object.entries(settingSections).map(([section, title]) => (
      <a
        key={section}
        href={section === 'shop' ? '/desk/settings' : `/desk/settings?section=${section}`}
        aria-current={section === current ? 'page' : undefined}
      >
        {title}
      </a>
    ))}
    <a href="/desk/settings/redirects" aria-current={current === 'redirects' ? 'page' : undefined}>
      Redirects
    </a>
  </nav>
);
