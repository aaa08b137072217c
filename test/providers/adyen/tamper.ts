import type { SignedRequest } from '../../../shared/providers/provider.ts';

/** Fields of an item that its signature covers; `amount` is a number and stands for itself. */
const SIGNED = [
  'pspReference',
  'originalReference',
  'merchantAccountCode',
  'merchantReference',
  'eventCode',
  'success',
] as const;
const PLACES = [...SIGNED, 'value', 'currency', 'hmacSignature', 'authorization'] as const;

/**
 * The request with one character changed of what is signed in each of its items, of the signatures
 * themselves, or of the credentials.
 */
export function tamper(request: SignedRequest, random: () => number): SignedRequest {
  const place = PLACES[Math.floor(random() * PLACES.length)] ?? 'value';
  if (place === 'authorization') {
    const [scheme, credentials = ''] = (request.headers['authorization'] ?? '').split(' ');
    const authorization = `${scheme} ${otherText(credentials, random)}`;
    return { ...request, headers: { ...request.headers, authorization } };
  }
  const notification = JSON.parse(request.body.toString());
  for (const { NotificationRequestItem: item } of notification.notificationItems) {
    if (place === 'value') item.amount.value += 1;
    else if (place === 'currency') item.amount.currency = otherText(item.amount.currency, random);
    else {
      const holder = place === 'hmacSignature' ? item.additionalData : item;
      holder[place] = otherText(holder[place] ?? '', random);
    }
  }
  return { ...request, body: Buffer.from(JSON.stringify(notification)) };
}

/** The text with one of its characters replaced by another; a character where there was none. */
function otherText(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  const other = text[at] === 'x' ? 'y' : 'x';
  return `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
}
