const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const mostKnown = 1_000;

export interface OwnHostOptions {
  publicUrl: string | undefined;
  listensAt: string;
}

/**
 * Whether a request's `Host` is this app's; any other is a foreign page, or an attempt to put a foreign host into
 * our links.
 *
 * @returns a function of the header and the client's address. With a public address this machine's own names are for
 * this machine: health checks, and the app's calls of itself
 */
export function ownHosts({ publicUrl, listensAt }: OwnHostOptions): (host: string, address: string) => boolean {
  const own = publicUrl ? hostOf(new URL(publicUrl).host, publicUrl) : null;
  const here = listensAt.includes(':') ? `[${listensAt}]` : listensAt;
  const known = new Map<string, 'anybody' | 'this machine' | 'nobody'>();
  const judge = (host: string) => {
    const name = host.toLowerCase().replace(/:\d{1,5}$/, '');
    if (own !== null && hostOf(host, publicUrl) === own) return 'anybody';
    if (loopback.test(name)) return own === null ? 'anybody' : 'this machine';
    return name === here ? 'anybody' : 'nobody';
  };
  return (host, address) => {
    let whose = known.get(host);
    if (whose === undefined) {
      whose = judge(host);
      if (known.size >= mostKnown) known.clear();
      known.set(host, whose);
    }
    return whose === 'anybody' || (whose === 'this machine' && isThisMachine(address));
  };
}

const isThisMachine = (address: string): boolean => address === '::1' || address.startsWith('127.');

/** In lower case and without the port that its scheme has anyway. */
function hostOf(host: string, publicUrl: string | undefined): string {
  const port = publicUrl?.startsWith('https:') ? ':443' : ':80';
  const lower = host.toLowerCase();
  return lower.endsWith(port) ? lower.slice(0, -port.length) : lower;
}
