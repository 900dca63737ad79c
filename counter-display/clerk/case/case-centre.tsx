import { useEffect } from 'preact/hooks';
import type { CaseSheet, SlipSheet } from '#contract/cases.ts';
import type { ClerkView } from '#contract/views.ts';
import { timeOfDay } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { Key } from '#kit/parts/keys.tsx';
import { Tag } from '#kit/parts/plates.tsx';
import type { ClerkModel } from '../clerk-model.ts';
import { focusOf } from '../keyboard.ts';
import { OrderFacts } from '../parts/order-facts.tsx';
import { words as centreWords } from '../texts/centre-texts.ts';
import type { CaseModel } from './case-model.ts';
import { CasePanels, Helps } from './case-panels.tsx';
import { words } from './case-texts.ts';
import { Checklist } from './checklist.tsx';
import { FlowStrip } from './flow-strip.tsx';
import './case.css';

interface CaseProps {
  readonly model: CaseModel;
  readonly view: ClerkView;
  readonly sheet: CaseSheet;
}

/** The case on the desk: whose it is, how far it is, what is to be ticked, and what comes next. */
export function CaseCentre({
  clerk,
  view,
  sheet,
}: Omit<CaseProps, 'model'> & { clerk: ClerkModel }) {
  const model = clerk.cases;
  const step = view.current;
  const { timeZone } = view.hall;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (!/^[1-9]$/.test(event.key) || focusOf(document.activeElement) === 'text') return;
      // A sheet over the page has digits of its own.
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      model.tickNth(Number(event.key) - 1);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [model]);
  const seen = sheet.materials.filter(({ seenAt }) => seenAt !== null).length;
  const done = sheet.steps.filter(({ doneAt }) => doneAt !== null).length;
  return (
    <div class="case">
      <div class="case-body">
        <CaseHead model={model} view={view} sheet={sheet} />
        <FlowStrip sheet={sheet} timeZone={timeZone} />
        {sheet.state === 'returned' && <Returned sheet={sheet} timeZone={timeZone} />}
        <div class="centre-duo">
          <Checklist
            title={centreWords('materials')}
            note={centreWords('materialsSeen', { count: sheet.materials.length, seen })}
            empty={centreWords('materialsNone')}
            lines={sheet.materials.map((part) => ({ ...part, at: part.seenAt }))}
            firstDigit={1}
            timeZone={timeZone}
            openWord={centreWords('materialMissing')}
            doneWord={(time) => words('materialSeenAt', { time })}
            onTick={model.tickMaterial}
          />
          {step !== null && !model.isAlone.value && (
            <OrderFacts model={clerk} view={view} step={step} />
          )}
          <Checklist
            title={words('steps')}
            note={words('stepsDone', { count: sheet.steps.length, done })}
            empty={words('stepsNone')}
            lines={sheet.steps.map((part) => ({ ...part, at: part.doneAt }))}
            firstDigit={sheet.materials.length + 1}
            timeZone={timeZone}
            openWord={words('stepOpen')}
            doneWord={(time) => words('stepDoneAt', { time })}
            onTick={model.tickStep}
          />
        </div>
        {sheet.keyPoints.length > 0 && (
          <section class="hints">
            <h3 class="centre-title">
              {words('keyPoints')}
              <span>{pick(sheet.serviceName)}</span>
            </h3>
            <ul>
              {sheet.keyPoints.map(({ title, text }) => (
                <li key={title['zh-Hans']}>
                  <b>{pick(title)}</b>
                  {pick(text)}
                </li>
              ))}
            </ul>
          </section>
        )}
        <Helps helps={sheet.helps} timeZone={timeZone} />
        <Slips model={model} slips={sheet.slips} />
      </div>
      <footer class="case-foot">
        <CasePanels model={model} view={view} sheet={sheet} />
        <CaseKeys model={model} view={view} sheet={sheet} />
      </footer>
    </div>
  );
}

function CaseHead({ model, view, sheet }: CaseProps) {
  const { maskedName, promised } = sheet;
  const className = view.current?.className ?? null;
  return (
    <header class="customer">
      <span class="customer-face" aria-hidden="true">
        {maskedName === null ? <Icon name="person" /> : [...maskedName][0]}
      </span>
      <div>
        <h2>
          {maskedName ?? centreWords('walkIn')}
          {className !== null && !model.isAlone.value && <Tag>{pick(className)}</Tag>}
          {model.isAlone.value && <Tag tone="warn">{words('alone')}</Tag>}
        </h2>
        <p>
          {pick(sheet.serviceName)} · {words('caseNumber', { number: sheet.case })}
          {promised !== null && (
            <>
              {' · '}
              {words(sheet.isOverdue ? 'overdue' : 'promisedBy', { day: promised })}
            </>
          )}
        </p>
      </div>
      <div class="case-head-keys">
        <Key class="case-key" onPress={() => model.showPanel('contact')}>
          <Icon name="phone" />
          {words('contact')}
        </Key>
        {model.isAlone.value && (
          <Key class="case-key" onPress={() => model.open(null)}>
            {words('close')}
          </Key>
        )}
      </div>
    </header>
  );
}

