/**
 * The questionnaires that come with the product, one folder a form. A campaign refers to one by its
 * id or brings its own. Nothing that a phone loads imports this list: devices receive the one
 * questionnaire they need by content hash.
 */
import type { Questionnaire } from '../model.ts';
import { onestopPerDossier } from './onestop-per-dossier/questionnaire.ts';
import { sipasFourGroupProvincial } from './sipas-4group-provincial/questionnaire.ts';
import { sipasFiveFactor22 } from './sipas-5factor-22/questionnaire.ts';
import { sipasNational2022 } from './sipas-national-2022/questionnaire.ts';
import { sipasNational2024plus } from './sipas-national-2024plus/questionnaire.ts';
import { wardDepartments2026 } from './ward-departments-2026/questionnaire.ts';

export const builtInQuestionnaires: readonly Questionnaire[] = [
  sipasNational2022,
  sipasNational2024plus,
  sipasFiveFactor22,
  sipasFourGroupProvincial,
  wardDepartments2026,
  onestopPerDossier,
];

/** The built-in questionnaire with `id`, or undefined when there is none. */
export function builtInQuestionnaire(id: string): Questionnaire | undefined {
  return builtInQuestionnaires.find((each) => each.id === id);
}
