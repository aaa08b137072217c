import { createHmac } from 'node:crypto';
import { isIPv6, SocketAddress } from 'node:net';
import type { Annotation } from '../annotation/annotation.ts';
import { AnnotatorError } from '../annotator-error.ts';
import type { FindingRecord } from '../ledger/records.ts';
import type { Vault } from '../ledger/vault.ts';

/** How the ids of accounts go to Google, as the site chose. */
export type AccountIds =
  | { readonly kind: 'none' }
  | { readonly kind: 'plain' }
  /** HMAC-SHA256 under this key. */
  | { readonly kind: 'hashed'; readonly key: Buffer };

/** What of an annotation is about a person and must be sent, but not be readable in the ledger. */
export type Personal = Pick<Annotation, 'accountId' | 'phoneAuthenticationEvent'>;

/** The name of an account in the ledger. */
export function accountPseudonym({ pseudonym }: Pick<Vault, 'pseudonym'>, id: string): string {
  return pseudonym('account', id);
}

/** The name of an address in the ledger, the same for every spelling of it. */
export function ipPseudonym({ pseudonym }: Pick<Vault, 'pseudonym'>, address: string): string {
  return pseudonym('ip', canonical(address));
}

function canonical(address: string): string {
  if (!isIPv6(address)) return address;
  return new SocketAddress({ address, family: 'ipv6' }).address.replace(/^::ffff:(?=\d+\.)/, '');
}

/**
 * The account as Google is to know it: `hashedAccountId` is the base64 of the raw HMAC bytes.
 * Source: https://cloud.google.com/recaptcha/docs/reference/rest/v1/projects.assessments/annotate
 */
export function accountFields(ids: AccountIds, accountId: string | undefined): Annotation {
  if (accountId === undefined || ids.kind === 'none') return {};
  if (ids.kind === 'plain') return { accountId };
  return { hashedAccountId: createHmac('sha256', ids.key).update(accountId).digest('base64') };
}

/** The annotation without what is personal, and that sealed. */
export function hidePersonal(
  { seal }: Pick<Vault, 'seal'>,
  { accountId, phoneAuthenticationEvent, ...annotation }: Annotation,
): { readonly annotation: Annotation; readonly personal?: string } {
  const personal: Personal = {
    ...(accountId === undefined ? {} : { accountId }),
    ...(phoneAuthenticationEvent ? { phoneAuthenticationEvent } : {}),
  };
  if (Object.keys(personal).length === 0) return { annotation };
  return { annotation, personal: seal(Buffer.from(JSON.stringify(personal))) };
}

/** A finding as it is to be sent, with what the ledger hides of it. */
export function withPersonal(vault: Pick<Vault, 'open'>, finding: FindingRecord): FindingRecord {
  if (finding.personal === undefined) return finding;
  const personal = revealPersonal(vault, finding.personal);
  return { ...finding, annotation: { ...finding.annotation, ...personal } };
}

/** What was hidden; nothing if `LEDGER_KEY` is another than then: the label goes without it. */
function revealPersonal({ open }: Pick<Vault, 'open'>, personal: string): Personal {
  try {
    return JSON.parse(open(personal).toString()) as Personal;
  } catch (error) {
    if (error instanceof AnnotatorError) return {};
    throw error;
  }
}
