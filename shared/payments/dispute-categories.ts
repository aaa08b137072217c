import type { ClassifiedDispute, DisputeClass } from './dispute-class.ts';

const MEANS: Readonly<Record<DisputeClass, string>> = {
  FRAUD: 'means fraud',
  SERVICE: 'means an unhappy customer',
  OTHER: 'says neither fraud nor service',
};

const SAFE_NAME = /^[A-Za-z_]{1,60}$/;

/**
 * What a processor's own categories of disputes mean, for where the network's code does not tell.
 * Any category that is not listed, known or new, is OTHER.
 * @param processor as it is called in a sentence
 */
export function disputeCategories(
  processor: string,
  listed: Readonly<Record<Exclude<DisputeClass, 'OTHER'>, readonly string[]>>,
): (category: string | null | undefined) => ClassifiedDispute {
  const { FRAUD, SERVICE } = listed;
  return (category) => {
    const name = category ?? '';
    const disputeClass = FRAUD.includes(name)
      ? 'FRAUD'
      : SERVICE.includes(name)
        ? 'SERVICE'
        : 'OTHER';
    if (name === '') return { class: 'OTHER', because: `${processor} names no category` };
    const told = SAFE_NAME.test(name) ? ` ${name}` : '';
    return {
      class: disputeClass,
      because: `${processor}'s category${told} ${MEANS[disputeClass]}`,
    };
  };
}
