import type { Annotation } from '../annotation/annotation.ts';
import type { AnnotateOutcome } from '../recaptcha/annotate-outcome.ts';

/** What happened to the first finding of a claim. */
export type Step =
  | { readonly kind: 'superseded' }
  | { readonly kind: 'shadowed'; readonly said: Annotation }
  | { readonly kind: 'answered'; readonly outcome: AnnotateOutcome; readonly said: Annotation };
