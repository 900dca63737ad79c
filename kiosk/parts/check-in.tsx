import type { FoundAppointment } from '#contract/appointments.ts';
import type { HallSign } from '#contract/hall-sign.ts';
import type { KeptCase } from '#contract/views.ts';
import { dayOf, timeOfDay } from '#kit/format.ts';
import { pick, pickSecond, secondLanguage } from '#kit/language.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { Key } from '#kit/parts/keys.tsx';
import type { KioskModel } from '../kiosk-model.ts';
import { words } from '../kiosk-texts.ts';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Coming for an appointment: the number pad first, then what was found, with how the person stands in words. */
export function CheckInPanel({ model, hall }: { model: KioskModel; hall: HallSign }) {
  const { checkIn } = model;
  const found = checkIn.found.value;
  const kept = checkIn.kept.value;
  const isFound = found !== null && found.length + kept.length > 0;
  const title = titleOf(found, kept);
  return (
    <main class="panel check-in">
      <h1 aria-live="assertive">{words(title)}</h1>
      <p class="panel-second" lang={secondLanguage.value}>
        {words.second(title)}
      </p>
      {!isFound ? (
        <NumberPad model={model} isNone={found !== null} />
      ) : (
        <ul class="check-in-list">
          {found.map((each) => (
            <Found key={each.appointment} model={model} found={each} hall={hall} />
          ))}
          {kept.map((each) => (
            <Kept key={each.case} model={model} kept={each} hall={hall} />
          ))}
        </ul>
      )}
      <div class="panel-keys">
        <Key onPress={model.back}>
          <Icon name="undo" />
          {words(isFound ? 'chooseInstead' : 'back')}
        </Key>
      </div>
    </main>
  );
}

function titleOf(found: readonly FoundAppointment[] | null, kept: readonly KeptCase[]) {
  if (found === null) return 'checkInTitle';
  if (found.length > 0) return 'checkInFound';
  return kept.length === 0 ? 'checkInNone' : 'keptFound';
}

/** A case that was kept for missing materials: on with it, without queueing from the end. */
function Kept({ model, kept, hall }: { model: KioskModel; kept: KeptCase; hall: HallSign }) {
  return (
    <li class="check-in-found">
      <div class="check-in-slot">
        <div>
          <strong>{pick(kept.service)}</strong>
          <span lang={secondLanguage.value}>{pickSecond(kept.service)}</span>
        </div>
        <em class="num">{kept.case}</em>
      </div>
      <p>{words('keptSince', { day: dayOf(kept.openedAt, hall.timeZone) })}</p>
      <Key
        tone="primary"
        isBusy={model.checkIn.isBusy.value}
        onPress={() => void model.checkIn.goOnWith(kept)}
      >
        <Icon name="right" />
        {words('keptGoOn')}
      </Key>
    </li>
  );
}

function NumberPad({ model, isNone }: { model: KioskModel; isNone: boolean }) {
  const { checkIn } = model;
  return (
    <>
      <p class="check-in-how">{words(isNone ? 'checkInNoneMore' : 'checkInHow')}</p>
      <output class="check-in-digits num" aria-label={words('phoneNumber')}>
        {checkIn.digits.value}
      </output>
      <div class="check-in-pad">
        {DIGITS.map((digit) => (
          <Key key={digit} onPress={() => checkIn.press(digit)}>
            {digit}
          </Key>
        ))}
        <Key class="check-in-word" onPress={checkIn.erase}>
          {words('erase')}
        </Key>
        <Key onPress={() => checkIn.press('0')}>0</Key>
        <Key
          tone="primary"
          class="check-in-word"
          isOff={!checkIn.canFind.value}
          isBusy={checkIn.isBusy.value}
          onPress={() => void checkIn.findByPhone()}
        >
          {words('find')}
        </Key>
      </div>
    </>
  );
}

function Found({
  model,
  found,
  hall,
}: {
  model: KioskModel;
  found: FoundAppointment;
  hall: HallSign;
}) {
  const time = (at: number) => timeOfDay(at, hall.timeZone);
  return (
    <li class="check-in-found">
      <div class="check-in-slot">
        <b class="num">{time(found.slot)}</b>
        <div>
          <strong>{pick(found.service)}</strong>
          <span lang={secondLanguage.value}>{pickSecond(found.service)}</span>
        </div>
        <em>{found.maskedName}</em>
      </div>
      <p>
        {found.number === null
          ? words(`standing.${found.standing}`, { time: time(found.slot), from: time(found.from) })
          : words('standing.done', { number: found.number })}
      </p>
      {found.canCheckIn && (
        <Key
          tone="primary"
          isBusy={model.checkIn.isBusy.value}
          onPress={() => void model.checkIn.checkIn(found)}
        >
          <Icon name="calendar" />
          {words(found.standing === 'missed' ? 'takeNormal' : 'checkInNow')}
        </Key>
      )}
    </li>
  );
}
