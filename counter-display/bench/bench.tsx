import { lastView } from '#kit/link/feed.ts';
import { Banner, LinkStrip } from '#kit/parts/banner.tsx';
import type { BenchModel } from './bench-model.ts';
import { words } from './bench-texts.ts';
import { BenchHead } from './parts/bench-head.tsx';
import { CardModule } from './parts/card-module.tsx';
import { FaultModule } from './parts/fault-module.tsx';
import { KeypadModule } from './parts/keypad-module.tsx';
import { PadModule } from './parts/pad-module.tsx';
import { PrinterModule } from './parts/printer-module.tsx';
import { SignModule } from './parts/sign-module.tsx';
import { TraceModule } from './parts/trace-module.tsx';
import './bench.css';
import './bench-head.css';
import './bench-printer.css';
import './bench-sign.css';
import './bench-card.css';
import './bench-keys.css';
import './bench-trace.css';

/** Every simulated device on one table: what it shows, what hands can do to it, what goes over its line. */
export function Bench({ model }: { model: BenchModel }) {
  const state = model.feed.value;
  const view = lastView(state);
  const isOld = state.face === 'linkLost';
  return (
    <div class={`bench ${isOld ? 'is-old' : ''}`}>
      <LinkStrip
        link={model.link}
        seenAt={isOld ? state.at : null}
        timeZone={view?.hall.timeZone ?? 'UTC'}
      />
      {view === null ? (
        <main class="bench-blank">
          <h1>{words('title')}</h1>
          <p role="status">{state.face === 'refused' ? state.problem.text : words('waiting')}</p>
        </main>
      ) : (
        <>
          <BenchHead model={model} view={view} />
          <Notices model={model} isReal={!view.isSimulated} />
          <main class="bench-table">
            <PrinterModule model={model} />
            <div class="bench-middle">
              <SignModule model={model} />
              <div class="bench-pair">
                <CardModule model={model} />
                <PadModule model={model} />
              </div>
              <KeypadModule model={model} />
              {view.isSimulated && <FaultModule model={model} />}
            </div>
            <TraceModule model={model} view={view} />
          </main>
        </>
      )}
    </div>
  );
}

function Notices({ model, isReal }: { model: BenchModel; isReal: boolean }) {
  const problem = model.orders.problem.value;
  return (
    <>
      {isReal && (
        <Banner tone="info" icon="plug">
          {words('allReal')}
        </Banner>
      )}
      {problem !== '' && (
        <Banner
          tone="bad"
          icon="warning"
          aside={
            <button type="button" class="btn" onClick={model.orders.dismissProblem}>
              {words('dismiss')}
            </button>
          }
        >
          {problem}
        </Banner>
      )}
    </>
  );
}
