import type { ScreenRole } from '#contract/staff.ts';
import type { DevicesView } from '#contract/views.ts';
import { hallNow } from '#kit/page-clock.ts';
import { Icon, type IconName } from '#kit/parts/icon.tsx';
import { State } from '#kit/parts/plates.tsx';
import { dayAndTime } from '../parts/ago.ts';
import { Blank } from '../parts/blank.tsx';
import { Button } from '../parts/button.tsx';
import type { DevicesModel } from './devices-model.ts';
import { devicesWords } from './devices-texts.ts';
import { placeText } from './places.ts';
import type { Revoke } from './revoke.ts';

type Screen = DevicesView['screens'][number];

const ICONS: Readonly<Record<ScreenRole, IconName>> = {
  kiosk: 'ticket',
  windowDisplay: 'ledSign',
  ratingPad: 'ratingPad',
  lobbyBoard: 'device',
  station: 'plug',
};

/** The screens that were let in, and whether they are here now. */
export function ScreenList({ model, view }: { model: DevicesModel; view: DevicesView }) {
  return (
    <section class="devices-list" aria-label={devicesWords('screenTable')}>
      {view.screens.length === 0 ? (
        <Blank icon="device" title={devicesWords('noScreens')}>
          <p>{devicesWords('noScreensHow')}</p>
        </Blank>
      ) : (
        <div class="devices-scroll">
          <table class="screens-table">
            <thead>
              <tr>
                <th colSpan={2}>{devicesWords('role')}</th>
                <th>{devicesWords('state')}</th>
                <th class="is-right">{devicesWords('paired')}</th>
                <th>
                  <span class="visually-hidden">{devicesWords('revoke')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {view.screens.map((screen) => (
                <ScreenLine
                  key={screen.screen}
                  screen={screen}
                  model={model}
                  timeZone={view.hall.timeZone}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function ScreenLine({
  screen,
  model,
  timeZone,
}: {
  screen: Screen;
  model: DevicesModel;
  timeZone: string;
}) {
  return (
    <tr>
      <td class="devices-icon">
        <Icon name={ICONS[screen.role]} />
      </td>
      <th scope="row">
        <b>{devicesWords(`role.${screen.role}`)}</b>
        <small>{placeText(screen.place, model.places.value)}</small>
      </th>
      <td>
        <State mood={screen.isConnected ? 'ok' : 'off'}>
          {devicesWords(screen.isConnected ? 'connected' : 'away')}
        </State>
      </td>
      <td class="is-right devices-changed">
        {dayAndTime(screen.pairedAt, hallNow.value, timeZone)}
      </td>
      <td class="is-right screens-revoke">
        <RevokeKeys screen={screen} revoke={model.revoke} />
      </td>
    </tr>
  );
}

function RevokeKeys({ screen: { screen }, revoke }: { screen: Screen; revoke: Revoke }) {
  const face = revoke.face.value;
  const isMine = face.kind !== 'none' && face.screen === screen;
  if (isMine && (face.kind === 'sure' || face.kind === 'revoking')) {
    return (
      <>
        <p>{devicesWords('revokeSure')}</p>
        <Button isSmall onPress={revoke.keep}>
          {devicesWords('keep')}
        </Button>
        <Button
          isSmall
          tone="bad"
          isBusy={face.kind === 'revoking'}
          onPress={() => void revoke.revoke()}
        >
          {devicesWords('revokeYes')}
        </Button>
      </>
    );
  }
  return (
    <>
      {isMine && face.kind === 'refused' && (
        <p class="manage-problem" role="alert">
          {face.text}
        </p>
      )}
      <Button isSmall onPress={() => revoke.press(screen)}>
        {devicesWords('revoke')}
      </Button>
    </>
  );
}
