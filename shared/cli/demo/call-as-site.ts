import { Webhook } from 'standardwebhooks';

let messages = 0;

/** Calls a function as one of the site's own services would; the answer as JSON. */
export async function callAsSite(
  url: string,
  callerSecret: string,
  body: object | '' = '',
): Promise<unknown> {
  messages += 1;
  const id = `msg_demo_${messages}`;
  const text = body === '' ? '' : JSON.stringify(body);
  const now = new Date();
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(callerSecret).sign(id, now, text),
    },
    body: text,
  });
  return response.json();
}
