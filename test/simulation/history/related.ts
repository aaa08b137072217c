import type { Fact, Plan } from './plan.ts';

/** The assessments a fact may be told about: those its events or their keys lead to. */
export function relatedAssessments(plan: Plan): ReadonlyMap<Fact, ReadonlySet<string>> {
  const groups = groupTogether([
    ...plan.webhooks.flatMap(({ events }) =>
      events.map(({ keys, carried, subject, states }) => [
        ...keys,
        ...(carried === undefined ? [] : [subject.assessment.name]),
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
      return [fact, new Set(names.filter((name) => group?.has(name)))];
    }),
  );
}

/** Unites the sets that share a member. */
function groupTogether(sets: readonly (readonly string[])[]): Set<string>[] {
  return sets.reduce<Set<string>[]>((groups, set) => {
    const touched = groups.filter((group) => set.some((member) => group.has(member)));
    const others = groups.filter((group) => !touched.includes(group));
    return [...others, new Set([...set, ...touched.flatMap((group) => [...group])])];
  }, []);
}
