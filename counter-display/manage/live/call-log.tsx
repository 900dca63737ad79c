import type { BoardCall, LiveView } from '#contract/views.ts';
import { callReason } from '#kit/call-reason.ts';
import { timeOfDay } from '#kit/format.ts';
import { State } from '#kit/parts/plates.tsx';
import { words } from '../manage-texts.ts';
import { Heading } from '../parts/heading.tsx';
import { visitHash } from '../route.ts';
import { liveWords } from './live-texts.ts';

/** Who was called last, and where to. */
export function CallLog({ view }: { view: LiveView }) {
  return (
    <section class="live-calls">
      <Heading title={liveWords('calls')} />
      {view.calls.length === 0 && <p>{liveWords('noCalls')}</p>}
      <ol>
        {view.calls.map((call) => (
          <li key={call.visit}>
            <time>{timeOfDay(call.at, view.hall.timeZone)}</time>
            <a href={visitHash(call.visit)}>{call.number}</a>
            <span>{words('counter', { label: call.counterLabel })}</span>
            <How call={call} />
            {call.because !== null && (
              <small>
                {callReason(call.because, {
                  className: call.className,
                  timeZone: view.hall.timeZone,
                })}
              </small>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function How({ call }: { call: BoardCall }) {
  if (call.isCalling) return <State mood="go">{liveWords('calling')}</State>;
  return <span>{call.calling > 1 && liveWords('nthCalling', { count: call.calling })}</span>;
}
