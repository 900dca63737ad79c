import type { SettingsFault } from '#contract/settings.ts';
import type { SettingsView } from '#contract/views.ts';
import { State } from '#kit/parts/plates.tsx';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import type { SettingsModel } from './settings-model.ts';
import { settingsWords } from './settings-texts.ts';

/** What is wrong, where it stands, and what would be right; where nothing is, how settings are changed. */
export function SettingsSide({
  model,
  view,
  onGoThere,
}: {
  model: SettingsModel;
  view: SettingsView;
  onGoThere: (path: string) => void;
}) {
  const save = model.save.value;
  const draftFaults = save.kind === 'faulty' ? save.faults : [];
  return (
    <aside class="settings-side">
      {model.isStale.value && <Stale model={model} />}
      {draftFaults.length > 0 && (
        <Faults
          title={settingsWords('draftFaults', { count: draftFaults.length })}
          faults={draftFaults}
          onGoThere={onGoThere}
        />
      )}
      {view.faults.length > 0 && (
        <Faults
          title={settingsWords('fileFaults', { count: view.faults.length })}
          how={settingsWords('fileFaultsHow')}
          faults={view.faults}
        />
      )}
      <section class="settings-help">
        <Heading title={settingsWords('help')} />
        <ul>
          <li>{settingsWords('help1')}</li>
          <li>{settingsWords('help2')}</li>
          <li>{settingsWords('help3')}</li>
          <li>{settingsWords('help4')}</li>
        </ul>
      </section>
    </aside>
  );
}

function Stale({ model }: { model: SettingsModel }) {
  return (
    <section class="settings-stale" role="alert">
      <State mood="warn">{settingsWords('stale')}</State>
      <p>{settingsWords('staleHow')}</p>
      <div>
        <Button isSmall onPress={model.discard}>
          {settingsWords('discard')}
        </Button>
        <Button isSmall onPress={model.overwrite}>
          {settingsWords('overwrite')}
        </Button>
      </div>
    </section>
  );
}

function Faults({
  title,
  how = '',
  faults,
  onGoThere,
}: {
  title: string;
  how?: string;
  faults: readonly SettingsFault[];
  /** Only where the text with the faults is the one in the editor. */
  onGoThere?: (path: string) => void;
}) {
  return (
    <section class="settings-faults">
      <Heading title={title} />
      {how !== '' && <p>{how}</p>}
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.path} ${fault.allowed}`}>
            <div class="settings-fault-head">
              <State mood="bad">
                <code class="mono">{fault.path}</code>
              </State>
              {onGoThere !== undefined && (
                <Button isSmall onPress={() => onGoThere(fault.path)}>
                  {settingsWords('goThere')}
                </Button>
              )}
            </div>
            <dl>
              <dt>{settingsWords('found')}</dt>
              <dd class="mono">{fault.found === '' ? settingsWords('nothing') : fault.found}</dd>
              <dt>{settingsWords('allowed')}</dt>
              <dd>{fault.allowed}</dd>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}
