import { useSignal } from '@preact/signals';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import type { FindModel, FoundLine, Wish } from './find-model.ts';
import { findWords } from './find-texts.ts';
import { type Places, placeKey, placeText } from './places.ts';

type DevicePlace = Wish['place'];
type Kind = Wish['kind'];

const KINDS: readonly Kind[] = ['printer', 'idCardReader', 'ledSign', 'ratingPad', 'callKeypad'];
const SPEEDS = [9_600, 19_200, 38_400, 57_600, 115_200] as const;
/** Several of these share a line and are told apart by address. */
const ADDRESSED: ReadonlySet<Kind> = new Set<Kind>(['ledSign', 'ratingPad', 'callKeypad']);

/** What the line's device is, what people call it and where it stands; what answered fills it in. */
export function AdoptForm({
  model,
  line,
  places,
}: {
  model: FindModel;
  line: FoundLine;
  places: Places;
}) {
  const answered =
    model.probe.value?.kind === 'told' && model.probe.value.result.kind === 'answered'
      ? model.probe.value.result
      : undefined;
  const typedKind = useSignal<Kind | null>(null);
  const typedBaud = useSignal<number | null>(null);
  const typedAddress = useSignal<number | null>(null);
  const typedName = useSignal<string | null>(null);
  const wanted = useSignal('');
  const kind = typedKind.value ?? answered?.device ?? 'printer';
  const baudRate = typedBaud.value ?? answered?.baudRate ?? 9_600;
  const address = typedAddress.value ?? answered?.address ?? 1;
  const choices = placesForDevices(kind, places);
  const place = choices.find((each) => placeKey(each) === wanted.value) ?? choices[0];
  const name =
    typedName.value ??
    (place === undefined ? '' : `${placeText(place, places)} ${findWords(`kind.${kind}`)}`);
  const adopting = model.adopting.value;

  const save = async () => {
    if (place === undefined) return;
    const { path } = line;
    const device = await model.adopt({ path, baudRate, kind, name, place, address });
    if (device !== undefined) location.hash = `device=${device}`;
  };
  return (
    <div class="adopt-form">
      <Heading title={findWords('adopt')} />
      <label>
        {findWords('kind')}
        <select
          class="manage-field"
          value={kind}
          onChange={({ currentTarget }) => {
            typedKind.value = KINDS.find((each) => each === currentTarget.value) ?? null;
          }}
        >
          {KINDS.map((each) => (
            <option key={each} value={each}>
              {findWords(`kind.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {findWords('place')}
        <select
          class="manage-field"
          value={place === undefined ? '' : placeKey(place)}
          onChange={({ currentTarget }) => {
            wanted.value = currentTarget.value;
          }}
        >
          {choices.map((each) => (
            <option key={placeKey(each)} value={placeKey(each)}>
              {placeText(each, places)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {findWords('name')}
        <input
          class="manage-field"
          value={name}
          maxLength={40}
          onInput={({ currentTarget }) => {
            typedName.value = currentTarget.value;
          }}
        />
      </label>
      <label>
        {findWords('baud')}
        <select
          class="manage-field"
          value={String(baudRate)}
          onChange={({ currentTarget }) => {
            typedBaud.value = Number(currentTarget.value);
          }}
        >
          {SPEEDS.map((each) => (
            <option key={each} value={String(each)}>
              {each}
            </option>
          ))}
        </select>
      </label>
      {ADDRESSED.has(kind) && (
        <label>
          {findWords('address')}
          <input
            class="manage-field"
            type="number"
            min={1}
            max={255}
            value={address}
            onInput={({ currentTarget }) => {
              typedAddress.value = Math.trunc(Number(currentTarget.value));
            }}
          />
        </label>
      )}
      <Button
        tone="primary"
        icon="check"
        isBusy={adopting.kind === 'saving'}
        isOff={place === undefined || name.trim() === ''}
        onPress={save}
      >
        {findWords('save')}
      </Button>
      <div role="alert">
        {adopting.kind === 'refused' && <p class="manage-problem">{adopting.text}</p>}
        {adopting.kind === 'faulty' &&
          adopting.faults.map(({ path, allowed }) => (
            <p class="manage-problem" key={path}>
              {path === '' ? findWords('stale') : findWords('fault', { path, allowed })}
            </p>
          ))}
      </div>
    </div>
  );
}

/** A printer stands at a kiosk or the desk, a reader at a kiosk, all else at a counter. */
function placesForDevices(kind: Kind, { kiosks, counters }: Places): readonly DevicePlace[] {
  const atKiosks = kiosks.map(({ id }) => ({ kind: 'kiosk', kiosk: id }) as const);
  const atCounters = counters.map(({ id }) => ({ kind: 'counter', counter: id }) as const);
  switch (kind) {
    case 'printer':
      return [...atKiosks, { kind: 'desk' }, ...atCounters];
    case 'idCardReader':
      return atKiosks;
    case 'ledSign':
      return [...atCounters, { kind: 'lobby' }];
    case 'ratingPad':
    case 'callKeypad':
      return atCounters;
  }
}
