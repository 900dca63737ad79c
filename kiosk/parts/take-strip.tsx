import type { TicketView } from '#contract/views.ts';
import { kitWords } from '#kit/kit-texts.ts';
import { secondLanguage } from '#kit/language.ts';
import { Ring } from '#kit/parts/bars.tsx';
import { Icon, type IconName } from '#kit/parts/icon.tsx';
import type { Countdown } from '../countdown.ts';
import { words } from '../kiosk-texts.ts';

type Print = TicketView['print'];

/** What becomes of the paper, in the words of who waits for it. */
const SAID = {
  wanted: { icon: 'printer', title: 'printing', more: 'printingMore' },
  printed: { icon: 'down', title: 'take', more: 'takeMore' },
  printedElsewhere: { icon: 'printer', title: 'elsewhere', more: 'elsewhereMore' },
  held: { icon: 'phone', title: 'noPaper', more: 'noPaperMore' },
  unconfirmed: { icon: 'phone', title: 'unsure', more: 'unsureMore' },
  screenOnly: { icon: 'phone', title: 'noPaper', more: 'noPaperMore' },
} as const satisfies Readonly<Record<Print, { icon: IconName; title: string; more: string }>>;

export function TakeStrip({
  print,
  countdown,
  onDone,
}: {
  print: Print;
  countdown: Countdown;
  onDone: () => void;
}) {
  const said = SAID[print];
  const seconds = countdown.left.value ?? 0;
  return (
    <footer class="take on-board" aria-live="polite">
      <Icon name={said.icon} />
      <div class="take-text">
        <b>{words(said.title)}</b>
        <p>{words(said.more)}</p>
        <p lang={secondLanguage.value}>{words.second(said.title)}</p>
      </div>
      <button type="button" class="key primary done" onClick={onDone}>
        <Ring
          seconds={seconds}
          share={countdown.share.value}
          label={kitWords('secondsLeft', { count: seconds })}
        />
        <span>
          {words('done')}
          <small lang={secondLanguage.value}>{words.second('done')}</small>
        </span>
      </button>
    </footer>
  );
}
