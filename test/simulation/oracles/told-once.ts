import type { Reason } from '../../../shared/annotation/vocabulary.ts';
import type { Fact, Plan, SimulatedEvent, Subject } from '../history/plan.ts';
import { nameOf, type Scene } from './scene.ts';

/**
 * Promise 2 as Google sees it: an assessment is told each reason by one fact of its account, or by
 * one for each interaction it stands for. Only where nothing but one name of an account leads there.
 */
export function checkToldOnce({ plan, calls, tellersOf, violate }: Scene): void {
  for (const subject of plan.accounts.length > 0 ? plan.subjects : []) {
    const only = onlyNameOf(plan, subject);
    if (!only) continue;
    const isOnlyWay = (fact: Fact) => tellersOf(fact).every((event) => isBy(event, only.name));
    const factsOf = new Map<Reason, Set<Fact>>();
    for (const { fact, said, applied, name } of calls) {
      if (!fact || applied.length === 0 || name !== subject.assessment.name) continue;
      for (const reason of isOnlyWay(fact) ? (said.reasons ?? []) : []) {
        factsOf.set(reason, (factsOf.get(reason) ?? new Set()).add(fact));
      }
    }
    for (const [reason, facts] of factsOf) {
      if (facts.size <= only.interactions) continue;
      const names = [...facts].map(nameOf).join(', ');
      violate(2, `${subject.assessment.id} was told ${reason} by ${names}`);
    }
  }
}

function onlyNameOf({ links }: Plan, subject: Subject) {
  const items = links.flatMap((link) => link.items).filter((item) => item.subject === subject);
  const names = new Set(items.map(({ accountId }) => accountId));
  const [name] = names;
  const interactions = new Set(items.map(({ createTime }) => createTime)).size;
  return names.size === 1 && name !== undefined ? { name, interactions } : undefined;
}

function isBy({ account, keys, carried, reference }: SimulatedEvent, name: string): boolean {
  const isSignIn = account?.within === 'minutes' && account.names.includes(name);
  return isSignIn && keys.length === 0 && carried === undefined && reference === undefined;
}
