import type { ClerkView } from '#contract/views.ts';
import { minutesOf } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { Icon, type IconName } from '#kit/parts/icon.tsx';
import { Kbd } from '#kit/parts/plates.tsx';
import { isWrappingUp, mainActOf, undoSecondsLeft } from '../acts.ts';
import type { ClerkModel } from '../clerk-model.ts';
import { words } from '../texts/console-texts.ts';

interface KeysProps {
  readonly model: ClerkModel;
  readonly view: ClerkView;
}

const KEYBOARD = {
  callNext: 'space',
  beginServing: 'enter',
  resumeShift: 'enter',
  finish: null,
} as const;

const SMALL_KEYS = [
  { act: 'recall', icon: 'again', key: 'F2' },
  { act: 'markNoShow', icon: 'noShow', key: 'F3' },
  { act: 'park', icon: 'park', key: 'F4' },
  { act: 'transfer', icon: 'split', key: 'F6' },
  { act: 'callChosen', icon: 'search', key: 'F7' },
  { act: 'undoLast', icon: 'undo', key: 'F9' },
] as const satisfies readonly { act: string; icon: IconName; key: string }[];

/** Less often, and quieter: a letter each. */
const QUIET_KEYS = [
  { act: 'putBack', key: 'B' },
  { act: 'writeNote', key: 'N' },
  { act: 'planFurther', key: 'J' },
  { act: 'takeWalkUp', key: 'W' },
] as const;

/** One large key for what comes next, and small ones for what may come instead. */
export function WorkKeys({ model, view }: KeysProps) {
  return (
    <>
      <MainKey model={model} view={view} />
      <div class="small-keys">
        {SMALL_KEYS.map(({ act, icon, key }) => (
          <button
            key={act}
            type="button"
            class={`small-key ${stateOf(model, act)}`}
            aria-disabled={model.whyNot(act) !== null}
            aria-busy={model.underWay.value === act}
            onClick={() => model.press(act)}
          >
            <Icon name={icon} />
            {words(act)}
            {act === 'undoLast' && <UndoTime model={model} view={view} />}
            <Kbd>{key}</Kbd>
          </button>
        ))}
      </div>
      <div class="quiet-keys">
        {QUIET_KEYS.map(({ act, key }) => (
          <QuietKey key={act} model={model} act={act} letter={key} />
        ))}
        {isWrappingUp(view, model.now.value) && (
          <QuietKey model={model} act="endWrapUp" letter={words('enter')} />
        )}
        {view.work.callsByItself !== null && (
          <QuietKey model={model} act="callByItself" letter="G" isOn={view.work.callsByItself} />
        )}
      </div>
    </>
  );
}

type QuietAct = (typeof QUIET_KEYS)[number]['act'] | 'endWrapUp' | 'callByItself';

function QuietKey({
  model,
  act,
  letter,
  isOn,
}: {
  model: ClerkModel;
  act: QuietAct;
  letter: string;
  isOn?: boolean;
}) {
  return (
    <button
      type="button"
      class={`quiet-key ${stateOf(model, act)} ${isOn ? 'is-on' : ''}`}
      aria-disabled={model.whyNot(act) !== null}
      aria-busy={model.underWay.value === act}
      aria-pressed={isOn}
      onClick={() => model.press(act)}
    >
      {words(act)}
      {isOn !== undefined && <span class="key-note">{words(isOn ? 'selfOn' : 'selfOff')}</span>}
      <Kbd>{letter}</Kbd>
    </button>
  );
}

/** The seconds that are left, and for whoever cannot see the page, what would be taken back. */
function UndoTime({ model, view }: KeysProps) {
  const { undo } = view.work;
  const seconds = undoSecondsLeft(view, model.now.value);
  if (undo === null || seconds === 0) return null;
  const { what, number } = undo;
  return (
    <>
      <span class="key-note num" aria-hidden="true">
        {seconds}
      </span>
      <span class="visually-hidden">{words(`undo.${what}`, { number })}</span>
    </>
  );
}

function MainKey({ model, view }: KeysProps) {
  const act = mainActOf(view);
  const byKeyboard = KEYBOARD[act];
  return (
    <button
      type="button"
      class={`main-key ${stateOf(model, act)}`}
      aria-disabled={model.whyNot(act) !== null || model.isMainResting.value}
      aria-busy={model.underWay.value === act}
      onClick={model.pressMain}
    >
      <span class="main-key-text">
        <b>{words(act)}</b>
        <span>{model.whyNot(act) === 'lost' ? words('keyOffLost') : detailOf(model, view)}</span>
      </span>
      <Kbd>{byKeyboard === null ? 'F8' : words(byKeyboard)}</Kbd>
    </button>
  );
}

function stateOf(model: ClerkModel, act: Parameters<ClerkModel['whyNot']>[0]): string {
  if (model.underWay.value === act) return 'is-busy';
  return model.whyNot(act) === null ? '' : 'is-off';
}

/** Whom the large key is about. */
function detailOf(model: ClerkModel, view: ClerkView): string {
  const { current, queue, queueCount } = view;
  switch (mainActOf(view)) {
    case 'callNext': {
      const [next] = queue;
      if (next === undefined) return words('callNextNobody');
      const minutes = minutesOf(model.now.value - next.joinedAt);
      return words('callNextWho', {
        number: next.number,
        service: pick(next.serviceName),
        minutes,
      });
    }
    case 'beginServing':
      return words('beginWho', { number: current?.number ?? '' });
    case 'finish': {
      const service = view.services.find(({ id }) => id === model.delivered.value);
      return service === undefined
        ? words('finishThen')
        : words('finishAs', { service: pick(service.name) });
    }
    case 'resumeShift':
      return words('resumeThen', { count: queueCount });
  }
}
