import { before } from '../outgoing/deadline.ts';

/** Where the headers that authorise a call come from. */
export interface Credentials {
  /** Rejects when there is no token before the deadline. */
  headers(deadline: AbortSignal): Promise<Readonly<Record<string, string>>>;
  /** Drops a token that was refused, so that the next call gets a new one. */
  forget(): void;
}

/** For the emulator, which asks for none. */
export const noCredentials: Credentials = {
  headers: async () => ({}),
  forget: () => undefined,
};

/** For Google's own emulators, which take this as the word of the owner. */
export const emulatorOwner: Credentials = {
  headers: async () => ({ authorization: 'Bearer owner' }),
  forget: () => undefined,
};

/** What we need of a `GoogleAuth`; it keeps its token and renews it before it expires. */
export interface TokenSource {
  getRequestHeaders(): Promise<Headers>;
}

/** Application Default Credentials, loaded on first use because a cold start should not wait for them. */
async function applicationDefault(): Promise<TokenSource> {
  const { GoogleAuth } = await import('google-auth-library');
  return new GoogleAuth({ scopes: 'https://www.googleapis.com/auth/cloud-platform' });
}

/** A request for a token that has not ended by then is made anew; milliseconds. */
const LONGEST_REQUEST_MS = 10_000;

/** Google's credentials: one source for all calls, and one request for a token at a time. */
export function googleCredentials(
  createSource: () => Promise<TokenSource> = applicationDefault,
  patienceMs = LONGEST_REQUEST_MS,
): Credentials {
  let source: Promise<TokenSource> | undefined;
  let pending: Promise<Record<string, string>> | undefined;

  async function fetchHeaders(): Promise<Record<string, string>> {
    source ??= createSource();
    const headers = await (await source).getRequestHeaders();
    return Object.fromEntries(headers);
  }

  function forget(): void {
    source = undefined;
    pending = undefined;
  }

  function shared(): Promise<Record<string, string>> {
    if (pending) return pending;
    const current = before(AbortSignal.timeout(patienceMs), fetchHeaders());
    pending = current;
    const settled = () => {
      if (pending === current) pending = undefined;
    };
    current.then(settled, () => {
      settled();
      source = undefined;
    });
    return current;
  }

  return { headers: (deadline) => before(deadline, shared()), forget };
}
