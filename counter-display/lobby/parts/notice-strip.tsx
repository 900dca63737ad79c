import type { ReadonlySignal } from '@preact/signals';
import { Fit } from '#kit/parts/fit.tsx';
import { Icon } from '#kit/parts/icon.tsx';
import { words } from '../lobby-texts.ts';
import type { NoticePage } from '../notice-pages.ts';

export function NoticeStrip({ notice }: { notice: ReadonlySignal<NoticePage | null> }) {
  const { value } = notice;
  if (value === null) return null;
  const { language, text, number, count } = value;
  return (
    <div class="notice" lang={language}>
      <p class="notice-label">
        <Icon name="loudspeaker" />
        {words.in(language, 'notice')}
      </p>
      <p class="notice-text" key={`${language} ${number}`}>
        <Fit text={text} least={0.7} />
      </p>
      {count > 1 && (
        <p class="notice-page num">
          {number}/{count}
        </p>
      )}
    </div>
  );
}
