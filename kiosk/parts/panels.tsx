import type { ComponentChildren } from 'preact';
import type { KioskView } from '#contract/views.ts';
import { pick, secondLanguage } from '#kit/language.ts';
import type { SendProblem } from '#kit/link/wishes.ts';
import { Icon, type IconName } from '#kit/parts/icon.tsx';
import { Key } from '#kit/parts/keys.tsx';
import type { KioskModel } from '../kiosk-model.ts';
import { words } from '../kiosk-texts.ts';
import { KioskHead } from './kiosk-head.tsx';
import { UtilRow } from './util-row.tsx';

/** One thing to say and at most two keys: the form of everything that is not as planned. */
function Panel({
  icon,
  title,
  second,
  children,
  keys,
}: {
  icon: IconName;
  title: string;
  second: string;
  children: ComponentChildren;
  keys: ComponentChildren;
}) {
  return (
    <main class="panel">
      <Icon name={icon} />
      <h1 aria-live="assertive">{title}</h1>
      <p class="panel-second" lang={secondLanguage.value}>
        {second}
      </p>
      <div class="panel-text">{children}</div>
      <div class="panel-keys">{keys}</div>
    </main>
  );
}

export function HelpPanel({ model }: { model: KioskModel }) {
  return (
    <Panel
      icon="bell"
      title={words('helpTitle')}
      second={words.second('helpTitle')}
      keys={
        <Key tone="primary" onPress={model.back}>
          {words('understood')}
        </Key>
      }
    >
      <p>{words('helpText')}</p>
    </Panel>
  );
}

/** Says how to lay the card, not what the reader answered. */
export function CardPanel({ model, why }: { model: KioskModel; why: string }) {
  const kind = why === 'expired' ? 'expired' : why === 'unknownDocument' ? 'unusable' : 'unread';
  const title = (
    { expired: 'cardExpiredTitle', unusable: 'cardUnusableTitle', unread: 'cardTitle' } as const
  )[kind];
  return (
    <Panel
      icon="idCard"
      title={words(title)}
      second={words.second(title)}
      keys={
        <>
          <Key tone="primary" onPress={model.dismissCardTrouble}>
            {words(kind === 'unread' ? 'again' : 'withoutCard')}
          </Key>
          {kind === 'unread' && (
            <Key onPress={model.dismissCardTrouble}>{words('withoutCard')}</Key>
          )}
        </>
      }
    >
      {kind === 'expired' && <p>{words('cardExpiredHow')}</p>}
      {kind === 'unusable' && <p>{words('cardUnusableHow')}</p>}
      {kind === 'unread' && (
        <>
          <p>{words('cardHow')}</p>
          <p>{words('cardOther')}</p>
        </>
      )}
    </Panel>
  );
}

export function RefusedPanel({ model, problem }: { model: KioskModel; problem: SendProblem }) {
  const { kind } = problem.refusal;
  const isCardFirst = kind === 'cardWanted' || kind === 'cardGone';
  const title = isCardFirst ? 'cardOnly' : 'refusedTitle';
  return (
    <Panel
      icon={isCardFirst ? 'idCard' : 'info'}
      title={words(title)}
      second={words.second(title)}
      keys={
        <Key tone="primary" onPress={model.back}>
          {words('understood')}
        </Key>
      }
    >
      <p>{sentenceOf(problem)}</p>
    </Panel>
  );
}

/** What to do now. A refusal that no customer can cause is the system's own business. */
function sentenceOf({ refusal, text }: SendProblem): string {
  switch (refusal.kind) {
    case 'hallClosed':
      return refusal.opensAt === ''
        ? words('closedTitle')
        : words('closedOpens', { time: refusal.opensAt });
    case 'servicePaused':
      return refusal.until === ''
        ? words('refusedPaused')
        : words('refusedPausedUntil', { time: refusal.until });
    case 'quotaReached':
      return words('refusedFull');
    case 'cardWanted':
      return words('refusedCard');
    case 'cardGone':
      return words('refusedCardGone');
    case 'classNeedsProof':
    case 'noSuchClass':
      return words('refusedClass');
    case 'tooEarly':
      return words('standing.tooEarly', { from: refusal.from });
    case 'alreadyCheckedIn':
      return words('standing.done', { number: refusal.number });
    case 'noSuchAppointment':
    case 'appointmentOver':
    case 'appointmentWasMissed':
      return words('checkInGone');
    case 'tooFast':
      return words('refusedBusy');
    case 'notRecorded':
    case 'stopping':
    case 'noAnswer':
      return words('refusedLater');
    default:
      return text;
  }
}

/** Priority classes that may be said by touch; choosing one leads back to the services. */
export function ClassesPanel({ model, view }: { model: KioskModel; view: KioskView }) {
  return (
    <main class="panel classes">
      <h1>{words('chooseClass')}</h1>
      <p class="panel-second">{words('classProof')}</p>
      <div class="class-keys">
        {view.classes.map(({ id, name }) => (
          <Key key={id} onPress={() => model.chooseClass(id)}>
            {pick(name)}
          </Key>
        ))}
      </div>
      <div class="panel-keys">
        <Key onPress={model.back}>
          <Icon name="undo" />
          {words('back')}
        </Key>
      </div>
    </main>
  );
}

/** The hall is closed: when it opens, and where help is. */
export function Closed({ model, view }: { model: KioskModel; view: KioskView }) {
  return (
    <main class="closed">
      <KioskHead hall={view.hall} class="closed-head">
        <h1>{words('closedTitle')}</h1>
        <p class="closed-second" lang={secondLanguage.value}>
          {words.second('closedTitle')}
        </p>
        {view.opensAt !== '' && (
          <div class="closed-opens">
            <b>{words('closedOpens', { time: view.opensAt })}</b>
            <span lang={secondLanguage.value}>
              {words.second('closedOpens', { time: view.opensAt })}
            </span>
          </div>
        )}
        <p class="closed-ask">{words('closedAsk')}</p>
      </KioskHead>
      <UtilRow model={model} />
    </main>
  );
}
