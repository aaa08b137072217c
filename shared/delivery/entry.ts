import type { FindingRecord, State } from '../ledger/records.ts';

/** What became of one finding, or of an event that says nothing: an entry of `results`. */
export interface Entry {
  readonly event: string;
  readonly status: State | 'duplicate' | 'ignored' | 'invalid' | 'linked';
  /** Full name. */
  readonly assessment?: string;
  readonly because?: string;
}

export function entryOf(finding: FindingRecord, status: Entry['status']): Entry {
  const { event, assessment, because } = finding;
  return { event, status, ...(assessment ? { assessment: assessment.name } : {}), because };
}
