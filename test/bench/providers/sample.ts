import type { SignedRequest } from '../../../shared/providers/provider.ts';
import { NOW, secretsOf } from '../../providers/read-payload.ts';
import { fixtureText, type Sender } from '../../providers/sender.ts';

const SIZE = 2048;

/** One sender's second event as it would arrive, brought to 2 KiB where it is smaller. */
export interface Sample {
  readonly sender: Sender;
  readonly secrets: unknown;
  readonly request: SignedRequest;
}

export async function sampleOf(sender: Sender): Promise<Sample> {
  const secrets = secretsOf(sender, 'current');
  const payload = compact(fixtureText(sender.provider.id, sender.samples.second));
  const request = await sender.sign(filled(payload), secrets, NOW);
  return { sender, secrets, request };
}

function compact(payload: string): string {
  return payload.startsWith('{') ? JSON.stringify(JSON.parse(payload)) : payload;
}

/** Members that nobody reads, of the length that members usually have. */
function filled(payload: string): string {
  if (!payload.startsWith('{')) return payload;
  let members = '';
  for (let n = 0; payload.length + members.length < SIZE - 40; n += 1) {
    members += `,"unread_member_${n}":"twenty characters…"`;
  }
  return `${payload.slice(0, -1)}${members}}`;
}
