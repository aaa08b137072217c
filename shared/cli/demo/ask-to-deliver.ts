import { Webhook } from 'standardwebhooks';
import { outcome } from './print.ts';

/** Calls `deliver` as one of the site's own callers would; true when nothing is left. */
export async function askToDeliver(url: string, callerSecret: string): Promise<boolean> {
  const id = 'msg_demo';
  const now = new Date();
  const signature = new Webhook(callerSecret).sign(id, now, '');
  const response = await fetch(`${url}/deliver`, {
    method: 'POST',
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': signature,
    },
  });
  const report = (await response.json()) as { left?: { pending: number; parked: number } };
  const good = report.left?.pending === 0 && report.left.parked === 0;
  outcome(good, 'deliver', good ? 'nothing is left' : 'not finished', [JSON.stringify(report)]);
  return good;
}
