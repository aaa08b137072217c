import * as z from 'zod';

const address = z.union([z.ipv4(), z.ipv6()]);

/** The text if it is an IPv4 or IPv6 address. */
export function ipAddress(text: unknown): string | undefined {
  return typeof text === 'string' && text.length <= 45 ? address.safeParse(text).data : undefined;
}
