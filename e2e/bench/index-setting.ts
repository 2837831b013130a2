/**
 * What the part `index` measures on: a questionnaire of 51 criteria in two parts and eight content
 * groups, and files of responses to it from 63 provinces with 1,170 clusters, each cluster with a
 * weight of its own; one criterion in twenty-five is left blank. The same seed, the same files.
 */
import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { seededRandom } from '../../shared/kernel/random.ts';
import type { Questionnaire } from '../../shared/questionnaire/model.ts';
import type { SamplePosition } from '../../shared/response/model.ts';

const provinces = 63;
const clusters = 1170;
const criteriaPerGroup = [7, 6, 7, 6, 7, 6, 6, 6];
const blankShare = 0.04;
const rowsPerWrite = 2000;

export const groupOfCriterion: readonly string[] = criteriaPerGroup.flatMap((count, at) => Array.from({ length: count }, () => `g${at + 1}`));

/** Writes the questionnaire as a file that `index` reads. */
export function writeQuestionnaire(folder: string): string {
  const label = (text: string) => ({ vi: text });
  const questionnaire: Questionnaire = {
    id: 'do-chi-so', version: 1, title: label('Phiếu để đo'), source: label('Chỉ để đo tốc độ.'), method: 'plain',
    scales: [{ id: 'sat5', levels: [1, 2, 3, 4, 5].map((value) => ({ value, label: label(String(value)) })) }],
    parts: ['I', 'II'].map((id) => ({ id, title: label(id), shortLabel: label(id) })),
    groups: criteriaPerGroup.map((_, at) => ({ id: `g${at + 1}`, parent: at < 4 ? 'I' : 'II', title: label(`g${at + 1}`), shortLabel: label(`g${at + 1}`) })),
    questions: groupOfCriterion.map((group, at) => ({
      type: 'rating', role: 'criterion', scale: 'sat5', provenance: 'template', id: `c${at + 1}`, group, text: label(`Tiêu chí ${at + 1}`), shortLabel: label(`c${at + 1}`),
    })),
  };
  const file = join(folder, 'questionnaire.json');
  writeFileSync(file, JSON.stringify(questionnaire));
  return file;
}

/** Provinces share 1,170 clusters as evenly as can be; the stratum is the province. */
function positions(): (SamplePosition & { readonly mood: number })[] {
  const random = seededRandom('index places');
  const moods = Array.from({ length: provinces }, () => 0.72 + 0.2 * random.next());
  return Array.from({ length: clusters }, (_, at) => {
    const province = at % provinces;
    const unit = `tinh-${String(province + 1).padStart(2, '0')}`;
    const weight = (4000 + random.integer(16_000)) / 10_000;
    return { unit, stratum: unit, cluster: `cum-${String(at + 1).padStart(4, '0')}`, weight, mood: (moods[province] ?? 0) + 0.1 * (random.next() - 0.5) };
  });
}

/** Writes `responses` responses; all clusters get as many, in an order that jumps between them. */
export async function writeResponses(folder: string, responses: number): Promise<string> {
  const file = join(folder, `responses-${responses}.csv`);
  const out = createWriteStream(file);
  const random = seededRandom('index answers');
  const places = positions();
  out.write(`response_id,unit,unit_group,stratum,cluster,weight,${groupOfCriterion.map((_, at) => `c${at + 1}`).join(',')}\n`);
  for (let from = 0; from < responses; from += rowsPerWrite) {
    const count = Math.min(rowsPerWrite, responses - from);
    const rows = Array.from({ length: count }, (_, at) => {
      const place = places[((from + at) * 7919) % clusters] as (typeof places)[number];
      return `P-${String(from + at + 1).padStart(7, '0')},${place.unit},tinh,${place.stratum},${place.cluster},${place.weight},${answers(random.next, place.mood)}\n`;
    });
    if (!out.write(rows.join(''))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return file;
}

function answers(next: () => number, mood: number): string {
  const own = mood + 0.16 * (next() - 0.5);
  return groupOfCriterion.map(() => {
    const drawn = next();
    if (drawn < blankShare) return '';
    const rest = (drawn - blankShare) / (1 - blankShare);
    if (rest < own) return rest < own * 0.4 ? '5' : '4';
    const unsatisfied = (rest - own) / (1 - own);
    return unsatisfied < 0.6 ? '3' : unsatisfied < 0.9 ? '2' : '1';
  }).join(',');
}
