import { useSignal } from '@preact/signals';
import { textIn } from '#shared/kernel/local-text.ts';
import type { kioskPlaces } from '../../../kit/enrolment/enrol.ts';
import { language } from '../../../kit/language/language.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { TextField } from '../../../kit/ui/text-field.tsx';
import { t } from '../../words.ts';

export type Places = Awaited<ReturnType<typeof kioskPlaces>>;

/** Places from which looking for one by its name is quicker than scrolling. */
const shownWithoutSearch = 8;

/** Where the tablet stands. */
export function PlaceChoice({ places, isBusy, onChoose, onBack }: {
  readonly places: Places; readonly isBusy: boolean; onChoose(place: Places[number]): void; onBack(): void;
}) {
  const wanted = useSignal('');
  const found = places.filter((each) => plain(name(each.placeName)).includes(plain(wanted.value)));
  return (
    <div class="enrol-form">
      {places.length > shownWithoutSearch ? <TextField label={t('searchPlace')} autoComplete="off" value={wanted.value} onText={(text) => { wanted.value = text; }} /> : null}
      {places.length === 0 ? <Notice text={t('noPlaces')} /> : found.map((each) => (
        <Button key={`${each.campaign}/${each.place}`} wide disabled={isBusy} detail={name(each.campaignName)} onClick={() => onChoose(each)}>
          {t('enrolHere', { place: name(each.placeName) })}
        </Button>
      ))}
      <Button kind="quiet" onClick={onBack}>{t('back')}</Button>
    </div>
  );
}

/** Without marks and capitals, as it is typed in a hurry. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().trim();
}

function name(text: { readonly vi: string; readonly en?: string | undefined }): string {
  return textIn({ vi: text.vi, en: text.en }, language.value);
}
