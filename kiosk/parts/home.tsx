import { Show } from '@preact/signals/utils';
import type { ServiceGroup } from '#contract/settings.ts';
import type { KioskView } from '#contract/views.ts';
import { timeOfDay } from '#kit/format.ts';
import { kitWords } from '#kit/kit-texts.ts';
import { language, pick, pickSecond, secondLanguage } from '#kit/language.ts';
import type { FeedState } from '#kit/link/feed.ts';
import { sideBySide } from '#kit/list.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { Key } from '#kit/parts/keys.tsx';
import { Tag } from '#kit/parts/plates.tsx';
import type { Choice } from '../choices.ts';
import type { KioskModel } from '../kiosk-model.ts';
import { words } from '../kiosk-texts.ts';
import { commonSizeOf } from '../text-size.ts';
import { GroupKey } from './group-key.tsx';
import { KioskHead } from './kiosk-head.tsx';
import { ServiceKey } from './service-key.tsx';
import { Strip } from './strip.tsx';
import { UtilRow } from './util-row.tsx';

export interface HomeProps {
  readonly model: KioskModel;
  readonly view: KioskView;
  readonly state: FeedState<KioskView>;
}

/** The first page: lay a card or press a service; a normal customer is done with one touch. */
export function Home({ model, view, state }: HomeProps) {
  const isLost = state.face === 'linkLost';
  const pages = model.servicePages.value;
  // The card has said the class already; then the key takes the card back.
  const hasPriorityKey = view.classes.length > 0 || view.card !== null;
  const choices = model.choices.value;
  const group = model.group.value;
  const size = commonSizeOf(choices.map((choice) => pick(nameOf(choice))));
  return (
    <>
      <KioskHead hall={view.hall} class="home-head">
        <Ask view={view} group={group} isLost={isLost} />
        <Summary view={view} isLost={isLost} seenAt={state.face === 'linkLost' ? state.at : null} />
      </KioskHead>
      <Strip model={model} view={view} isLost={isLost} />
      <main class={`services rows-${Math.ceil(choices.length / 2)} ${isLost ? 'is-old' : ''}`}>
        {choices.map((choice) =>
          choice.kind === 'group' ? (
            <GroupKey
              key={`group ${choice.group.id}`}
              choice={choice}
              size={size}
              isOff={isLost}
              onPress={() => model.openGroup(choice.group.id)}
            />
          ) : (
            <ServiceKey
              key={choice.service.service}
              service={choice.service}
              size={size}
              hasCard={view.card !== null}
              isBusy={model.issuing.value === choice.service.service}
              isOff={isLost}
              onPress={() => void model.press(choice.service.service)}
            />
          ),
        )}
      </main>
      <Show
        when={() =>
          group !== null || hasPriorityKey || pages > 1 || view.takesAppointments || view.keepsCases
        }
      >
        <section class="duo">
          {group !== null && <WayBack model={model} />}
          {group === null && (view.takesAppointments || view.keepsCases) && (
            <Key tone="tinted" class="duo-key" isOff={isLost} onPress={model.showCheckIn}>
              <Icon name="calendar" />
              <span class="duo-text">
                <b>{words(view.keepsCases ? 'checkInOrGoOn' : 'checkIn')}</b>
                <span lang={secondLanguage.value}>
                  {words.second(view.keepsCases ? 'checkInOrGoOn' : 'checkIn')}
                </span>
              </span>
            </Key>
          )}
          {group === null && hasPriorityKey && <PriorityKey model={model} view={view} />}
          {pages > 1 && (
            <Key tone="tinted" class="duo-key" onPress={model.nextServices}>
              <Icon name="grid" />
              <span class="duo-text">
                <b>{words('more')}</b>
                <span lang={secondLanguage.value}>{words.second('more')}</span>
              </span>
              <span class="num">{`${model.servicePage.value + 1}/${pages}`}</span>
            </Key>
          )}
        </section>
      </Show>
      <UtilRow model={model} />
    </>
  );
}

const nameOf = (choice: Choice) =>
  choice.kind === 'group' ? choice.group.name : choice.service.name;

/** Out of a group: to the first keys, or to the beginning, where nothing is known of anybody. */
function WayBack({ model }: { model: KioskModel }) {
  return (
    <>
      <Key tone="tinted" class="duo-key" onPress={model.leaveGroup}>
        <Icon name="undo" />
        <span class="duo-text">
          <b>{words('back')}</b>
          <span lang={secondLanguage.value}>{words.second('back')}</span>
        </span>
      </Key>
      <Key class="duo-key" onPress={model.goHome}>
        <Icon name="close" />
        <span class="duo-text">
          <b>{words('startOver')}</b>
          <span lang={secondLanguage.value}>{words.second('startOver')}</span>
        </span>
      </Key>
    </>
  );
}

