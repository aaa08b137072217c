import type { Config } from '../../config/config.ts';
import type { ReadingContext } from '../../providers/provider.ts';

export function readingContext(config: Config): ReadingContext {
  return { metadataKey: config.ASSESSMENT_METADATA_KEY, opinions: config.OPINIONS };
}
