import { twoFactor } from 'better-auth/plugins/two-factor';

/** better-auth asks for the second factor after passwords alone; here also after a sign-in by mail. */
export function secondFactor() {
  const plugin = twoFactor();
  return {
    ...plugin,
    hooks: {
      ...plugin.hooks,
      after: plugin.hooks.after.map((hook) => ({
        ...hook,
        matcher: (context: Parameters<typeof hook.matcher>[0]) =>
          hook.matcher(context) || context.path === '/sign-in/email-otp',
      })),
    },
  };
}
