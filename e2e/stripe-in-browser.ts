/**
 * What stands for js.stripe.com in the tests: the shop's side of it is Stripe's own loader, and its calls go to the stand-in of
 * Stripe's API. What Stripe draws in its frames, its wallets and its 3-D Secure windows are not tried here.
 */
import type { Page } from '@playwright/test';
import { type StripeStandIn, standInKeys } from '#server/testing/stripe/stripe-stand-in.ts';

/** The cards that may be typed, by what Stripe's test cards are called. */
const script = `
window.Stripe = function Stripe(key) {
  const call = async (secret, path, fields) => {
    const id = secret.split('_secret_')[0];
    const kind = id.startsWith('seti_') ? 'setup_intents' : 'payment_intents';
    const params = new URLSearchParams({ key, client_secret: secret, ...fields });
    const url = 'https://api.stripe.com/v1/' + kind + '/' + id + path;
    const answer = await (path === '' ? fetch(url + '?' + params) : fetch(url, { method: 'POST', body: params }));
    const body = await answer.json();
    return answer.ok ? { intent: body } : { error: body.error };
  };
  const cards = { 4242: 'pm_card_visa', '0002': 'pm_card_visa_chargeDeclined', 3184: 'pm_card_authenticationRequired' };
  let input, ways;
  const wallets = new Set();
  const expressRow = (heard, options, fields) => {
    const wallet = window.testWallet;
    const button = document.createElement('button');
    button.type = 'button';
    button.style.height = '48px';
    button.textContent = 'Pay with the test wallet';
    const ask = (event, told) =>
      new Promise((resolve) => heard[event]({ ...told, resolve: (more) => resolve(more ?? {}), reject: () => resolve(null) }));
    button.addEventListener('click', async () => {
      const opened = await ask('click', { expressPaymentType: 'apple_pay' });
      if (!opened) return;
      const { name, email, address, wants } = wallet;
      const { line1, line2, ...partly } = address;
      const there = await ask('shippingaddresschange', { name, address: { ...partly, postal_code: partly.postal_code.slice(0, 2) } });
      if (!there) {
        button.textContent = 'The test wallet: not there';
        return;
      }
      const way = there.shippingRates.find(({ id }) => id === wants) ?? there.shippingRates[0];
      if (way !== there.shippingRates[0]) await ask('shippingratechange', { shippingRate: way });
      document.body.dataset.walletShows = [way.displayName, options.amount].join(' ');
      heard.confirm({
        expressPaymentType: 'apple_pay',
        billingDetails: { name, email, address },
        shippingAddress: { name, address },
        shippingRate: way,
        paymentFailed: ({ message }) => {
          document.body.dataset.walletSays = message;
        },
      });
    });
    return {
      on(event, listener) { heard[event] = listener; },
      mount(host) {
        if (wallet) host.append(button);
        heard.ready({ availablePaymentMethods: wallet && { applePay: true, googlePay: false } });
      },
      destroy() { button.remove(); },
    };
  };
  const confirm = async ({ elements, clientSecret, confirmParams }) => {
    const card = elements.wallet ? 'pm_card_visa_apple_pay' : cards[input.value.slice(-4)];
    const method = !elements.wallet && ways.value !== 'card' ? 'pm_' + ways.value : card;
    const fields = { payment_method: method, ...(confirmParams && { return_url: confirmParams.return_url }) };
    const confirmed = await call(clientSecret, '/confirm', fields);
    const away = confirmed.intent && confirmed.intent.next_action && confirmed.intent.next_action.redirect_to_url;
    if (away) {
      location.assign(away.url);
      return new Promise(() => {});
    }
    return { ...confirmed, paymentIntent: confirmed.intent, setupIntent: confirmed.intent };
  };
  return {
    _registerWrapper() {},
    registerAppInfo() {},
    elements: (options) => ({
      options,
      update(more) { Object.assign(options, more); document.body.dataset.stripeAmount = options.amount; },
      submit: async () => (wallets.has(options) || ways?.value !== 'card' || (input && input.value) ? {} : { error: { message: 'Your card number is incomplete.' } }),
      create(kind, fields) {
        const heard = {};
        if (kind === 'expressCheckout') {
          this.wallet = true;
          wallets.add(options);
          return expressRow(heard, options, fields);
        }
        return {
          on(event, listener) { heard[event] = listener; },
          mount(host) {
            const choice = document.createElement('label');
            choice.textContent = 'Way to pay ';
            ways = document.createElement('select');
            const offered = options.mode === 'setup' ? ['card'] : ['card', 'paypal', 'ideal', 'sepa_debit'];
            const allowed = options.allowedPaymentMethodTypes ?? offered.slice(0, 3);
            for (const way of offered.filter((one) => allowed.includes(one))) ways.append(new Option(way, way));
            choice.append(ways);
            host.append(choice);
            const label = document.createElement('label');
            label.textContent = 'Card number';
            input = document.createElement('input');
            input.inputMode = 'numeric';
            label.append(input);
            host.append(label);
            document.body.dataset.stripeAmount = options.amount;
            heard.ready?.();
          },
          destroy() { input?.parentElement?.remove(); ways?.parentElement?.remove(); },
        };
      },
    }),
    retrievePaymentIntent: async (secret) => ({ paymentIntent: (await call(secret, '', {})).intent }),
    handleNextAction: async () => ({}),
    confirmPayment: confirm,
    confirmSetup: confirm,
  };
};
window.Stripe.version = 'endive';
`;

