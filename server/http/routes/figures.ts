/** Figures of a campaign, and what explains them. */
import { issue } from '#shared/kernel/issue.ts';
import { Problem } from '#shared/kernel/problem.ts';
import type { Language } from '#shared/languages/registry.ts';
import { languages } from '#shared/languages/registry.ts';
import type { FactsReply } from '#shared/wire/figures.ts';
import type { Reader } from '../../auth/reader.ts';
import type { ReadCalibrated } from '../../campaigns/calibrated.ts';
import type { Explaining } from '../../campaigns/explained.ts';
import type { ChosenParameters } from '../../campaigns/current-reports.ts';
import type { Call, Routes } from '../handler.ts';
import { languageFrom } from '../problem-reply.ts';
import { readBytes, requireContentType } from '../read-body.ts';
import { chosenFrom, parametersOf } from './chosen-parameters.ts';

const maxMarginsBytes = 262_144;

export interface FigureParts {
  readonly results: (id: string, reader: Reader, chosen: ChosenParameters) => Promise<object>;
  readonly facts: (id: string, reader: Reader, language: Language) => Promise<FactsReply>;
  readonly explaining: Explaining;
  readonly calibrated: ReadCalibrated;
}

type Names = 'GET /api/campaigns/:id/results' | 'GET /api/campaigns/:id/method-check' | 'GET /api/campaigns/:id/explain'
  | 'GET /api/campaigns/:id/facts' | 'POST /api/campaigns/:id/calibrated';

export function figureRoutes(parts: FigureParts): Routes<Names> {
  return {
    'GET /api/campaigns/:id/results': async (call, reader) => call.json(await parts.results(idOf(call), reader, parametersOf(call))),
    'GET /api/campaigns/:id/method-check': async (call, reader) =>
      call.json(await parts.explaining.methodCheck(idOf(call), reader, parametersOf(call))),
    'GET /api/campaigns/:id/explain': async (call, reader) => call.json(await parts.explaining.explain({
      id: idOf(call), reader, unit: needed(call, 'unit'), with: needed(call, 'with'), chosen: parametersOf(call),
    })),
    'GET /api/campaigns/:id/facts': async (call, reader) =>
      call.json(await parts.facts(idOf(call), reader, chosenFrom(call, 'language', languages) ?? languageFrom(call.req.header('accept-language')))),
    'POST /api/campaigns/:id/calibrated': async (call, reader) => {
      requireContentType(call, /^text\/csv(;.*)?$/i);
      const chosen = parametersOf(call);
      const csv = await readBytes(call, maxMarginsBytes);
      return call.json(await parts.calibrated({ id: idOf(call), reader, chosen, csv, separator: separatorOf(call) }));
    },
  };
}

function needed(call: Call, name: string): string {
  const given = call.req.query(name);
  if (given === undefined || given === '') throw new Problem('request.malformed', {}, [issue('value.missing', name)]);
  return given;
}

/** Absent and empty mean: as the file looks. */
export function separatorOf(call: Call): string | undefined {
  const given = call.req.query('separator');
  return given === '' ? undefined : given;
}

function idOf(call: Call): string {
  return call.req.param('id') ?? '';
}
