/** What the bench measures on: a server without demonstration, a 40-unit campaign, and a load generator. */
import { fork, type ChildProcess } from 'node:child_process';
import { inRepository } from '../../server/setup/places.mjs';
import { campaignFile, enumeratorLogin, enumeratorPassword } from '../campaign-files.ts';
import { signIn, type Desk } from '../desk.ts';
import { firstAdminCode } from '../first-admin-code.ts';
import { startServer, type RunningServer } from '../server.ts';
import type { LoadRequest, LoadResult } from './load.ts';

export const campaign = 'do-toc-do';
const admin = { login: 'quantri-do', password: 'mat-khau-de-do-toc-do' };

export interface Setting {
  readonly server: RunningServer;
  readonly desk: Desk;
  /** Makes everything to be sent first, then sends it. */
  load(request: LoadRequest): Promise<LoadResult>;
  /** The two halves of `load`, for what has to happen in between. */
  prepareLoad(request: LoadRequest): Promise<void>;
  runLoad(): Promise<LoadResult>;
  endGenerator(): void;
}

/** `data`: a folder that was prepared; else an empty one. */
export async function makeSetting({ data, options = [] }: { readonly data?: string; readonly options?: readonly string[] } = {}): Promise<Setting> {
  const server = await startServer({ ...(data === undefined ? {} : { data }), options: ['--no-demo', ...options] });
  const desk = await signIn(server.origin, { ...admin, code: firstAdminCode(server.output()) });
  const reply = await desk.importCampaign(campaignFile({ id: campaign, questionnaire: 'sipas-national-2024plus', method: 'national-2023-2026', target: 2_500 }));
  if (!reply.applied) throw new Error(JSON.stringify(reply.issues));
  await desk.open(campaign);
  const generator = fork(inRepository('e2e/run-typescript.mjs'), [inRepository('e2e/bench/load.ts'), server.origin, enumeratorLogin, enumeratorPassword], { serialization: 'advanced' });
  const prepareLoad = async (prepare: LoadRequest): Promise<void> => { await ask(generator, { prepare }); };
  const runLoad = (): Promise<LoadResult> => ask(generator, 'go') as Promise<LoadResult>;
  return {
    server, desk, prepareLoad, runLoad,
    load: async (request) => { await prepareLoad(request); return runLoad(); },
    endGenerator: () => { generator.kill(); },
  };
}

/** The desk again after the server was started anew. */
export const signInAgain = (origin: string): Promise<Desk> => signIn(origin, admin);

function ask(generator: ChildProcess, message: 'go' | { prepare: LoadRequest }): Promise<unknown> {
  return new Promise((resolve, reject) => {
    generator.once('message', (answer: unknown) => {
      const isFailure = typeof answer === 'object' && answer !== null && 'failed' in answer;
      if (isFailure) reject(new Error(String(answer.failed)));
      else resolve(answer);
    });
    generator.send(message);
  });
}
