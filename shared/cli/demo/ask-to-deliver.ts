import { callAsSite } from './call-as-site.ts';
import { outcome } from './print.ts';

/** Calls `deliver` as one of the site's own callers would; true when nothing is left. */
export async function askToDeliver(url: string, callerSecret: string): Promise<boolean> {
  const report = (await callAsSite(`${url}/deliver`, callerSecret)) as {
    left?: { pending: number; parked: number };
  };
  const good = report.left?.pending === 0 && report.left.parked === 0;
  outcome(good, 'deliver', good ? 'nothing is left' : 'not finished', [JSON.stringify(report)]);
  return good;
}
