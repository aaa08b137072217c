import { linkAssessments } from '../../../shared/delivery/link-assessments.ts';
import { receive } from '../../../shared/delivery/receive.ts';
import { digest } from '../../../shared/ledger/digest.ts';
import type { AccountSubject, Reading } from '../../../shared/providers/provider.ts';
import { PROJECT } from '../history/facts.ts';
import { type AccountTold, type LinkPlan, toInstant, type WebhookPlan } from '../history/plan.ts';
import type { Incoming, Read } from '../oracles/oracles.ts';
import { askUntilDone } from './ask-until.ts';
import type { Instances } from './instances.ts';
import type { World } from './world.ts';

const CALL_MS = 4_000;
const WEBHOOK_MS = 6_000;
const LINK_MS = 10_000;
const FOR_EVER = Number.POSITIVE_INFINITY;

/** Sends one webhook now, again and again until it is acknowledged or its sender gives up. */
export function sendWebhook(world: World, instances: Instances, webhook: WebhookPlan): void {
  const { name, provider, body, patience } = webhook;
  const bodyDigest = digest(body);
  askUntilDone(world, instances, {
    name,
    patience,
    async work({ services }) {
      const now = world.timeline.now();
      const readings = readingsOf(webhook, now);
      const incoming = world.oracles.onIncoming(name, bodyDigest, readings);
      const received = {
        provider,
        project: PROJECT,
        readings: readings.map(toReading),
        body,
        bodyDigest,
      };
      const time = { finishBy: services.clock.now() + WEBHOOK_MS, callMs: CALL_MS };
      return { incoming, entries: await receive(services, received, time) };
    },
    onDone({
      incoming,
      entries,
    }: {
      incoming: Incoming;
      entries: Awaited<ReturnType<typeof receive>>;
    }) {
      world.oracles.onAcknowledged(incoming, entries);
      return entries;
    },
  });
}

/** Links as the site does, until that is acknowledged. */
export function sendLink(world: World, instances: Instances, link: LinkPlan): void {
  const items = link.items.map(({ subject, keys, createTime, ...rest }) => {
    const time = toInstant(createTime);
    return {
      ...rest,
      assessment: subject.assessment,
      keys: [...keys],
      ...(time ? { createTime: time } : {}),
    };
  });
  askUntilDone(world, instances, {
    name: link.name,
    patience: FOR_EVER,
    work({ services }) {
      const time = { finishBy: services.clock.now() + LINK_MS, callMs: CALL_MS };
      return linkAssessments(services, items, time);
    },
    onDone(linked) {
      world.oracles.onLinked(link);
      return linked;
    },
  });
}

/** What the code of this moment makes of the events of a webhook. */
export function readingsOf({ events }: WebhookPlan, now: number): Read[] {
  return events.map((event) => ({ event, isReadable: event.readableFrom <= now }));
}

export function toReading({ event, isReadable }: Read): Reading {
  const { id, type, time, carried, reference, account, keys, states, subject, nameless } = event;
  const at = toInstant(time);
  if (!isReadable) {
    const because = 'amount: expected number';
    return { kind: 'unreadable', event: { type, ...(nameless ? {} : { id }) }, because };
  }
  return {
    kind: 'understood',
    event: { id, type, ...(at ? { time: at } : {}) },
    ...(carried === undefined ? {} : { carried }),
    ...(reference ? { shaped: reference.values } : {}),
    ...(account ? { account: toAccount(account) } : {}),
    keys,
    currency: subject.currency,
    statements: states.map(({ fact, because }) => ({
      annotation: fact.says,
      fact: fact.name,
      because,
      ...(fact.currency ? { currency: fact.currency } : {}),
    })),
    ...(states.length > 0 ? {} : { because: 'nothing is said' }),
  };
}

function toAccount({ names, at, ...rest }: AccountTold): AccountSubject {
  const time = toInstant(at);
  return { ...rest, ids: names, ...(time ? { at: time } : {}) };
}
