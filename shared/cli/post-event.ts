import { pathOf } from '../../functions/targets.ts';
import type { Provider, SignedRequest } from '../providers/provider.ts';

/** What an annotator answered, in one word and one sentence. */
export interface Told {
  readonly status: string;
  readonly because: string;
}

/** Posts one signed request as its sender would. */
export async function postEvent(
  url: string,
  provider: Pick<Provider, 'id' | 'function'>,
  { headers, body, search = '' }: SignedRequest,
): Promise<Told> {
  const response = await fetch(`${url}${pathOf(provider)}?${search}`, {
    method: 'POST',
    headers: Object.entries(headers).filter((header): header is [string, string] => !!header[1]),
    body: new Uint8Array(body),
  });
  const text = await response.text();
  if (!response.headers.get('content-type')?.includes('json')) {
    return { status: `${response.status} ${text}`, because: '' };
  }
  const { results, code, detail } = JSON.parse(text) as {
    results?: { status: string; because?: string }[];
    code?: string;
    detail?: string;
  };
  const [result] = results ?? [];
  return {
    status: result?.status ?? code ?? String(response.status),
    because: result?.because ?? detail ?? '',
  };
}
