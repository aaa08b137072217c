import type { FindingRecord } from '../../../shared/ledger/records.ts';
import type { Call } from '../world/google.ts';
import { CLOCK_SLACK, type Scene } from './scene.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** So long an event waits that knows only an account. */
const ACCOUNT_PARK = 15 * MINUTE;

/** Promise 1: whatever ends a finding, the world gave a reason for it. */
export function checkReason(
  scene: Scene,
  before: FindingRecord | undefined,
  after: FindingRecord,
): void {
  const lacks = lackOf(scene, before, after);
  if (!lacks) return;
  const code = after.code ? `:${after.code}` : '';
  scene.violate(1, `${after.fact} is ${after.state}${code} although ${lacks}`);
}

function lackOf(
  scene: Scene,
  before: FindingRecord | undefined,
  after: FindingRecord,
): string | undefined {
  const fact = scene.factOf(after);
  const calls = scene.calls.filter((call) => call.fact === fact);
  const isAbout = (call: Call) => call.assessmentId === after.assessment?.id;
  switch (after.state) {
    case 'delivered':
      return calls.some((call) => isAbout(call) && call.applied.length > 0)
        ? undefined
        : 'Google never applied it';
    case 'dead':
      return lackOfDeath(scene, after, calls);
    case 'unmatched':
      return lackOfMatch(scene, before, after);
    case 'shadowed':
      return scene.plan.shadows.some(
        ({ provider, from, to }) =>
          provider === after.provider &&
          from - CLOCK_SLACK <= scene.now() &&
          scene.now() < to + MINUTE,
      )
        ? undefined
        : 'its provider is not in the shadow';
    default:
      return undefined;
  }
}

function lackOfDeath(
  scene: Scene,
  { code }: FindingRecord,
  calls: readonly Call[],
): string | undefined {
  const ended = (kinds: readonly string[]) =>
    calls.filter(({ outcome }) => typeof outcome === 'object' && kinds.includes(outcome.kind));
  const lasted = (kinds: readonly string[], least: number) => {
    const first = Math.min(...ended(kinds).map(({ endedAt = Infinity }) => endedAt));
    return scene.now() - first >= least - CLOCK_SLACK;
  };
  switch (code) {
    case 'refused':
      return ended(['refused']).length > 0 ? undefined : 'Google did not refuse it';
    case 'not_found':
      return lasted(['not_found'], 10 * MINUTE) ? undefined : 'ten minutes are not over';
    case 'gave_up':
      return lasted(['unavailable', 'unreachable'], 72 * HOUR)
        ? undefined
        : 'three days are not over';
    default:
      return 'there is no such code';
  }
}

function lackOfMatch(
  { plan, now }: Scene,
  before: FindingRecord | undefined,
  { code, keys, account }: FindingRecord,
): string | undefined {
  if (code === 'no_keys') return keys.length === 0 && !account ? undefined : 'it can be linked';
  const parkMs = keys.length > 0 ? plan.parkMs : ACCOUNT_PARK;
  const until = Date.parse(before?.parkedUntil ?? '');
  const since = Date.parse(before?.arrivedAt ?? '');
  const isOver = now() >= until - CLOCK_SLACK && until - since >= parkMs - CLOCK_SLACK;
  return isOver ? undefined : 'it was parked too shortly';
}
