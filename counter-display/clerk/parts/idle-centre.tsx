import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Instant } from '#contract/clock.ts';
import type { ClerkView, QueueEntry } from '#contract/views.ts';
import { minutesOf, timeOfDay } from '#kit/format.ts';
import { language, pick } from '#kit/language.ts';
import { sideBySide } from '#kit/list.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { Plate, Tag } from '#kit/parts/plates.tsx';
import { sentWords } from '../queue-words.ts';
import { words } from '../texts/centre-texts.ts';
import { Hints } from './hints.tsx';

interface IdleProps {
  readonly view: ClerkView;
  readonly now: ReadonlySignal<Instant>;
}

/** Nobody at the counter: who is next and why, or that nobody waits. */
export function IdleCentre({ view, now }: IdleProps) {
  const [next] = view.queue;
  return (
    <>
      {next === undefined ? <Nobody view={view} /> : <Next view={view} now={now} next={next} />}
      <section class="idle-serves">
        <h3 class="centre-title">{words('idleServes')}</h3>
        <p>{sideBySide(view.counter.services.map(pick), language.value)}</p>
      </section>
      <Hints moment="idle" />
    </>
  );
}

function Next({ view, now, next }: IdleProps & { next: QueueEntry }) {
  const { timeZone } = view.hall;
  const sent = sentWords(next);
  const overMs = now.value - next.due;
  return (
    <section class="idle-next">
      <h2>{words('idleNext')}</h2>
      <div class="idle-who">
        <Plate number={next.number} />
        <div>
          <b>{pick(next.serviceName)}</b>
          <p class="idle-tags">
            {next.className !== null && <Tag>{pick(next.className)}</Tag>}
            {sent !== null && <Tag tone="act">{sent}</Tag>}
          </p>
        </div>
      </div>
      <dl class="idle-facts">
        <Fact name={words('idleDueTitle')} value={timeOfDay(next.due, timeZone)}>
          {overMs >= 0
            ? words('idleOver', { minutes: minutesOf(overMs) })
            : words('idleLeft', { minutes: Math.ceil(-overMs / 60_000) })}
        </Fact>
        <Fact
          name={words('idleWaitTitle')}
          value={words('minutesLong', { minutes: minutesOf(now.value - next.joinedAt) })}
        >
          {words('waitsSince', { time: timeOfDay(next.joinedAt, timeZone) })}
        </Fact>
        <Fact name={words('idleWhyTitle')} value={words('idleWhyShort')}>
          {words('idleWhy', { count: view.queueCount })}
        </Fact>
      </dl>
    </section>
  );
}

function Fact({
  name,
  value,
  children,
}: {
  name: string;
  value: string;
  children: ComponentChildren;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        <span>{children}</span>
      </dd>
    </div>
  );
}

function Nobody({ view }: { view: ClerkView }) {
  return (
    <section class="idle-nobody">
      <Icon name="check" />
      <div>
        <h2>{words('idleEmpty')}</h2>
        <p>{words('idleEmptyHow')}</p>
        {view.hallWaiting > 0 && <p>{words('idleElsewhere', { count: view.hallWaiting })}</p>}
      </div>
    </section>
  );
}
