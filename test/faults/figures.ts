import type { Evidence } from './oracles/evidence.ts';
import type { Judgement } from './oracles/judge.ts';

/** What happened in a run and what came of it, by name. */
export function figuresOf(evidence: Evidence, judgement: Judgement): Record<string, number> {
  const { plan, sent, sentOnceMore, arrivals, refused, killed, totals } = evidence;
  const events = sent.filter(({ message }) => message.to === 'stripe');
  const requests = sent.reduce((sum, { tries }) => sum + tries, 0);
  const refusals = (why: string) => refused.filter((refusal) => refusal.why === why).length;
  const lost = (fault: string) => arrivals.filter((arrival) => arrival.lost === fault).length;
  const { expected, found, repetitions, faults } = judgement;
  return {
    events: events.length,
    assessments: plan.assessments.length,
    requests,
    retried: requests - sent.length,
    'of them refused': sent.reduce((sum, { refusals }) => sum + refusals, 0),
    'sent once more in the end': sentOnceMore,
    kills: killed.size,
    '503s': refusals('UNAVAILABLE'),
    '504s after the effect': lost('DEADLINE_EXCEEDED'),
    'resets before': refusals('reset'),
    'resets after': lost('reset'),
    'time-outs after': lost('timeout'),
    'labels expected': expected,
    found,
    'sent again: answer lost': repetitions.lost,
    'process killed': repetitions.killed,
    'ledger away': repetitions.unrecorded,
    unexplained: repetitions.unexplained.length,
    'counted by the ledger: uncertain': totals['uncertain'] ?? 0,
    resent: totals['resent'] ?? 0,
    wrong: faults.length,
  };
}
