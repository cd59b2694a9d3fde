import type { ReactNode } from 'react';
import { ContactAside } from './contact-aside.tsx';
import { ContactForm } from './contact-form.tsx';
import './contact.css';

interface ContactPageProps {
  shop: Parameters<typeof ContactAside>[0];
  sent: boolean;
  problem: string | null;
  /** The merchant's own words. */
  children?: ReactNode;
}

export const ContactPage = ({ shop, sent, problem, children }: ContactPageProps) => (
  <div className="contact columns">
    <section className="contact__main" aria-labelledby="write">
      {children}
      <h2 className="heading" id="write">
        Write to us
      </h2>
      <ContactForm sent={sent} problem={problem} />
    </section>
    <ContactAside {...shop} />
  </div>
);
