/** What one history, or many, amounted to. */
export interface Figures {
  readonly histories: number;
  /** Events that arrived, redeliveries included. */
  readonly events: number;
  readonly findings: number;
  readonly calls: number;
  readonly crashes: number;
  readonly faults: number;
  /** Labels that went out twice, by the reason. */
  readonly unrecorded: number;
  readonly unanswered: number;
  /** Labels whose assessment was only a value of the right shape: Google took them, or knew none. */
  readonly guessedRight: number;
  readonly guessedWrong: number;
  /** Labels whose assessment only an account told, and those for which none was linked in time. */
  readonly byAccount: number;
  readonly inVain: number;
}

export const NOTHING: Figures = {
  histories: 0,
  events: 0,
  findings: 0,
  calls: 0,
  crashes: 0,
  faults: 0,
  unrecorded: 0,
  unanswered: 0,
  guessedRight: 0,
  guessedWrong: 0,
  byAccount: 0,
  inVain: 0,
};

export function addFigures(a: Figures, b: Figures): Figures {
  return {
    histories: a.histories + b.histories,
    events: a.events + b.events,
    findings: a.findings + b.findings,
    calls: a.calls + b.calls,
    crashes: a.crashes + b.crashes,
    faults: a.faults + b.faults,
    unrecorded: a.unrecorded + b.unrecorded,
    unanswered: a.unanswered + b.unanswered,
    guessedRight: a.guessedRight + b.guessedRight,
    guessedWrong: a.guessedWrong + b.guessedWrong,
    byAccount: a.byAccount + b.byAccount,
    inVain: a.inVain + b.inVain,
  };
}

/** One line; the noughts are what was looked for and not found. */
export function figuresLine(figures: Figures, seconds: number): string {
  const { unrecorded, unanswered, guessedRight, guessedWrong, byAccount, inVain } = figures;
  const n = (count: number) => count.toLocaleString('en');
  return [
    `${n(figures.histories)} histories`,
    `${n(figures.events)} events`,
    `${n(figures.findings)} findings`,
    `${n(figures.calls)} annotate calls`,
    `${n(figures.crashes)} crashes`,
    `${n(figures.faults)} other faults`,
    `${n(guessedRight)} right guesses and ${n(guessedWrong)} wrong`,
    `${n(byAccount)} found by their account and ${n(inVain)} not`,
    'lost 0',
    'illegal orders 0',
    `sent twice: ${n(unrecorded)} not recorded in time, ${n(unanswered)} not answered, others 0`,
    'totals wrong 0',
    `${seconds.toFixed(1)} s`,
  ].join(' · ');
}
