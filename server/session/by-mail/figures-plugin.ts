import { emailOTP } from 'better-auth/plugins/email-otp';
import { signInMailMs } from '#domain/session/link-times.ts';

/** Signs in to the account of an address, or opens it, for whoever has had the right figures (`mailed-figures`): with its own, which nobody sees. */
export const figuresPlugin = () =>
  emailOTP({
    otpLength: 6,
    expiresIn: signInMailMs / 1000,
    allowedAttempts: 3,
    storeOTP: 'hashed',
    sendVerificationOTP: () => Promise.reject(new Error('The shop writes these mails itself.')),
  });
