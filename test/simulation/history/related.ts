import type { Fact, Plan } from './plan.ts';

/** The assessments a fact may be told about: those its events or their keys lead to, or may be. */
export function relatedAssessments(plan: Plan): ReadonlyMap<Fact, ReadonlySet<string>> {
  const groups = groupTogether([
    ...plan.webhooks.flatMap(({ events }) =>
      events.map(({ keys, carried, reference, subject, states }) => [
        ...keys,
        ...(carried === undefined ? [] : [subject.assessment.name]),
        ...(reference?.assessment === subject.assessment ? [subject.assessment.name] : []),
        ...states.map(({ fact }) => fact.marker),
      ]),
    ),
    ...plan.links.flatMap(({ items }) =>
      items.map(({ subject, keys }) => [subject.assessment.name, ...keys]),
    ),
  ]);
  const names = plan.subjects.map(({ assessment }) => assessment.name);
  return new Map(
    plan.facts.map((fact) => {
      const group = groups.find((each) => each.has(fact.marker));
      const led = names.filter((name) => group?.has(name));
      return [fact, new Set([...led, ...referencesOf(plan, fact)])];
    }),
  );
}

function referencesOf({ webhooks }: Plan, fact: Fact): string[] {
  return webhooks
    .flatMap(({ events }) => events)
    .filter(({ states }) => states.some((stated) => stated.fact === fact))
    .flatMap(({ reference }) => reference?.assessment.name ?? []);
}

/** Unites the sets that share a member. */
function groupTogether(sets: readonly (readonly string[])[]): Set<string>[] {
  return sets.reduce<Set<string>[]>((groups, set) => {
    const touched = groups.filter((group) => set.some((member) => group.has(member)));
    const others = groups.filter((group) => !touched.includes(group));
    return [...others, new Set([...set, ...touched.flatMap((group) => [...group])])];
  }, []);
}
