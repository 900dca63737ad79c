import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { HallSign } from '#contract/hall-sign.ts';
import { language, pick } from '#kit/language.ts';
import { Banner } from '#kit/parts/banner.tsx';
import { Mark } from '#kit/parts/icon.tsx';
import { Segmented } from '#kit/parts/keys.tsx';
import { words } from '../book-texts.ts';
import { LANGUAGE_CHOICES } from './util-row.tsx';

/** Head, body and foot of both booking pages. */
export function BookFrame({
  hall,
  title,
  isLost,
  head,
  children,
  foot,
}: {
  hall: HallSign;
  title: string;
  isLost: boolean;
  head: ComponentChildren;
  children: ComponentChildren;
  foot: ComponentChildren;
}) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div class={`phone book ${isLost ? 'is-old' : ''}`}>
      {isLost && (
        <Banner tone="warn" icon="noLink">
          {words('lost')}
        </Banner>
      )}
      <header class="phone-head on-board">
        <div class="phone-brand">
          <Mark />
          <span class="phone-hall">{pick(hall.name)}</span>
        </div>
        {head}
      </header>
      <main>{children}</main>
      <footer class="phone-foot">
        {foot}
        <Segmented
          label={words('language')}
          choices={LANGUAGE_CHOICES}
          chosen={language.value}
          onChoose={(next) => {
            language.value = next;
          }}
        />
      </footer>
    </div>
  );
}
