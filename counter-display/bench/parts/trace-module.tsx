import { useLayoutEffect, useRef } from 'preact/hooks';
import type { BenchView } from '#contract/views.ts';
import { timeToTheSecond } from '#kit/format.ts';
import { State } from '#kit/parts/plates.tsx';
import { devicesOn } from '../bench-devices.ts';
import type { BenchModel } from '../bench-model.ts';
import { words } from '../bench-texts.ts';
import { kindName, lineName } from '../line-name.ts';
import type { TraceLog, TraceRow } from '../trace-log.ts';
import { kindOfMeaning, meaningInWords } from '../trace-texts.ts';

/** What surely stands on one line; of more the end may be hidden until the row is opened. */
const BYTES_ON_A_LINE = 10;

/** Every byte on every line, as it passes. */
export function TraceModule({ model, view }: { model: BenchModel; view: BenchView }) {
  const { trace } = model;
  const isPaused = trace.isPaused.value;
  return (
    <section class="mod trace on-board" aria-labelledby="mod-07">
      <h2 id="mod-07">
        <em>07</em> {words('bytes')}
        <small>{span(trace.rows.value, view)}</small>
        <Recording isLinked={model.link.face.value === 'live'} isPaused={isPaused} />
      </h2>
      <Lines trace={trace} view={view} />
      <Rows trace={trace} view={view} />
      <div class="trace-foot">
        <button type="button" onClick={() => trace.setPaused(!isPaused)} aria-pressed={isPaused}>
          {words(isPaused ? 'goOn' : 'pause')}
        </button>
        <button type="button" onClick={trace.clear}>
          {words('clear')}
        </button>
      </div>
    </section>
  );
}

function Recording({ isLinked, isPaused }: { isLinked: boolean; isPaused: boolean }) {
  const mood = isLinked ? (isPaused ? 'hold' : 'ok') : 'off';
  return (
    <State mood={mood} class="mod-health">
      {words(isLinked ? (isPaused ? 'paused' : 'recording') : 'notLinked')}
    </State>
  );
}

function span(rows: readonly TraceRow[], { hall }: BenchView): string {
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return '';
  return `${timeToTheSecond(first.at, hall.timeZone)}–${timeToTheSecond(last.at, hall.timeZone)}`;
}

function Lines({ trace, view }: { trace: TraceLog; view: BenchView }) {
  const chosen = trace.port.value;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own box and legend
    <div class="lines" role="group" aria-label={words('whichLine')}>
      {[null, ...view.ports.map(({ port }) => port)].map((port) => (
        <button
          key={port ?? ''}
          type="button"
          class={port === chosen ? 'on' : ''}
          aria-pressed={port === chosen}
          onClick={() => trace.show(port)}
        >
          {port === null ? words('allLines') : lineName(view, port)}
        </button>
      ))}
    </div>
  );
}

function Rows({ trace, view }: { trace: TraceLog; view: BenchView }) {
  const rows = trace.rows.value;
  const list = useRef<HTMLElement>(null);
  const isAtEnd = useRef(true);
  // Whoever has scrolled up reads something: the list runs on only for those who are at its end.
  useLayoutEffect(() => {
    const box = list.current;
    if (box !== null && isAtEnd.current) box.scrollTop = box.scrollHeight;
  }, [rows]);
  return (
    <section
      ref={list}
      class="trace-rows"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled is reached by keyboard
      tabIndex={0}
      aria-label={words('bytesPassed')}
      onScroll={({ currentTarget: box }) => {
        isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 24;
      }}
    >
      {rows.length === 0 && (
        <p class="trace-empty">{words(trace.isPaused.value ? 'noBytesPaused' : 'noBytes')}</p>
      )}
      <ol>
        {rows.map((row) => (
          <Row key={row.id} row={row} trace={trace} view={view} />
        ))}
      </ol>
    </section>
  );
}

function Row({ row, trace, view }: { row: TraceRow; trace: TraceLog; view: BenchView }) {
  const bytes = row.hex.toUpperCase().match(/../g) ?? [];
  const isOpen = trace.opened.value === row.id;
  return (
    <li class={row.direction}>
      <time>{clockTime(row.at, view.hall.timeZone)}</time>
      <i aria-hidden="true">{row.direction === 'toDevice' ? '→' : '←'}</i>
      <span class="visually-hidden">{words(row.direction)}</span>
      <b>{speakerOf(row, view)}</b>
      <span class="trace-meaning">
        {row.meaning === ''
          ? words('byteCount', { count: bytes.length })
          : meaningInWords(row.meaning)}
        {row.times > 1 && <em>{words('times', { count: row.times })}</em>}
      </span>
      <code class={isOpen ? 'is-open' : ''}>{bytes.join(' ')}</code>
      {bytes.length > BYTES_ON_A_LINE && (
        <button
          type="button"
          aria-label={words('showAllBytes')}
          aria-expanded={isOpen}
          onClick={() => trace.open(isOpen ? null : row.id)}
        >
          {isOpen ? '−' : '…'}
        </button>
      )}
    </li>
  );
}

/** On a line that several kinds share, the frame itself says whose it is. */
function speakerOf({ port, meaning }: TraceRow, view: BenchView): string {
  const kind = kindOfMeaning(meaning);
  const isShared = devicesOn(view, port).length > 1;
  return isShared && kind !== undefined ? kindName(kind) : lineName(view, port);
}

/** `24:05.402`: minutes, seconds and thousandths, as an ear for lines counts. */
function clockTime(at: number, timeZone: string): string {
  return `${timeToTheSecond(at, timeZone).slice(3)}.${String(at % 1_000).padStart(3, '0')}`;
}
