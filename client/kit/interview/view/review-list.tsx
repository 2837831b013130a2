/** The review in words: what is blank, what is worth asking again, each a way back to its question. */
import { textIn } from '#shared/kernel/local-text.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import type { Review, ReviewPoint } from '#shared/response/complete.ts';
import { keepTogether } from '../../language/formats.ts';
import { CheckList, type CheckLine } from '../../ui/check-list.tsx';
import { Icon } from '../../ui/icon.tsx';
import { layoutOf } from '../sections.ts';
import { t } from '../words.ts';
import { sectionTitle, statementOf } from './wording.ts';

export interface ReviewListProps {
  readonly review: Review;
  readonly questionnaire: Questionnaire;
  readonly language: string;
  readonly minutes: number;
  onOpen(question: string): void;
}

export function ReviewList({ review, questionnaire, language, minutes, onOpen }: ReviewListProps) {
  const line = (point: ReviewPoint): CheckLine => lineOf(point, questionnaire, language);
  const odd = [...review.blocking, ...review.odd];
  const isComplete = review.blanks.length + odd.length === 0;
  return (
    <>
      <div class="review-heading">
        <h1>{t('reviewTitle')}</h1>
        <p class="muted">{t('answeredOf', { answered: review.answeredCount, total: review.askedCount, minutes })}</p>
      </div>
      {review.blanks.length === 0 ? null : (
        <CheckList icon="blank" heading={t('blankCount', { count: review.blanks.length })} lines={review.blanks.map(line)} onOpen={onOpen} />
      )}
      {odd.length === 0 ? null : (
        <CheckList icon="eye" heading={t('oddCount', { count: odd.length })} lines={odd.map(line)} onOpen={onOpen} />
      )}
      <p class="review-rest muted"><Icon name="check" />{t(isComplete ? 'allComplete' : 'restComplete')}</p>
    </>
  );
}

function lineOf(point: ReviewPoint, questionnaire: Questionnaire, language: string): CheckLine {
  const { issue, question, lastQuestion, level } = point;
  if (question === undefined) {
    return { key: issue.code, where: '', words: t('tooFastSeconds', { seconds: issue.values?.['seconds'] ?? 0 }), opens: '' };
  }
  const section = where(point, questionnaire, language);
  if (lastQuestion !== undefined && level !== undefined) {
    return {
      key: `${issue.code} ${question.id}`, opens: question.id,
      where: t('whereRun', { section, from: question.id, to: lastQuestion.id }),
      words: t('sameLevelRun', { count: issue.values?.['count'] ?? 0, level: '' }).trim(),
      strong: keepTogether(textIn(level, language)),
    };
  }
  return {
    key: `${issue.code} ${question.id}`, opens: question.id,
    where: /^\d/.test(question.id) ? t('whereNumbered', { section, id: question.id }) : section,
    words: statementOf(question, language),
  };
}

function where(point: ReviewPoint, questionnaire: Questionnaire, language: string): string {
  if (point.groupLabel !== undefined) return textIn(point.groupLabel, language);
  const placement = layoutOf(questionnaire).placements.get(point.question?.id ?? '');
  return placement === undefined ? '' : sectionTitle(placement.section, language);
}