/** Who pays with a wallet, and which way of delivery they choose in it. */
export interface TestWallet {
  name: string;
  email: string;
  address: Record<'line1' | 'city' | 'state' | 'postal_code' | 'country', string>;
  wants?: string;
}

/** What stands for the page of PayPal, or of a bank. */
const otherProvidersPage = `<!doctype html><html lang="en"><title>Another provider</title><h1>Another provider</h1>
<p><a href="?answer=pay">Pay</a> <a href="?answer=leave">Cancel and go back</a></p>`;

/** Gives a page a Stripe that needs no network, in a browser with this wallet. @returns how many times its script was asked for */
export async function withStripe(
  page: Page,
  stripe: StripeStandIn,
  wallet: TestWallet | null = null,
): Promise<{ loads: () => number }> {
  let loads = 0;
  if (wallet) await page.addInitScript((owned) => Object.assign(window, { testWallet: owned }), wallet);
  await page.route('https://js.stripe.com/**', (route) => {
    loads++;
    return route.fulfill({ contentType: 'text/javascript', body: script });
  });
  await page.route('https://hooks.stripe.com/authorize/**', async (route) => {
    const { pathname, searchParams } = new URL(route.request().url());
    const id = pathname.split('/').at(-1) ?? '';
    const { next_action: asked } = stripe.books.intent(id);
    const answer = searchParams.get('answer');
    if (answer === null) return route.fulfill({ contentType: 'text/html', body: otherProvidersPage });
    stripe.books.authenticate(id, answer === 'pay');
    const location = asked?.type === 'redirect_to_url' ? asked.redirect_to_url.return_url : '';
    await route.fulfill({
      status: 303,
      headers: { location: `${location}?payment_intent=${id}&redirect_status=said` },
    });
  });
  await page.route('https://api.stripe.com/**', async (route) => {
    const asked = route.request();
    const { pathname, search } = new URL(asked.url());
    const answer = await fetch(`${stripe.url}${pathname}${search}`, {
      method: asked.method(),
      headers: {
        authorization: `Bearer ${standInKeys.STRIPE_PUBLISHABLE_KEY}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      ...(asked.method() === 'POST' ? { body: asked.postData() ?? '' } : {}),
    });
    await route.fulfill({
      status: answer.status,
      contentType: 'application/json',
      headers: { 'access-control-allow-origin': '*' },
      body: await answer.text(),
    });
  });
  return { loads: () => loads };
}
