import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { SettingsView } from '#contract/views.ts';
import { hallNow } from '#kit/page-clock.ts';
import { State } from '#kit/parts/plates.tsx';
import type { ManageModel } from '../manage-model.ts';
import { words } from '../manage-texts.ts';
import { dayAndTime } from '../parts/ago.ts';
import { Blank, Waiting } from '../parts/blank.tsx';
import { Button } from '../parts/button.tsx';
import { RoomFrame } from '../parts/room.tsx';
import { placeInText } from './place-in-text.ts';
import type { SettingsModel } from './settings-model.ts';
import { SettingsSide } from './settings-side.tsx';
import { settingsWords } from './settings-texts.ts';
import './settings.css';

/** Enough of a revision to tell two apart by eye. */
const REVISION_SHOWN = 8;

/** The hall's settings as the text that they are, with what is wrong beside it. */
export function SettingsRoom({ manage, model }: { manage: ManageModel; model: SettingsModel }) {
  const state = model.feed.value;
  const view = model.view.value;
  return (
    <RoomFrame
      manage={manage}
      title={words('settings')}
      note={
        view !== null &&
        settingsWords('inForce', {
          revision: view.revision.slice(0, REVISION_SHOWN),
          time: dayAndTime(view.adoptedAt, hallNow.value, view.hall.timeZone),
        })
      }
      seenAt={state.face === 'linkLost' ? state.at : null}
      class="settings"
    >
      {view !== null ? (
        <Desk model={model} view={view} />
      ) : state.face === 'refused' ? (
        <Blank icon="lock" title={state.problem.text} />
      ) : (
        <Waiting />
      )}
    </RoomFrame>
  );
}

function Desk({ model, view }: { model: SettingsModel; view: SettingsView }) {
  const editor = useRef<HTMLTextAreaElement>(null);
  return (
    <>
      <section class="settings-desk" aria-label={settingsWords('editor')}>
        <div class="settings-bar">
          <Button
            tone="primary"
            icon="check"
            isBusy={model.save.value.kind === 'saving'}
            isOff={!model.canSave.value}
            onPress={() => void model.press()}
          >
            {settingsWords(model.save.value.kind === 'saving' ? 'saving' : 'save')}
          </Button>
          {model.isChanged.value && (
            <Button icon="undo" onPress={model.discard}>
              {settingsWords('discard')}
            </Button>
          )}
          <span class="settings-state" role="status">
            <SaveState model={model} />
          </span>
        </div>
        <textarea
          ref={editor}
          class="settings-text mono"
          aria-label={settingsWords('editor')}
          spellcheck={false}
          autocomplete="off"
          wrap="off"
          value={model.text}
          onInput={(event) => model.edit(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void model.press();
          }}
        />
      </section>
      <SettingsSide
        model={model}
        view={view}
        onGoThere={(path) => select(editor, model.text.peek(), path)}
      />
    </>
  );
}

function SaveState({ model }: { model: SettingsModel }) {
  const save = model.save.value;
  if (save.kind === 'saved') return <State mood="ok">{settingsWords('saved')}</State>;
  if (save.kind === 'refused') return <State mood="bad">{save.text}</State>;
  if (save.kind === 'faulty') {
    return <State mood="bad">{settingsWords('notSaved', { count: save.faults.length })}</State>;
  }
  return model.isChanged.value ? (
    <State mood="hold">{settingsWords('changed')}</State>
  ) : (
    <State mood="off">{settingsWords('unchanged')}</State>
  );
}

/** Lines above the selected one that stay in sight. */
const LINES_ABOVE = 4;

function select(editor: RefObject<HTMLTextAreaElement | null>, text: string, path: string): void {
  const { current } = editor;
  const place = placeInText(text, path);
  if (current === null || place === undefined) return;
  current.focus();
  current.setSelectionRange(place.from, place.to);
  const line = text.slice(0, place.from).split('\n').length - 1;
  const lines = text.split('\n').length;
  current.scrollTop = Math.max(0, ((line - LINES_ABOVE) / lines) * current.scrollHeight);
}
