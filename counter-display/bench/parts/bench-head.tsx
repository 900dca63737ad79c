import type { BenchView } from '#contract/views.ts';
import { Icon, Mark } from '#kit/parts/icon.tsx';
import type { BenchModel } from '../bench-model.ts';
import { words } from '../bench-texts.ts';
import { STEPS, type Step } from '../followed-visit.ts';

/** What the bench is, how far the newest ticket has come, and where the people of the visit sit. */
export function BenchHead({ model, view }: { model: BenchModel; view: BenchView }) {
  const kiosk = view.devices.flatMap(({ place }) => (place.kind === 'kiosk' ? place.kiosk : []))[0];
  return (
    <header class="bench-head">
      <Mark class="bench-mark" />
      <h1>{words('title')}</h1>
      <p class="bench-subtitle">{view.isSimulated && words('subtitle')}</p>
      {view.isSimulated && <Steps model={model} />}
      <nav class="bench-pages">
        {kiosk !== undefined && <PageLink to={`/kiosk/${kiosk}`} page={words('kiosk')} />}
        <PageLink to="/clerk" page={words('clerk')} />
        <PageLink to="/lobby" page={words('lobby')} />
      </nav>
      {view.isSimulated && (
        <button
          type="button"
          class="btn"
          aria-disabled={model.canPress.value ? undefined : 'true'}
          onClick={() => {
            if (model.canPress.value) void model.restoreAll();
          }}
        >
          <Icon name="again" />
          {words('restoreAll')}
        </button>
      )}
    </header>
  );
}

function PageLink({ to, page }: { to: string; page: string }) {
  return (
    <a href={to} target="_blank" rel="noopener" aria-label={words('opensInNewTab', { page })}>
      {page}
    </a>
  );
}

const STEP_WORDS = {
  card: 'stepCard',
  printed: 'stepPrinted',
  called: 'stepCalled',
  asked: 'stepAsked',
  rated: 'stepRated',
} as const satisfies Readonly<Record<Step, string>>;

function Steps({ model }: { model: BenchModel }) {
  const visit = model.followed.value;
  const reached = visit?.reached ?? [];
  const newest = reached.at(-1);
  return (
    <div class="steps">
      <p role="status">
        {visit?.number ? words('following', { number: visit.number }) : words('followNobody')}
      </p>
      <ol>
        {STEPS.map((step, at) => {
          const isReached = reached.includes(step);
          const isNewest = step === newest && step !== 'rated';
          const name = words(STEP_WORDS[step]);
          return (
            <li key={step} class={isNewest ? 'newest' : isReached ? 'reached' : ''}>
              {at > 0 && <Icon name="chev" class="then" />}
              <u aria-hidden="true">{isReached && !isNewest && <Icon name="check" />}</u>
              <span aria-hidden="true">{name}</span>
              <span class="visually-hidden">
                {isReached ? words('stepDone', { step: name }) : name}
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
