import { parseAssessment } from '../../annotation/assessment-name.ts';
import { AnnotatorError } from '../../annotator-error.ts';
import { type AssessRequest, assessRequest } from '../../assess/assess-request.ts';
import { linkOf } from '../../assess/link-of.ts';
import { type Failure, type NoAssessment, noAssessment } from '../../assess/no-assessment.ts';
import { toEvent } from '../../assess/to-event.ts';
import type { Log } from '../../log/log.ts';
import {
  type Interpretation,
  interpret,
  type Question,
} from '../../recaptcha/interpretation/interpret.ts';
import type { JsonObject } from '../../recaptcha/json-object.ts';
import type { Services } from '../../services.ts';
import { instant } from '../../time.ts';
import { type HttpReply, type HttpRequest, json } from '../message.ts';
import { readCallerBody } from './authenticated-body.ts';
import { parseOne } from './items.ts';
import { linkInTime } from './link-in-time.ts';
import { requirePath } from './require-path.ts';

const LIMIT = 1024 * 1024;
/** A user waits for us: with linking it is three seconds in all. */
const CREATE_MS = 2_000;

/**
 * `POST /`: creates an assessment, says what it means, and links it. Google's trouble is answered, not
 * thrown; a request that Google refuses is the caller's mistake.
 * @throws AnnotatorError `malformed`, `invalid`, and what caller auth throws
 */
export async function assess(services: Services, request: HttpRequest): Promise<HttpReply> {
  requirePath(request, '/');
  const { body, log } = await readCallerBody(services, request, 'assess', LIMIT);
  const asked = parseOne(body, assessRequest);
  const createTime = instant(services.clock.now());
  const event = toEvent(asked, services.policy.accountIds);
  const outcome = await services.assessments.create(event, CREATE_MS);
  if (outcome.kind === 'refused') throw refused(outcome);
  if (outcome.kind !== 'created') return json(200, failed(services, outcome, log));
  const told = interpret(withToken(outcome.assessment, asked), questionOf(services, asked));
  logVerdict(services, log, told);
  const link = linkOf(asked, told, createTime);
  const linked = link && (await linkInTime({ ...services, log }, told.assessment, link));
  return json(200, { ...told, ...linked });
}

/**
 * What was asked is known here, whatever Google repeats of it. A payment can be assessed without a
 * token; but whoever leaves one out must not gain by it.
 */
function withToken(assessment: JsonObject, { token, express }: AssessRequest): JsonObject {
  if (express) return { ...assessment, event: { express: true } };
  if (token !== '') return { ...assessment, event: { token } };
  const missing = { valid: false, invalidReason: 'MISSING' };
  return { ...assessment, tokenProperties: assessment['tokenProperties'] ?? missing };
}

function logVerdict({ config }: Services, log: Log, told: Interpretation): void {
  const { valid, score, verdict, wouldBe } = told;
  const assessment = parseAssessment(told.assessment ?? '', config.project)?.id;
  log.info('interaction assessed', { assessment, valid, score, verdict, wouldBe });
}

function questionOf({ config }: Services, { expectedAction, useCase }: AssessRequest): Question {
  const { SCORE_POLICY: policy, OBSERVE_ONLY: observeOnly } = config;
  return { expectedAction, useCase, policy, observeOnly };
}

function refused({ status, message }: { status: string; message: string }): AnnotatorError {
  return new AnnotatorError('invalid', 'reCAPTCHA refuses this request', {
    hint: `${status}: ${message}`,
  });
}

function failed({ config }: Services, failure: Failure, log: Log): NoAssessment {
  const { ASSESS_ON_ERROR: onError, OBSERVE_ONLY: observeOnly } = config;
  const answer = noAssessment(failure, { onError, observeOnly });
  const { code, verdict } = answer;
  const upstream = failure.kind === 'unreachable' ? failure.code : failure.status;
  log.error('an interaction was not assessed', { code, upstream, failed: onError, verdict });
  return answer;
}
