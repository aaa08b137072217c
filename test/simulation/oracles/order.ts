import type { Annotation } from '../../../shared/annotation/annotation.ts';
import type { FindingRecord } from '../../../shared/ledger/records.ts';
import type { Call } from '../world/google.ts';
import type { Process } from '../world/process.ts';
import { expectedAnnotation, isLater, type Told, tell } from './expected-annotation.ts';
import type { RecordChange } from './ledger-view.ts';
import type { Scene } from './scene.ts';

/** What a process knew of an assessment when it took or renewed its lease on it. */
interface Decision {
  readonly process: Process;
  readonly at: number;
  readonly told: Told;
  /** When its lease runs out, by its own clock. */
  readonly until: string;
  /** What was pending then. */
  readonly pending: readonly FindingRecord[];
}

/** Promise 3: what Google is told of one assessment is a legal sequence. */
export interface OrderOracle {
  onCommit(changes: readonly RecordChange[], process: Process | undefined): void;
  onCall(call: Call): void;
  /** When the process that makes this call last took or renewed its lease. */
  decidedAt(call: Call): number;
  /** Whether the lease under which the rival calls is over, as the caller's clock tells it. */
  hasRunOut(rival: Call, call: Call): boolean;
  atEnd(): void;
}

export function createOrderOracle(scene: Scene): OrderOracle {
  const told = new Map<string, Told>();
  const decisions = new Map<string, Decision[]>();
  const toldOf = (assessmentId: string) => told.get(assessmentId) ?? {};
  const decisionOf = (assessmentId: string, process: Process) =>
    decisions.get(assessmentId)?.findLast((each) => each.process === process);
  const hasRunOut = (rival: Call, { process, startedAt }: Call) => {
    const decision = decisionOf(rival.assessmentId, rival.process);
    // Forgotten by now: several leases have come after its own.
    return !decision || Date.parse(decision.until) <= startedAt + process.skew;
  };
  return {
    hasRunOut,
    onCommit(changes, process) {
      for (const { collection, before, after } of changes) {
        if (collection !== 'findings' || !after?.assessment) continue;
        if (after.state === before?.state) continue;
        const { id } = after.assessment;
        const decision = process && decisionOf(id, process);
        if (after.state === 'superseded') checkSuperseded(scene, decision?.told ?? {}, after);
        if (after.state === 'delivered') told.set(id, tell(toldOf(id), after));
      }
      for (const { collection, id, before, after } of changes) {
        if (collection !== 'heads' || !after?.lease || !process) continue;
        if (before?.lease?.owner === after.lease.owner && before.lease.until === after.lease.until)
          continue;
        const decision = {
          process,
          at: scene.now(),
          told: toldOf(id),
          until: after.lease.until,
          pending: pendingOf(scene, id),
        };
        decisions.set(id, [...(decisions.get(id) ?? []).slice(-4), decision]);
      }
    },
    onCall(call) {
      const decision = decisionOf(call.assessmentId, call.process);
      const rival = scene.calls.find(
        (other) =>
          other !== call && other.assessmentId === call.assessmentId && other.endedAt === undefined,
      );
      if (rival && !hasRunOut(rival, call)) {
        const both = `${describe(rival)} and ${describe(call)}`;
        const promised = rival.fact === call.fact ? 2 : 3;
        scene.violate(promised, `two calls for one assessment are under way at once: ${both}`);
      }
      if (!decision) scene.violate(3, `${describe(call)} was called without a lease`);
      else if (call.fact) checkSaid(scene, decision, call);
    },
    decidedAt: ({ assessmentId, process }) => decisionOf(assessmentId, process)?.at ?? 0,
    atEnd() {
      for (const { assessment } of scene.plan.subjects) checkLast(scene, assessment.id);
    },
  };
}

function pendingOf({ view }: Scene, assessmentId: string): FindingRecord[] {
  return [...view.findings.values()].filter(
    ({ state, assessment }) => state === 'pending' && assessment?.id === assessmentId,
  );
}

