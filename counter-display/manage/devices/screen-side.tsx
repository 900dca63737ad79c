import { useSignal } from '@preact/signals';
import { unreachable } from '#contract/assert.ts';
import type { ScreenRole } from '#contract/staff.ts';
import type { DevicesView } from '#contract/views.ts';
import { timeOfDay } from '#kit/format.ts';
import { hallNow } from '#kit/page-clock.ts';
import { Segmented } from '#kit/parts/keys.tsx';
import { type Mood, State } from '#kit/parts/plates.tsx';
import { dayAndTime } from '../parts/ago.ts';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import type { DevicesModel } from './devices-model.ts';
import { devicesWords } from './devices-texts.ts';
import { placeKey, placesFor, placeText } from './places.ts';

const ROLES = [
  'lobbyBoard',
  'station',
  'kiosk',
  'windowDisplay',
  'ratingPad',
] as const satisfies readonly ScreenRole[];

/** How another screen is let in, which codes wait, and whether the hall is heard. */
export function ScreenSide({ model, view }: { model: DevicesModel; view: DevicesView }) {
  return (
    <section class="devices-one" aria-label={devicesWords('invite')}>
      <InviteForm model={model} />
      <Invitations model={model} view={view} />
      <Voice view={view} />
    </section>
  );
}

function InviteForm({ model }: { model: DevicesModel }) {
  const { invite } = model;
  const role = invite.role.value;
  const face = invite.face.value;
  const choices = placesFor(role, model.places.value);
  const wanted = useSignal('');
  const place = choices.find((each) => placeKey(each) === wanted.value) ?? choices[0];
  return (
    <div class="invite">
      <Heading title={devicesWords('invite')} />
      <Segmented
        label={devicesWords('role')}
        choices={ROLES.map((value) => ({ value, text: devicesWords(`role.${value}`) }))}
        chosen={role}
        onChoose={invite.chooseRole}
      />
      <div class="invite-line">
        <select
          class="manage-field"
          aria-label={devicesWords('place')}
          value={place === undefined ? '' : placeKey(place)}
          onChange={(event) => {
            wanted.value = event.currentTarget.value;
          }}
        >
          {choices.map((each) => (
            <option key={placeKey(each)} value={placeKey(each)}>
              {placeText(each, model.places.value)}
            </option>
          ))}
        </select>
        <Button
          tone="primary"
          icon="plus"
          isBusy={face.kind === 'asking'}
          isOff={place === undefined}
          onPress={() => {
            if (place !== undefined) void invite.ask(place);
          }}
        >
          {devicesWords('makeCode')}
        </Button>
        {face.kind === 'refused' && (
          <span class="manage-problem" role="alert">
            {face.text}
          </span>
        )}
      </div>
    </div>
  );
}

function Invitations({ model, view }: { model: DevicesModel; view: DevicesView }) {
  const open = view.invitations.filter(({ until }) => until > hallNow.value);
  const newest = model.invite.face.value;
  return (
    <div class="invitations">
      <Heading title={devicesWords('open')} />
      <p>{devicesWords(open.length === 0 ? 'noOpen' : 'inviteHow')}</p>
      <ul>
        {open.toReversed().map(({ code, role, place, until }) => (
          <li key={code} class={newest.kind === 'invited' && newest.code === code ? 'is-new' : ''}>
            <output class="invitation-code num" aria-label={[...code].join(' ')}>
              {code.slice(0, 3)} {code.slice(3)}
            </output>
            <span>
              <b>
                {devicesWords('screenAt', {
                  role: devicesWords(`role.${role}`),
                  place: placeText(place, model.places.value),
                })}
              </b>
              <small>{devicesWords('until', { time: timeOfDay(until, view.hall.timeZone) })}</small>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Voice({ view: { voice, hall } }: { view: DevicesView }) {
  return (
    <div class="devices-voice">
      <Heading title={devicesWords('voice')}>
        {voice.at !== null && dayAndTime(voice.at, hallNow.value, hall.timeZone)}
      </Heading>
      <p>
        <State mood={voiceMood(voice.state)}>{devicesWords(`voice.${voice.state}`)}</State>
      </p>
      <p>
        {voice.boards === 0
          ? devicesWords('noBoards')
          : devicesWords('boards', { count: voice.boards })}
      </p>
      {voice.state === 'silent' && <p>{devicesWords('silentHow')}</p>}
    </div>
  );
}

function voiceMood(state: DevicesView['voice']['state']): Mood {
  switch (state) {
    case 'spoken':
      return 'ok';
    case 'silent':
      return 'bad';
    case 'untried':
      return 'off';
    default:
      return unreachable(state);
  }
}
