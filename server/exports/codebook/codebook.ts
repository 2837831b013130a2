/**
 * The codebook: what every column of the responses CSV means, one line per question and option.
 * It holds no responses; the official text stands word for word.
 */
import type { Campaign } from '#shared/campaign/model.ts';
import { textIn } from '#shared/kernel/local-text.ts';
import { answerableQuestions, gridOfRow, optionsOf } from '#shared/questionnaire/questions.ts';
import { fill } from '#shared/languages/fill.ts';
import type { AnswerableQuestion, Questionnaire } from '#shared/questionnaire/model.ts';
import type { ReportWords } from '#shared/languages/vi/report.ts';
import { byteOrderMark, csvLine } from '../../csv/cells.ts';
import type { ExportContext, ExportFormat, ExportSource } from '../contract.ts';
import { reportWords } from '../words.ts';

export const codebook: ExportFormat = {
  id: 'codebook',
  fileName: (campaign) => `${campaign}-codebook.csv`,
  contentType: 'text/csv; charset=utf-8',
  roles: ['admin', 'supervisor', 'viewer', 'auditor'],
  head: (_stored, { language }) => new TextEncoder().encode(byteOrderMark + csvLine(columns(reportWords(language)))),
  write,
};

async function* write(source: ExportSource, context: ExportContext): AsyncGenerator<Uint8Array> {
  const words = reportWords(context.language);
  const { questionnaire } = source.stored.campaign;
  const encoder = new TextEncoder();
  const grids = gridOfRow(questionnaire);
  for (const question of answerableQuestions(questionnaire)) {
    const gridText = grids.get(question.id)?.text.vi ?? '';
    yield encoder.encode(linesOf(question, gridText, { questionnaire, words }));
  }
  for (const line of parameterLines(source.stored.campaign, words)) yield encoder.encode(csvLine(line));
  const note = source.stored.hasGeneratedResponses ? words.generatedNote : '';
  if (note !== '') yield encoder.encode(csvLine(['', '', '', '', '', note, '', '', '', '', '', '']));
}

/** What of the method reads the answers: without it nobody can tell which values count. */
function parameterLines({ method }: Campaign, words: ReportWords): string[][] {
  const { satisfiedLevels, wantedLevels, minimumSample } = method.parameters;
  const values: readonly (readonly [string, string])[] = [
    [words.satisfiedLevels, satisfiedLevels.join(', ')],
    [words.wantedLevels, wantedLevels.join(', ')],
    [words.minimumSample, String(minimumSample)],
  ];
  return values.map(([name, value]) => {
    const text = fill(words.parameterRow, { name, method: method.id, version: method.version });
    return ['', '', '', '', '', text, '', '', value, '', '', ''];
  });
}

function columns(words: ReportWords): string[] {
  return [
    words.questionCode, words.type, words.role, words.contentGroup, words.gridText, words.officialText, words.shortVi, words.shortEn,
    words.optionValue, words.optionVi, words.optionEn, words.provenance,
  ];
}

function linesOf(
  question: AnswerableQuestion,
  gridText: string,
  { questionnaire, words }: { readonly questionnaire: Questionnaire; readonly words: ReportWords },
): string {
  const group = questionnaire.groups.find((each) => each.id === question.group);
  const start = [
    question.id, question.type, question.role, group?.shortLabel.vi ?? '',
    gridText, question.text.vi, question.shortLabel.vi, textIn(question.shortLabel, 'en'),
  ];
  const end = words.provenances[question.provenance];
  const options = optionsOf(questionnaire, question);
  if (options.length === 0) return csvLine([...start, '', '', '', end]);
  return options
    .map((each) => csvLine([...start, String(each.value), each.label.vi, textIn(each.label, 'en'), end]))
    .join('');
}