function checkSaid(scene: Scene, { told, pending }: Decision, call: Call): void {
  const finding = pending.find((each) => scene.factOf(each) === call.fact);
  if (!finding || !call.fact) {
    scene.violate(3, `${describe(call)} was called though it was not pending`);
    return;
  }
  const earlier = pending.find((other) => isLater(finding, other));
  if (earlier) scene.violate(3, `${describe(call)} was called before ${earlier.fact}`);
  const { repeatsVerdict } = scene.plan;
  const expected = expectedAnnotation(told, finding, call.fact.says, repeatsVerdict);
  const isForeign = call.fact.currency !== call.fact.subject.currency;
  const [wanted, said] = [expected, call.said].map((one) =>
    one ? inOneSpelling(one, finding.eventTime, isForeign) : 'nothing',
  );
  if (wanted !== said) {
    scene.violate(3, `${describe(call)} said ${said} where the order leaves ${wanted}`);
  }
}

/** An amount may be dropped where it is in a currency the payment was not. */
function inOneSpelling(said: Annotation, eventTime: string, isForeign: boolean): string {
  const { annotation, reasons, transactionEvent: event, ...rest } = said;
  const value = isForeign ? {} : { value: event?.value };
  const transactionEvent = event && {
    eventType: event.eventType,
    reason: event.reason,
    ...value,
    eventTime,
  };
  return JSON.stringify({ annotation, reasons, transactionEvent, ...rest });
}

function checkSuperseded(scene: Scene, told: Told, finding: FindingRecord): void {
  const fact = scene.factOf(finding);
  if (!fact) return;
  const left = expectedAnnotation(told, finding, fact.says, false);
  if (left) {
    const what = JSON.stringify(left);
    scene.violate(3, `${finding.fact} was superseded although ${what} was left to say`);
  }
}

/** What Google was told last. */
function checkLast(scene: Scene, assessmentId: string): void {
  const applied = scene.calls
    .filter((call) => call.assessmentId === assessmentId && call.applied.length > 0)
    .toSorted((a, b) => (a.applied.at(-1) ?? 0) - (b.applied.at(-1) ?? 0));
  const delivered = [...scene.view.findings.values()].filter(
    ({ state, assessment }) => state === 'delivered' && assessment?.id === assessmentId,
  );
  const verdicts = delivered.filter(({ annotation }) => annotation.annotation);
  const isInDoubt = applied.some(
    ({ fact }) => fact?.says.annotation && !verdicts.some((each) => scene.factOf(each) === fact),
  );
  const newest = verdicts.filter((one) => !verdicts.some((other) => isLater(other, one)));
  const last = applied.findLast(({ said }) => said.annotation)?.said.annotation;
  const isSaid = newest.some(({ annotation }) => annotation.annotation === last);
  if (newest.length > 0 && !isSaid && !isInDoubt) {
    const facts = newest.map(({ fact }) => fact).join(', ');
    scene.violate(3, `${assessmentId} stands at ${last}, not as ${facts} says`);
  }
  checkLastInitiated(scene, assessmentId, applied, delivered);
}

function checkLastInitiated(
  scene: Scene,
  assessmentId: string,
  applied: readonly Call[],
  delivered: readonly FindingRecord[],
): void {
  const isOutcome = ({ said, fact }: Call) =>
    said.reasons?.some((reason) => /^(PASSED|FAILED)_/.test(reason)) &&
    delivered.some((each) => scene.factOf(each) === fact);
  const outcome = applied.findLastIndex(isOutcome);
  const initiated = applied.findLastIndex(({ said }) =>
    said.reasons?.includes('INITIATED_TWO_FACTOR'),
  );
  if (outcome >= 0 && initiated > outcome) {
    scene.violate(3, `${assessmentId} was told INITIATED_TWO_FACTOR after a delivered outcome`);
  }
}

function describe({ process, said, startedAt }: Call): string {
  return `${said.accountId} (by ${process.name} at ${new Date(startedAt).toISOString()})`;
}
