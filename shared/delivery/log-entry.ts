import type { Log } from '../log/log.ts';
import type { Entry } from './entry.ts';

interface Origin {
  readonly provider: string;
  readonly eventType: string;
}

/** What became of an event that was not sent on: the line an on-call person looks for. */
export function logEntry(log: Log, { provider, eventType }: Origin, entry: Entry): void {
  const { event, status, assessment, because } = entry;
  const id = assessment?.slice(assessment.lastIndexOf('/') + 1);
  const fields = { provider, eventType, event, assessment: id, outcome: status, because };
  if (status === 'quarantined') log.error('event quarantined', fields);
  else log.info(`event ${status}`, fields);
}