function Returned({ sheet, timeZone }: { sheet: CaseSheet; timeZone: string }) {
  const { returned } = sheet;
  if (returned === null) return null;
  const { name, at, reasons, text } = returned;
  return (
    <div class="case-returned" role="status">
      <Icon name="undo" />
      <p>
        <b>{words('returnedBy', { name, time: timeOfDay(at, timeZone) })}</b>
        {[...reasons.map(pick), text].filter((each) => each !== '').join('；')}
      </p>
    </div>
  );
}

function Slips({ model, slips }: { model: CaseModel; slips: readonly SlipSheet[] }) {
  if (slips.length === 0) return null;
  return (
    <section class="case-slips" aria-live="polite">
      <h3 class="centre-title">{words('slips')}</h3>
      <ul>
        {slips.map(({ slip, kind, print }) => (
          <li key={slip}>
            <b>{words(kind === 'missing' ? 'slipMissing' : 'slipVoucher')}</b>
            <Tag tone={print === 'printed' ? 'ok' : print === 'wanted' ? 'plain' : 'warn'}>
              {words(`print.${print}`)}
            </Tag>
            {print !== 'wanted' && print !== 'held' && (
              <button type="button" class="row-key" onClick={() => model.reprint(slip)}>
                {words('reprint')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function CaseKeys({ model, view, sheet }: CaseProps) {
  const isMissing = sheet.materials.some(({ seenAt }) => seenAt === null);
  const isTold = sheet.slips.some(({ kind }) => kind === 'missing');
  const canTell = isMissing && !model.isAlone.value;
  const isOpen = sheet.state !== 'closed' && sheet.state !== 'inReview';
  return (
    <div class="case-keys">
      <Key class="case-key" isOff={!isOpen} onPress={() => model.showPanel('help')}>
        <Icon name="help" />
        {words('help')}
      </Key>
      {canTell && isOpen && (
        <Key
          class="case-key"
          isBusy={model.underWay.value === 'tellMissing'}
          onPress={model.tellMissing}
        >
          <Icon name="printer" />
          {words(isTold ? 'tellAgain' : 'tellMissing')}
        </Key>
      )}
      {sheet.needsSignature && isOpen && (
        <Key
          class="case-key"
          isOff={sheet.signedAt !== null}
          isPressed={sheet.isSigning}
          onPress={model.askForSignature}
        >
          <Icon name="ratingPad" />
          {sheet.signedAt !== null
            ? words('signed', { time: timeOfDay(sheet.signedAt, view.hall.timeZone) })
            : words(sheet.isSigning ? 'signing' : 'signature')}
        </Key>
      )}
      {isOpen && (
        <Key class="case-key" onPress={() => model.showPanel('withdraw')}>
          {words('withdraw')}
        </Key>
      )}
      <span class="case-keys-gap" />
      <NextKeys model={model} sheet={sheet} />
    </div>
  );
}

/** The one thing that brings the case on; the hall says in words what is still lacking. */
function NextKeys({ model, sheet }: { model: CaseModel; sheet: CaseSheet }) {
  switch (sheet.state) {
    case 'closed':
      return <Tag tone="ok">{words('closed')}</Tag>;
    case 'inReview':
      return <Tag tone="act">{words('submitted')}</Tag>;
    case 'passed':
    case 'open':
    case 'returned':
    case 'waitingForMaterials':
      if (sheet.needsReview && sheet.state !== 'passed') {
        return (
          <Key
            class="case-key"
            tone="ink"
            isBusy={model.underWay.value === 'submitCase'}
            onPress={model.submit}
          >
            {words(sheet.state === 'returned' ? 'submitAgain' : 'submit')}
            <Icon name="right" />
          </Key>
        );
      }
      return (
        <>
          <Key class="case-key" onPress={() => model.feedBack(true)}>
            <Icon name="printer" />
            {words('voucher')}
          </Key>
          <Key
            class="case-key"
            tone="ink"
            isBusy={model.underWay.value === 'feedBack'}
            onPress={() => model.feedBack(false)}
          >
            {words('feedBack')}
          </Key>
        </>
      );
  }
}