function Ask({
  view,
  group,
  isLost,
}: {
  view: KioskView;
  group: ServiceGroup | null;
  isLost: boolean;
}) {
  if (isLost) return <Headline first="lost1" second="lost2" />;
  if (view.card !== null) {
    return (
      <div class="ask">
        <div>
          <h1>
            {words('greet', { name: view.card.maskedName })}
            <br />
            {words('greetChoose')}
          </h1>
          <p class="greet">
            <Tag tone="ink">{pick(view.card.priorityClass)}</Tag>
          </p>
        </div>
        <CardPicture />
      </div>
    );
  }
  if (group !== null) {
    return (
      <div class="ask">
        <div>
          <h1>
            {pick(group.name)}
            <br />
            {words('greetChoose')}
          </h1>
          <p lang={secondLanguage.value}>
            {pickSecond(group.name)} · {words.second('greetChoose')}
          </p>
        </div>
      </div>
    );
  }
  if (!canReadCards(view)) return <Headline first="askNoCard1" second="askNoCard2" />;
  return (
    <Headline first="ask1" second="ask2">
      <CardPicture />
    </Headline>
  );
}

type Line = 'ask1' | 'ask2' | 'askNoCard1' | 'askNoCard2' | 'lost1' | 'lost2';

function Headline({
  first,
  second,
  children = null,
}: {
  first: Line;
  second: Line;
  children?: preact.ComponentChildren;
}) {
  return (
    <div class="ask">
      <div>
        <h1>
          {words(first)}
          <br />
          {words(second)}
        </h1>
        <p lang={secondLanguage.value}>
          {words.second(first)} {words.second(second)}
        </p>
      </div>
      {children}
    </div>
  );
}

function Summary({
  view,
  isLost,
  seenAt,
}: {
  view: KioskView;
  isLost: boolean;
  seenAt: number | null;
}) {
  return (
    <div class={`summary ${isLost ? 'is-old' : ''}`}>
      <div>
        {words('waitingBefore')} <b>{view.waiting}</b> {words('waitingAfter')}
      </div>
      <div>
        {words('countersBefore')} <b>{view.openCounters}</b> {words('countersAfter')}
      </div>
      {isLost ? (
        <div class="now">
          {seenAt !== null && words('asOf', { time: timeOfDay(seenAt, view.hall.timeZone) })}
        </div>
      ) : (
        <div class="now">
          {canReadCards(view) && <Icon name="down" />}
          {words(canReadCards(view) ? 'readerIsBelow' : 'readerIsOut')}
        </div>
      )}
    </div>
  );
}

/** For who cannot show a card of their class to the reader; the proof is seen at the counter. */
function PriorityKey({ model, view }: { model: KioskModel; view: KioskView }) {
  if (view.card !== null) {
    return (
      <Key class="duo-key" onPress={model.dismissCard}>
        <Icon name="close" />
        <span class="duo-text">
          <b>{words('notMe')}</b>
          <span>{words('notMeMore')}</span>
        </span>
      </Key>
    );
  }
  const chosen = view.classes.find(({ id }) => id === model.chosenClass.value);
  if (chosen !== undefined) {
    return (
      <Key tone="ink" class="duo-key" isPressed={true} onPress={() => model.chooseClass(null)}>
        <Icon name="check" />
        <span class="duo-text">
          <b>{pick(chosen.name)}</b>
          <span>{words('classCancel')}</span>
        </span>
      </Key>
    );
  }
  return (
    <Key tone="tinted" class="duo-key" onPress={model.showClasses}>
      <Icon name="wheelchair" />
      <span class="duo-text">
        <b>{words('priority')}</b>
        <span>
          {sideBySide(
            view.classes.map(({ name }) => pick(name)),
            language.value,
          )}
        </span>
      </span>
    </Key>
  );
}

const canReadCards = (view: KioskView) => view.reader !== null && view.reader.state !== 'down';

/** Before the first view has come. */
export function Connecting() {
  return (
    <div class="kiosk-blank on-board" role="status">
      {kitWords('connecting')}
    </div>
  );
}

function CardPicture() {
  return (
    <svg class="card-picture" viewBox="0 0 264 246" aria-hidden="true">
      <rect class="card-paper" x="20" y="6" width="224" height="142" rx="14" />
      <g class="card-ink">
        <circle cx="186" cy="60" r="20" />
        <path d="M152 118c3-20 16-30 34-30s31 10 34 30" />
        <path d="M48 48h72M48 77h72M48 106h46" />
      </g>
      <path class="wave-1" d="M106 176a38 38 0 0 0 52 0" />
      <path class="wave-2" d="M88 197a64 64 0 0 0 88 0" />
      <path class="wave-3" d="M70 218a90 90 0 0 0 124 0" />
    </svg>
  );
}
