import * as http from 'node:http';
import type { Result } from './senders.ts';

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

/** Asks over a connection of the agent, with no header of its own. Rejects when the connection fails. */
export function ask(agent: http.Agent, url: string, question: Question): Promise<Answer> {
  const { method = 'POST', headers = {}, body = '' } = question;
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, agent, headers });
    request.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      response.once('error', reject);
      response.once('end', () => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, headers, text });
      });
    });
    request.once('error', reject);
    request.end(body);
  });
}

export function resultsOf({ text }: Answer): readonly Result[] {
  return (JSON.parse(text) as { results: Result[] }).results;
}
