import { useSignal } from '@preact/signals';
import type { LiveView } from '#contract/views.ts';
import { pick } from '#kit/language.ts';
import { State } from '#kit/parts/plates.tsx';
import { Button } from '../parts/button.tsx';
import type { Presses } from '../presses.ts';
import { liveWords } from './live-texts.ts';

/** One pair of hands: the next order waits for the answer to the last. */
const PRESS = 'service pause';

/** Which services give no tickets by a supervisor's word, and the way to stop another. */
export function ServicePauses({ view, presses }: { view: LiveView; presses: Presses }) {
  const { services, servicePauseReasons: reasons } = view;
  const paused = services.filter(({ pauseText }) => pauseText !== null);
  const others = services.filter(({ pauseText }) => pauseText === null);
  const service = useSignal('');
  const reason = useSignal('');
  const until = useSignal('');
  const face = presses.faces.value.get(PRESS);
  const isBusy = face?.kind === 'asking';
  if (reasons.length === 0) return null;
  const chosen = others.find((each) => each.service === service.value) ?? others[0];
  const why = reasons.find(({ id }) => id === reason.value) ?? reasons[0];
  return (
    // What is on hold is to be seen; the way to stop another is one press away.
    <details class="live-pauses" open={paused.length > 0}>
      <summary>
        {liveWords('servicePauses')} <span class="num">{paused.length}</span>
      </summary>
      {paused.map((each) => (
        <p key={each.service}>
          <State mood="hold">{pick(each.name)}</State>
          <span>
            {each.pauseText !== null && pick(each.pauseText)}
            {each.opensAt !== '' && ` · ${liveWords('reopens', { time: each.opensAt })}`}
          </span>
          <Button
            isSmall
            isBusy={isBusy}
            onPress={() =>
              void presses.press(PRESS, { type: 'resumeService', service: each.service })
            }
          >
            {liveWords('resumeService')}
          </Button>
        </p>
      ))}
      {chosen !== undefined && why !== undefined && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const back = until.value === '' ? null : until.value;
            const command = { service: chosen.service, reason: why.id, until: back };
            void presses.press(PRESS, { type: 'pauseService', ...command });
          }}
        >
          <label>
            {liveWords('service')}
            <select
              value={chosen.service}
              onChange={({ currentTarget }) => {
                service.value = currentTarget.value;
              }}
            >
              {others.map((each) => (
                <option key={each.service} value={each.service}>
                  {pick(each.name)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {liveWords('pauseWhy')}
            <select
              value={why.id}
              onChange={({ currentTarget }) => {
                reason.value = currentTarget.value;
              }}
            >
              {reasons.map(({ id, text }) => (
                <option key={id} value={id}>
                  {pick(text)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {liveWords('pauseUntil')}
            <input
              type="time"
              value={until.value}
              onInput={({ currentTarget }) => {
                until.value = currentTarget.value;
              }}
            />
          </label>
          <button type="submit" class="manage-button is-small" aria-disabled={isBusy}>
            {liveWords('pauseService')}
          </button>
        </form>
      )}
      {face?.kind === 'refused' && (
        <span class="manage-problem" role="alert">
          {face.text}
        </span>
      )}
    </details>
  );
}
