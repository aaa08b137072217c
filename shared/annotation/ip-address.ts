import * as z from 'zod';

export const ipAddress = z.union([z.ipv4(), z.ipv6()], {
  error: 'must be an IPv4 or IPv6 address',
});
