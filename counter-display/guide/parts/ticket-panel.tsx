import type { ComponentChildren } from 'preact';
import type { GuideEntry, GuideView } from '#contract/views.ts';
import { minutesOf, timeOfDay } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { Key } from '#kit/parts/keys.tsx';
import { Plate, State, Tag } from '#kit/parts/plates.tsx';
import { type GuideAct, type GuideModel, reasonsFor } from '../guide-model.ts';
import { words } from '../guide-texts.ts';
import { MOODS, stateText } from '../ticket-words.ts';
import { Refused } from './refused.tsx';

interface PanelProps {
  readonly model: GuideModel;
  readonly view: GuideView;
  readonly entry: GuideEntry;
}

/** One ticket: where it stands, and what the guide may do with it. */
export function TicketPanel({ model, view, entry }: PanelProps) {
  const act = model.act.value;
  const { timeZone } = view.hall;
  return (
    <>
      <header class="panel-head">
        <Plate number={entry.number} class="panel-plate" />
        <div class="panel-who">
          <b>{pick(entry.serviceName)}</b>
          <p>
            {entry.className !== null && <Tag>{pick(entry.className)}</Tag>}
            <State mood={MOODS[entry.state]}>{stateText(entry)}</State>
          </p>
        </div>
        <Key class="panel-close" label={words('close')} onPress={() => model.choose(null)}>
          <Icon name="close" />
        </Key>
      </header>
      {entry.state === 'waiting' && (
        <p class="panel-times">
          {words('waited', { minutes: minutesOf(model.now.value - entry.joinedAt) })}
          <span>{words('due', { time: timeOfDay(entry.due, timeZone) })}</span>
        </p>
      )}
      <Refused model={model} />
      {act === null ? (
        <Acts model={model} view={view} entry={entry} />
      ) : (
        <Reasons model={model} view={view} act={act} />
      )}
    </>
  );
}

function Acts({ model, view, entry }: PanelProps) {
  switch (entry.state) {
    case 'waiting':
      return (
        <>
          <Group title={words('reorder')} empty={words('noRules')}>
            {view.rules.map(({ id, name }) => (
              <ActKey key={id} model={model} act={{ kind: 'reorder', rule: id }}>
                {pick(name)}
              </ActKey>
            ))}
          </Group>
          <Group title={words('changeClass')}>
            {view.classes
              .filter(({ id }) => id !== entry.priorityClass)
              .map(({ id, name }) => (
                <ActKey key={id} model={model} act={{ kind: 'class', priorityClass: id }}>
                  {pick(name)}
                </ActKey>
              ))}
          </Group>
          <Group title={words('changeService')}>
            {view.services
              .filter(({ service }) => service !== entry.service)
              .map(({ service, name }) => (
                <ActKey key={service} model={model} act={{ kind: 'service', service }}>
                  {pick(name)}
                </ActKey>
              ))}
          </Group>
          <VoidGroup model={model} />
        </>
      );
    case 'noShow':
      return (
        <>
          {entry.until !== null && entry.until >= model.now.value && (
            <Group title={words('state.noShow')}>
              <Key
                tone="primary"
                class="act-key is-wide"
                isBusy={model.isBusy.value}
                onPress={() => void model.bringBack()}
              >
                {words('bringBack')}
              </Key>
            </Group>
          )}
          <VoidGroup model={model} />
        </>
      );
    case 'parked':
    case 'carried':
      return <VoidGroup model={model} />;
    case 'called':
    case 'serving':
      return <p class="panel-note">{words('atCounter')}</p>;
    default:
      return <p class="panel-note">{words('isOver')}</p>;
  }
}

function VoidGroup({ model }: { model: GuideModel }) {
  return (
    <Group title={words('void')}>
      <ActKey model={model} act={{ kind: 'void' }}>
        {words('voidTicket')}
      </ActKey>
    </Group>
  );
}

function Group({
  title,
  empty = '',
  children,
}: {
  title: string;
  empty?: string;
  children: ComponentChildren;
}) {
  const isEmpty = Array.isArray(children) && children.length === 0;
  return (
    <section class="panel-group">
      <h3>{title}</h3>
      {isEmpty ? <p class="panel-note">{empty}</p> : <div class="act-keys">{children}</div>}
    </section>
  );
}

function ActKey({
  model,
  act,
  children,
}: {
  model: GuideModel;
  act: GuideAct;
  children: ComponentChildren;
}) {
  return (
    <Key class="act-key" onPress={() => model.wants(act)}>
      {children}
    </Key>
  );
}

/** What was chosen, in its own words, and the reasons: the press on one of them does it. */
function Reasons({ model, view, act }: { model: GuideModel; view: GuideView; act: GuideAct }) {
  const reasons = view.reasons[reasonsFor(act)];
  return (
    <section class="panel-group">
      <h3>{actText(view, act)}</h3>
      <p class="panel-note">{words(reasons.length === 0 ? 'noReasons' : 'whyHow')}</p>
      <div class="act-keys">
        {reasons.map(({ id, text }) => (
          <Key
            key={id}
            tone="tinted"
            class="act-key is-wide"
            isBusy={model.isBusy.value}
            onPress={() => void model.because(id)}
          >
            {pick(text)}
          </Key>
        ))}
        <Key class="act-key is-wide" onPress={() => model.wants(null)}>
          {words('back')}
        </Key>
      </div>
    </section>
  );
}

function actText(view: GuideView, act: GuideAct): string {
  switch (act.kind) {
    case 'reorder':
      return named(words('reorder'), view.rules.find(({ id }) => id === act.rule)?.name);
    case 'class':
      return named(
        words('changeClass'),
        view.classes.find(({ id }) => id === act.priorityClass)?.name,
      );
    case 'service':
      return named(
        words('changeService'),
        view.services.find(({ service }) => service === act.service)?.name,
      );
    case 'void':
      return words('voidTicket');
  }
}

function named(what: string, name: Parameters<typeof pick>[0] | undefined): string {
  return name === undefined ? what : `${what} · ${pick(name)}`;
}
