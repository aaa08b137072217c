import type { Provider } from './provider.ts';
import { stripe } from './stripe/index.ts';

/** Every sender the project knows. */
export const PROVIDERS: readonly Provider[] = [stripe as Provider];
