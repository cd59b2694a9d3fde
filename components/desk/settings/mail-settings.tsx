'use client';

import { Field } from '#components/ui/form/field.tsx';
import { LinesField } from '../lines-field.tsx';
import { SeenForm } from '../seen-form.tsx';
import { SectionForm, type SettingsProps } from './section-form.tsx';

const shows = ['mailSenderName', 'mailReplyTo', 'mailSignature'] as const;

/** Whom emails come from, and how they end. */
export const MailSettings = ({ settings, version }: SettingsProps) => (
  <>
    <SectionForm section="emails" shows={shows} settings={settings} version={version}>
      <Field
        label="Sender’s name"
        name="mailSenderName"
        maxLength={60}
        placeholder={settings.shopName}
        defaultValue={settings.mailSenderName}
        hint="Leave empty for the shop’s name."
      />
      <Field
        label="Replies go to"
        name="mailReplyTo"
        type="email"
        maxLength={200}
        placeholder={settings.email}
        defaultValue={settings.mailReplyTo}
        hint="Leave empty for the shop’s email address."
      />
      <LinesField
        label="Signature"
        name="mailSignature"
        most={300}
        value={settings.mailSignature}
        hint="Below the words of every email. Company details and anything the law asks for are added automatically."
      />
    </SectionForm>
    <div className="desk__apart">
      <h2 className="heading-small">Test</h2>
      <p className="desk__quiet">Sends an email with the saved settings to your own address.</p>
      <SeenForm
        action="/api/desk/settings/test-mail"
        label="Send me a test"
        busy="Sending…"
        done="The test is on its way to your address"
        kind="secondary"
      />
    </div>
  </>
);
