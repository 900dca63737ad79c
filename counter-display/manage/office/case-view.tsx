import type { ComponentChildren } from 'preact';
import type { CaseSheet, HelpSheet, Strokes } from '#contract/cases.ts';
import { timeOfDay } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { State } from '#kit/parts/plates.tsx';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { whereText } from './case-lists.tsx';
import type { OfficeModel } from './office-model.ts';
import { officeWords as words } from './office-texts.ts';

interface CaseProps {
  readonly model: OfficeModel;
  readonly sheet: CaseSheet;
  readonly timeZone: string;
}

/** One case as the back office judges it, and what may be done about it. */
export function CaseView({ model, sheet, timeZone }: CaseProps) {
  return (
    <article class="office-case">
      <header>
        <h2>
          {pick(sheet.serviceName)} <span class="num">{sheet.case}</span>
        </h2>
        <p>
          {whereText(sheet)}
          {sheet.maskedName !== null && ` · ${sheet.maskedName}`}
          {' · '}
          {words(`state.${sheet.state}`)}
          {sheet.promised !== null && ` · ${words('promised', { day: sheet.promised })}`}
        </p>
      </header>
      <div class="office-duo">
        <section>
          <Heading title={words('materials')} />
          <ul>
            {sheet.materials.map(({ id, name, seenAt }) => (
              <Line
                key={id}
                name={pick(name)}
                word={seenAt === null ? null : words('seen', { time: timeOfDay(seenAt, timeZone) })}
              />
            ))}
          </ul>
        </section>
        <section>
          <Heading title={words('steps')} />
          <ul>
            {sheet.steps.map(({ id, name, doneAt }) => (
              <Line
                key={id}
                name={pick(name)}
                word={doneAt === null ? null : words('done', { time: timeOfDay(doneAt, timeZone) })}
              />
            ))}
            {sheet.needsSignature && (
              <Line
                name={words('needsSignature')}
                word={
                  sheet.signedAt === null
                    ? null
                    : words('signed', { time: timeOfDay(sheet.signedAt, timeZone) })
                }
              />
            )}
          </ul>
          {model.maySeeSignatures && sheet.signedAt !== null && (
            <Button isSmall={true} onPress={() => void model.openSignature()}>
              {words('openSignature')}
            </Button>
          )}
          {model.signature.value !== null && <Signature strokes={model.signature.value} />}
        </section>
      </div>
      {sheet.helps.map((help) => (
        <Help key={help.help} help={help} timeZone={timeZone} />
      ))}
      <Acts model={model} sheet={sheet} timeZone={timeZone} />
      {model.refused.value !== null && (
        <p class="manage-problem" role="alert">
          {model.refused.value}
        </p>
      )}
    </article>
  );
}

function Line({ name, word }: { name: string; word: string | null }) {
  return (
    <li>
      {name}
      <State mood={word === null ? 'warn' : 'ok'}>{word ?? words('open')}</State>
    </li>
  );
}

function Help({ help, timeZone }: { help: HelpSheet; timeZone: string }) {
  const { topic, text, askedAt, taken, answer } = help;
  return (
    <blockquote class="office-help">
      <p>
        {topic !== null && <b>{pick(topic)} </b>}
        {text}
      </p>
      <small>
        {words('asked', { time: timeOfDay(askedAt, timeZone) })} ·{' '}
        {taken === null ? words('notTaken') : words('takenBy', { name: taken.name })}
      </small>
      {answer !== null && (
        <p>
          <b>{answer.name}</b> {answer.text}
        </p>
      )}
    </blockquote>
  );
}

function Acts({ model, sheet }: CaseProps) {
  switch (model.list.value) {
    case 'helps': {
      const help = sheet.helps.find(({ answer }) => answer === null);
      return (
        <Form model={model} label={words('answerHow')} onSubmit={model.answerHelp}>
          {help?.taken === null && (
            <Button onPress={model.takeHelp} isOff={model.isBusy.value}>
              {words('take')}
            </Button>
          )}
          <Button tone="primary" onPress={model.answerHelp} isBusy={model.isBusy.value}>
            {words('answer')}
          </Button>
        </Form>
      );
    }
    case 'reviews':
      return (
        <>
          <fieldset class="office-reasons">
            <legend>{words('reasons')}</legend>
            {(model.view.value?.returnReasons ?? []).map(({ id, text }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={model.reasons.value.includes(id)}
                  onChange={() => model.toggleReason(id)}
                />
                {pick(text)}
              </label>
            ))}
          </fieldset>
          <Form model={model} label={words('sendBackHow')} onSubmit={model.sendBack}>
            <Button tone="bad" onPress={model.sendBack} isBusy={model.isBusy.value}>
              {words('sendBack')}
            </Button>
            <Button tone="primary" onPress={model.pass} isBusy={model.isBusy.value}>
              {words('pass')}
            </Button>
          </Form>
        </>
      );
    case 'overdue':
      return (
        <Form model={model} label={words('withdrawHow')} onSubmit={model.withdraw}>
          <Button tone="bad" onPress={model.withdraw} isBusy={model.isBusy.value}>
            {words('withdraw')}
          </Button>
        </Form>
      );
    case 'find':
      return null;
  }
}

function Form({
  model,
  label,
  onSubmit,
  children,
}: {
  model: OfficeModel;
  label: string;
  onSubmit: () => void;
  children: ComponentChildren;
}) {
  return (
    <form
      class="office-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <label>
        {label}
        <input
          value={model.text.value}
          maxLength={200}
          onInput={({ currentTarget }) => model.write(currentTarget.value)}
        />
      </label>
      {children}
    </form>
  );
}

/** As it was drawn on the pad. */
function Signature({ strokes }: { strokes: Strokes }) {
  return (
    <svg class="office-signature" viewBox="0 0 1000 400" role="img" aria-label={words('signature')}>
      <title>{words('signature')}</title>
      {strokes.map((stroke) => (
        <polyline key={stroke.join()} points={stroke.join(' ')} />
      ))}
    </svg>
  );
}
