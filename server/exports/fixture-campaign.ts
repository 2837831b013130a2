/** For tests: a small invented campaign whose names carry everything that breaks files. */
import type { Campaign } from '#shared/campaign/model.ts';
import type { ChoiceQuestion, Question, RatingQuestion } from '#shared/questionnaire/model.ts';
import type { Band } from '#shared/ranking/classify.ts';

const bands: readonly Band[] = [
  { id: 'tot', title: { vi: 'Tốt', en: 'Good' }, from: 60, fromIncluded: true, to: 100, toIncluded: true },
  { id: 'kem', title: { vi: 'Kém', en: 'Poor' }, from: 0, fromIncluded: true, to: 60, toIncluded: false },
];

export function fixtureCampaign(): Campaign {
  return {
    id: 'sao-mai-thu', name: { vi: 'Đợt thử "Sao Mai"', en: 'Trial "Sao Mai"' }, territory: { vi: 'tỉnh Sao Mai' }, year: 2026,
    opensOn: '2026-11-01', closesOn: '2026-11-30', isDemonstration: true,
    channels: ['field', 'paper'], modes: ['face_to_face', 'paper'], respondentKinds: ['person'], routing: 'off',
    method: {
      id: 'plain', version: 1,
      parameters: {
        baseFigure: 'share_satisfied', aggregation: 'pooled_answers', acrossUnits: 'pooled',
        satisfiedLevels: [4, 5], groupWeights: {}, decimals: 2, wantedLevels: [3, 4], minimumSample: 30,
        countedSources: ['field', 'paper'],
      },
    },
    questionnaire: {
      id: 'thu', version: 1, title: { vi: 'Bảng hỏi thử' }, source: { vi: 'Bịa ra để thử.' }, method: 'plain',
      scales: [{ id: 'sat', levels: ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'].map((vi, index) => ({ value: index + 1, label: { vi } })) }],
      parts: [],
      groups: ['g1', 'g2'].map((id) => ({ id, title: { vi: `Nhóm ${id}` }, shortLabel: { vi: `Nhóm <${id}> & "bạn"` } })),
      questions: [
        rating('1', 'g1'), rating('2', 'g1'),
        { ...base('3', 'criterion'), type: 'grid', rows: [rating('3.1', 'g2'), rating('3.2', 'g2')] },
        choice('sex', 'single_choice'), choice('job', 'multiple_choice'),
        { ...base('age', 'demographic'), type: 'number', minimum: -10, maximum: 120 },
        { ...base('gopy', 'open'), type: 'text' },
      ],
    },
    unitGroups: [
      { id: 'so', name: { vi: 'Sở, ngành', en: 'Departments' }, bands },
      { id: 'huyen', name: { vi: 'Huyện' }, bands: [] },
    ],
    units: [
      { id: 'so-1', name: { vi: 'Sở "A"\nsố 1 ]]> 😀' }, unitGroup: 'so', target: 10 },
      { id: 'so-2', name: { vi: '=Sở & <B>\u0001' }, unitGroup: 'so', target: 10 },
      { id: 'huyen-1', name: { vi: 'Huyện Đắk Ơ' }, unitGroup: 'huyen', target: 20 },
      { id: 'huyen-2', name: { vi: 'Huyện trống' }, unitGroup: 'huyen', target: 20 },
    ],
    strata: [], regions: [], history: [], transitions: [], previousCampaign: null,
    places: [
      { id: 'p1', name: { vi: 'Ấp 1' }, unit: 'so-1', stratum: '-thành thị', cluster: 'c1', weight: 1, target: 5 },
      { id: 'p2', name: { vi: 'Ấp 2' }, unit: 'so-2', stratum: 'nông, thôn', cluster: 'c2', weight: 1.25, target: 5 },
      { id: 'p3', name: { vi: 'Ấp 3' }, unit: 'huyen-1', stratum: '', cluster: '', weight: 1, target: 20 },
    ],
  };
}

function base(id: string, role: Question['role']): Pick<RatingQuestion, 'id' | 'role' | 'text' | 'shortLabel' | 'provenance'> {
  return { id, role, text: { vi: `Câu ${id} nguyên văn` }, shortLabel: { vi: `Câu ${id}`, en: `Question ${id}` }, provenance: 'template' };
}

function rating(id: string, group: string): RatingQuestion {
  return { ...base(id, 'criterion'), type: 'rating', scale: 'sat', group };
}

function choice(id: string, type: ChoiceQuestion['type']): ChoiceQuestion {
  const options = [1, 2, 3].map((value) => ({ value, label: { vi: `Phương án ${value}` }, ...(value === 3 ? { writeIn: true } : {}) }));
  return { ...base(id, 'demographic'), type, options };
}
