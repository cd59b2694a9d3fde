import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { addressBlock, clientAddress, noteAddress, trustedProxies } from './client-address.ts';

const request = (peer: string, forwarded?: string, more: Record<string, string> = {}) =>
  ({
    socket: { remoteAddress: peer },
    headers: { ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }), ...more },
  }) as unknown as IncomingMessage;

function address(setting: string, peer: string, forwarded?: string): string {
  const trusted = trustedProxies(setting);
  if (!trusted) throw new Error(`${setting} is no setting`);
  return clientAddress(request(peer, forwarded), trusted);
}

describe('the client’s address', () => {
  it.each([
    ['0', '203.0.113.9', '198.51.100.1', '203.0.113.9', 'no proxy: what a client says counts for nothing'],
    ['1', '10.0.0.1', '198.51.100.1', '198.51.100.1', 'one proxy'],
    ['1', '10.0.0.1', '6.6.6.6, 198.51.100.1', '198.51.100.1', 'what the client sent itself stands to the left'],
    ['2', '10.0.0.1', '6.6.6.6, 198.51.100.1, 10.0.0.2', '198.51.100.1', 'a CDN and a proxy'],
    ['2', '10.0.0.1', '198.51.100.1', '198.51.100.1', 'fewer hops than told'],
    ['1', '10.0.0.1', undefined, '10.0.0.1', 'the proxy itself, asking for its health check'],
    ['1', '10.0.0.1', 'unknown', '10.0.0.1', 'nonsense'],
    ['1', '10.0.0.1', '198.51.100.1, <script>', '10.0.0.1', 'nonsense at the right end'],
    ['10.0.0.0/8, ::1', '10.0.0.1', '6.6.6.6, 198.51.100.1, 10.9.9.9', '198.51.100.1', 'networks of proxies'],
    ['10.0.0.0/8', '203.0.113.9', '198.51.100.1', '203.0.113.9', 'a stranger who passed the proxy by'],
    ['10.0.0.0/8', '::ffff:10.0.0.1', '198.51.100.1:4711', '198.51.100.1', 'IPv4 within IPv6, and a port'],
    ['1', '::1', '[2001:DB8::1]:443', '2001:db8::1', 'IPv6 with a port'],
    ['1', '::1', '2001:0db8:0:0::0:1', '2001:db8::1', 'IPv6 is spelt one way'],
    ['0', 'fe80::1%eth0', undefined, 'fe80::1', 'a zone is the machine’s own affair'],
    ['0', '', undefined, '', 'a connection that is gone'],
  ])('TRUST_PROXY=%s, peer %s, forwarded %s: %s (%s)', (setting, peer, forwarded, expected, _why) => {
    expect(address(setting, peer, forwarded)).toBe(expected);
  });

  it.each(['-1', '1.5', 'yes', '', '10.0.0.0/33', '::/129', '10.0.0.0/8;::1', '10.0.0'])(
    'TRUST_PROXY=%s is refused',
    (setting) => {
      expect(trustedProxies(setting)).toBeNull();
    },
  );

  it('takes the place of whatever a client sent under its name, and of all that was forwarded', () => {
    const asked = request('203.0.113.9', '6.6.6.6', {
      'x-client-address': '6.6.6.6',
      'x-real-ip': '6.6.6.6',
      forwarded: 'for=6.6.6.6',
      host: 'shop.example',
      'x-forwarded-host': 'evil.example',
    });
    expect(noteAddress(asked, () => false)).toBe(true);
    expect(asked.headers).toEqual({
      'x-client-address': '203.0.113.9',
      'x-forwarded-for': '203.0.113.9',
      host: 'shop.example',
    });
  });

  it.each([
    ['198.51.100.1', '198.51.100.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::1.2.3.4', '0:0:0:0::/64'],
    ['1::5:6:7:8', '1:0:0:0::/64'],
    ['', ''],
  ])('of %s counts as %s', (one, block) => {
    expect(addressBlock(one)).toBe(block);
  });
});
