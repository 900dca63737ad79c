import type { CaseSheet, HelpSheet } from '#contract/cases.ts';
import type { ClerkView } from '#contract/views.ts';
import { timeOfDay } from '#kit/format.ts';
import { pick } from '#kit/language.ts';
import { Key } from '#kit/parts/keys.tsx';
import { Tag } from '#kit/parts/plates.tsx';
import type { CaseModel } from './case-model.ts';
import { words } from './case-texts.ts';

/** What is asked of the back office, or written down about the customer, above the foot of the case. */
export function CasePanels({
  model,
  view,
  sheet,
}: {
  model: CaseModel;
  view: ClerkView;
  sheet: CaseSheet;
}) {
  switch (model.panel.value) {
    case 'help':
      return (
        <form class="case-panel" onSubmit={(event) => event.preventDefault()}>
          <Field model={model} label={words('helpHow')} />
          <div class="case-panel-keys">
            {view.helpTopics.map(({ id, text }) => (
              <Key key={id} class="case-key" onPress={() => model.askHelp(id)}>
                {pick(text)}
              </Key>
            ))}
            <Key
              class="case-key"
              tone="tinted"
              isBusy={model.underWay.value === 'askHelp'}
              onPress={() => model.askHelp(null)}
            >
              {words('helpAsk')}
            </Key>
          </div>
        </form>
      );
    case 'contact':
      return (
        <form class="case-panel" onSubmit={(event) => event.preventDefault()}>
          {sheet.maskedName === null && (
            <label class="case-field">
              {words('contactName')}
              <input
                value={model.name.value}
                maxLength={30}
                onInput={({ currentTarget }) => model.writeName(currentTarget.value)}
              />
            </label>
          )}
          <Field model={model} label={words('contactPhone')} />
          <div class="case-panel-keys">
            <small>{words('contactHow')}</small>
            <Key
              class="case-key"
              tone="tinted"
              isBusy={model.underWay.value === 'contact'}
              onPress={() => void model.keepContact()}
            >
              {words('contactKeep')}
            </Key>
          </div>
        </form>
      );
    case 'withdraw':
      return (
        <form class="case-panel" onSubmit={(event) => event.preventDefault()}>
          <Field model={model} label={words('withdrawWhy')} />
          <div class="case-panel-keys">
            <Key class="case-key" tone="tinted" onPress={model.withdraw}>
              {words('withdrawDo')}
            </Key>
          </div>
        </form>
      );
    case null:
      return null;
  }
}

function Field({ model, label }: { model: CaseModel; label: string }) {
  return (
    <label class="case-field is-wide">
      {label}
      <input
        value={model.text.value}
        maxLength={200}
        onInput={({ currentTarget }) => model.write(currentTarget.value)}
      />
    </label>
  );
}

/** The questions of this case and what became of them. */
export function Helps({ helps, timeZone }: { helps: readonly HelpSheet[]; timeZone: string }) {
  if (helps.length === 0) return null;
  return (
    <section class="case-helps" aria-live="polite">
      <h3 class="centre-title">{words('help')}</h3>
      <ul>
        {helps.map((help) => (
          <li key={help.help}>
            <b>
              {help.topic !== null && <Tag>{pick(help.topic)}</Tag>} {help.text}
            </b>
            <p>{helpLine(help, timeZone)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function helpLine({ answer, taken, askedAt }: HelpSheet, timeZone: string): string {
  if (answer !== null) return `${words('helpAnswered', { name: answer.name })}：${answer.text}`;
  if (taken !== null) return words('helpTaken', { name: taken.name });
  return words('helpAsked', { time: timeOfDay(askedAt, timeZone) });
}
