import type { Chance } from '../chance.ts';

/** How one annotate call goes wrong. */
export const ANNOTATE_FAULTS = [
  'applied, no answer',
  'lost, no answer',
  'not connected',
  '429',
  '503',
  '500, applied',
  '500, not applied',
  'slow',
  'timed out, applied',
  'timed out, not applied',
  'repeated, applied twice',
  'repeated, applied once',
  'repeated, no answer',
] as const;
export type AnnotateFault = (typeof ANNOTATE_FAULTS)[number];

/** How one Firestore call goes wrong. */
export const FIRESTORE_FAULTS = [
  'aborted',
  '429',
  '503',
  'answer lost',
  'request lost',
  'slow',
  'too late',
] as const;
export type FirestoreFault = (typeof FIRESTORE_FAULTS)[number];

/** How likely each thing is to go wrong, per call. */
export interface FaultProfile {
  readonly name: string;
  readonly crash: number;
  /** A process stands still for a while, its lease runs out, and it goes on. */
  readonly freeze: number;
  readonly annotate: number;
  readonly firestore: number;
  /** The sender never hears of what was acknowledged. */
  readonly unheard: number;
}

export const CALM: FaultProfile = {
  name: 'calm',
  crash: 0,
  freeze: 0,
  annotate: 0,
  firestore: 0,
  unheard: 0,
};

const PROFILES: readonly [FaultProfile, ...FaultProfile[]] = [
  CALM,
  { ...CALM, name: 'light', crash: 0.002, annotate: 0.02, firestore: 0.01, unheard: 0.01 },
  { name: 'rough', crash: 0.01, freeze: 0.005, annotate: 0.1, firestore: 0.05, unheard: 0.05 },
  { name: 'heavy', crash: 0.03, freeze: 0.01, annotate: 0.35, firestore: 0.15, unheard: 0.1 },
  { ...CALM, name: 'crashing', crash: 0.05 },
  { ...CALM, name: 'freezing', freeze: 0.05 },
  { ...CALM, name: 'contended', firestore: 0.3, unheard: 0.05 },
  { ...CALM, name: 'refusing', annotate: 0.6 },
];

/** A time in which a whole service is away. */
export interface Outage {
  readonly service: 'annotate' | 'firestore';
  readonly how: '403' | '503' | 'unreachable';
  readonly from: number;
  readonly to: number;
}

export interface FaultPlan {
  readonly profile: FaultProfile;
  readonly outages: readonly Outage[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** @param from when the first thing happens @param to when the last does */
export function planFaults(chance: Chance, from: number, to: number): FaultPlan {
  const profile = chance.pick(PROFILES);
  if (profile === CALM) return { profile, outages: [] };
  const count = chance.pick([0, 0, 0, 1, 1, 2]);
  const outages = Array.from({ length: count }, (): Outage => {
    const start = from + Math.floor(chance.random() ** 2 * (to - from));
    if (chance.happens(0.3)) {
      const length = chance.pick([5_000, MINUTE, 10 * MINUTE]);
      return { service: 'firestore', how: 'unreachable', from: start, to: start + length };
    }
    const how = chance.pick(['403', '503', 'unreachable']);
    const isLong = chance.happens(0.01);
    const length = isLong
      ? 80 * HOUR
      : chance.pick([MINUTE, 5 * MINUTE, 5 * MINUTE, 20 * MINUTE, 2 * HOUR]);
    return { service: 'annotate', how, from: start, to: start + length };
  });
  return { profile, outages };
}

/** The outage a service is in. */
export function outageAt(
  { outages }: FaultPlan,
  service: Outage['service'],
  now: number,
): Outage | undefined {
  return outages.find((each) => each.service === service && each.from <= now && now < each.to);
}
