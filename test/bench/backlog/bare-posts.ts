import { request } from 'node:http';
import { AnnotatorError } from '../../../shared/annotator-error.ts';
import { inParallel } from '../../../shared/delivery/in-parallel.ts';
import { keepAliveAgent } from '../../../shared/outgoing/keep-alive-agent.ts';
import { annotatePath } from '../../../shared/recaptcha/endpoint.ts';
import type { Message } from '../../emulator/decode-message.ts';
import { PROJECT } from './bench-services.ts';

/** As many as `deliver` has under way. */
const PARALLEL = 8;

/**
 * The least that sending labels can cost: the same body over the same kind of connections, without
 * a ledger, an order or a look at the answer beyond its status.
 */
export class BarePosts {
  readonly #endpoint: URL;
  readonly #agent: ReturnType<typeof keepAliveAgent>;
  #posted = 0;

  constructor(endpoint: URL) {
    this.#endpoint = endpoint;
    this.#agent = keepAliveAgent(endpoint);
  }

  /**
   * Posts this label so many times, to another assessment each.
   * @returns what that took, in milliseconds
   * @throws AnnotatorError `internal` at the first answer that is not 200
   */
  async measure(label: Message, count: number): Promise<{ wallMs: number; cpuMs: number }> {
    const body = JSON.stringify(label);
    const [start, usage] = [performance.now(), process.cpuUsage()];
    await inParallel(new Array<string>(count).fill(body), PARALLEL, (each) => this.#post(each));
    const { user, system } = process.cpuUsage(usage);
    return { wallMs: performance.now() - start, cpuMs: (user + system) / 1_000 };
  }

  close(): void {
    this.#agent.destroy();
  }

  #post(body: string): Promise<void> {
    this.#posted += 1;
    const { hostname, port } = this.#endpoint;
    const path = annotatePath(`projects/${PROJECT}/assessments/bare${this.#posted}`);
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const options = { hostname, port, path, method: 'POST', headers, agent: this.#agent };
    return new Promise((resolve, reject) => {
      const call = request(options, (response) => {
        response.resume().once('error', reject);
        response.once('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new AnnotatorError('internal', `A post was answered ${response.statusCode}`));
        });
      });
      call.once('error', reject);
      call.end(body);
    });
  }
}
