/**
 * The client's network address, worked out once per request. Whoever counts by address uses this one: what a
 * client says of itself in forwarded headers counts only as far as our own proxies have added to it, from the right.
 */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv4, isIPv6, SocketAddress } from 'node:net';

/** Where the HTTP server writes it, over whatever a client sent. */
export const addressHeader = 'x-client-address';

/** Whether the one that is so many hops away is a proxy of ours. The server's own peer is hop 0. */
export type TrustedProxy = (address: string, hop: number) => boolean;

/**
 * @param setting a number of proxies, or their addresses and networks, separated by commas
 * @returns null for a setting that is neither
 */
export function trustedProxies(setting: string): TrustedProxy | null {
  if (/^\d{1,2}$/.test(setting)) {
    const proxies = Number(setting);
    return (_, hop) => hop < proxies;
  }
  const ours = new BlockList();
  for (const network of setting.split(',')) {
    const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(network.trim()) ?? [];
    const family = familyOf(address);
    const most = family === 'ipv4' ? 32 : 128;
    if (!isIP(address) || Number(bits ?? most) > most) return null;
    ours.addSubnet(address, Number(bits ?? most), family);
  }
  return (address) => isIP(address) !== 0 && ours.check(address, familyOf(address));
}

/** The address of whoever asks, in one spelling; empty when its connection is gone. */
export function clientAddress({ headers, socket }: IncomingMessage, trusted: TrustedProxy): string {
  let client = peerAddress(socket);
  const forwarded = headers['x-forwarded-for'];
  if (typeof forwarded !== 'string' || !trusted(client, 0)) return client;
  const before = forwarded.split(',').reverse();
  for (const [hop, told] of before.entries()) {
    const address = oneSpelling(told);
    // What isn't an address can't have come from a proxy of ours.
    if (address === null || !trusted(client, hop)) break;
    client = address;
  }
  return client;
}

/** What proxies say of a request. Nobody behind the server's front door reads it. */
const forwardedHeaders = ['forwarded', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'x-real-ip'];

/**
 * Writes the client's address into the request, and takes away what was said of it.
 *
 * @returns whether somebody forwarded it
 */
export function noteAddress(request: IncomingMessage, trusted: TrustedProxy): boolean {
  const { headers } = request;
  const address = clientAddress(request, trusted);
  headers[addressHeader] = address;
  const forwarded = headers['x-forwarded-for'] !== undefined;
  if (forwarded) headers['x-forwarded-for'] = address;
  for (const name of forwardedHeaders) if (name in headers) delete headers[name];
  return forwarded;
}

/** What limits count by: an address of IPv4, or the network of 64 bits that one household or phone has in IPv6. */
export function addressBlock(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const groups = (part: string) => (part === '' ? [] : part.replace(/\d+\.\d+\.\d+\.\d+$/, '0:0').split(':'));
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const all = [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  return `${all.slice(0, 4).join(':')}::/64`;
}

/** The network of 48 bits around a block of IPv6, as far as its text goes; null for an address of IPv4. */
export function siteOfBlock(block: string): string | null {
  if (!block.endsWith('::/64')) return null;
  return `${block.split(':').slice(0, 3).join(':')}:`;
}

/** A connection's peer stays the same, and many requests come over it. */
const peers = new WeakMap<object, string>();

/** The address at the other end of a connection, in one spelling; empty when it is gone. */
export function peerAddress(socket: IncomingMessage['socket']): string {
  let peer = peers.get(socket);
  if (peer === undefined) {
    peer = oneSpelling(socket.remoteAddress ?? '') ?? '';
    peers.set(socket, peer);
  }
  return peer;
}

const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4');

/** @returns null for what isn't an address. A port is left out, and an IPv4 address within IPv6 is one of IPv4. */
function oneSpelling(told: string): string | null {
  const [, bracketed, plain = told.trim()] =
    /^\s*(?:\[([^\]]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)\s*$/.exec(told) ?? [];
  const address = (bracketed ?? plain).replace(/%.*$/, '');
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return null;
  const canonical = new SocketAddress({ address, family: 'ipv6' }).address;
  const inside = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(canonical);
  return inside?.[1] ?? canonical;
}
