import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { BlockList, isIP, isIPv4, type LookupFunction } from 'node:net';

/**
 * Which addresses are not of the open internet? What a feed or a redirect names may be this machine, its network, or the service
 * of a cloud that gives out keys; none of these is asked unless the user says so. Sources: the registries of special addresses of
 * IANA (RFC 6890), RFC 4193, RFC 6052.
 */
const PRIVATE_4 = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12],
  ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24],
  ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) PRIVATE_4.addSubnet(network, bits, 'ipv4'); // prettier-ignore
// A list of its own: an IPv4 address would be looked for in that of IPv6 as ::ffff:0:0.
const PRIVATE_6 = new BlockList();
/** Of IPv6 only 2000::/3 is given out; of that, these lead elsewhere: Teredo, documentation, 6to4. */
for (const [network, bits] of [
  ['::', 3], ['4000::', 2], ['8000::', 1], ['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20],
] as const) PRIVATE_6.addSubnet(network, bits, 'ipv6'); // prettier-ignore

/** True for an address of this machine, of a private network, or of no host at all; an IPv4 address inside IPv6 is one too. */
export function isPrivateAddress(address: string): boolean {
  return isIPv4(address) ? PRIVATE_4.check(address, 'ipv4') : PRIVATE_6.check(address, 'ipv6');
}

/** Thrown where a name leads to a private address. */
export class PrivateAddressError extends Error {
  readonly address: string;

  constructor(address: string) {
    super(`${address} is private`);
    this.address = address;
  }
}

/** True for an address that is not to be asked. */
export type IsRefused = (address: string) => boolean;

/** @throws PrivateAddressError where `host` of an address of the web is a refused number itself, which nothing looks up */
export function refuseHost(host: string, isRefused: IsRefused): void {
  const address = host.replace(/^\[|\]$/gu, '');
  if (isIP(address) !== 0 && isRefused(address)) throw new PrivateAddressError(address);
}

/** Looks names up as the connection is made, so that no second answer can be another; refuses those that lead where none is asked. */
export function guardedLookup(isRefused: IsRefused): LookupFunction {
  return (host, options, callback) => {
    lookUp(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return callback(error, '');
      const refused = found.find(({ address }) => isRefused(address));
      if (refused) return callback(new PrivateAddressError(refused.address), '');
      if (options.all) return callback(null, found);
      const [first] = found;
      callback(null, first?.address ?? '', first?.family ?? 4);
    });
  };
}
