import { useEffect } from 'preact/hooks';
import { Icon } from '#kit/parts/icon.tsx';
import { State } from '#kit/parts/plates.tsx';
import { Blank } from '../parts/blank.tsx';
import { Button } from '../parts/button.tsx';
import { Heading } from '../parts/heading.tsx';
import { AdoptForm } from './adopt-form.tsx';
import type { FindModel, FoundLine, ProbeFace } from './find-model.ts';
import { findWords } from './find-texts.ts';
import type { Places } from './places.ts';

/** All lines of the server's machine, and what is known of the chosen one. */
export function FindPart({ model, places }: { model: FindModel; places: Places }) {
  useEffect(() => void model.look(), [model]);
  const face = model.face.value;
  const lines = face.kind === 'found' ? face.answer.lines : [];
  const opened = lines.find(({ path }) => path === model.opened.value);
  return (
    <>
      <section class="devices-list find-list" aria-label={findWords('lines')}>
        <Heading title={findWords('lines')}>
          <Button icon="again" isSmall isBusy={face.kind === 'looking'} onPress={model.look}>
            {findWords('again')}
          </Button>
        </Heading>
        {face.kind === 'refused' && <Blank icon="lock" title={face.text} />}
        {face.kind === 'looking' && <p class="manage-waiting">{findWords('looking')}</p>}
        {face.kind === 'found' && lines.length === 0 && (
          <Blank icon="plug" title={findWords('none')}>
            <p>{findWords('noneHow')}</p>
          </Blank>
        )}
        <ul class="found-lines">
          {lines.map((line) => (
            <li key={`${line.path} ${line.usage}`}>
              <button
                type="button"
                class="found-line"
                aria-pressed={line === opened}
                onClick={() => model.open(line.path)}
              >
                <Icon name={line.carrier === 'usbPrinter' ? 'printer' : 'plug'} />
                <span>
                  <b>{nameOf(line)}</b>
                  <code>{line.path}</code>
                </span>
                <State mood={line.access.kind === 'open' ? 'ok' : 'bad'}>
                  {line.usedBy === null
                    ? findWords('free')
                    : findWords('used', { port: line.usedBy })}
                </State>
              </button>
            </li>
          ))}
        </ul>
        {face.kind === 'found' &&
          face.answer.missing.map((packages) => (
            <p class="found-missing" key={packages}>
              {findWords('missing', { packages })}
            </p>
          ))}
      </section>
      <section class="devices-one" aria-label={findWords('adopt')}>
        {opened === undefined ? (
          <Blank icon="search" title={findWords('choose')}>
            <p>{findWords('chooseHow')}</p>
          </Blank>
        ) : (
          <OpenedLine model={model} line={opened} places={places} />
        )}
      </section>
    </>
  );
}

const nameOf = ({ carrier, maker, product }: FoundLine) =>
  [findWords(`carrier.${carrier}`), maker, product].filter((word) => word !== '').join(' · ');

function OpenedLine({
  model,
  line,
  places,
}: {
  model: FindModel;
  line: FoundLine;
  places: Places;
}) {
  const probe = model.probe.value;
  const { access } = line;
  return (
    <>
      <Heading title={nameOf(line)} />
      <dl class="found-facts">
        {line.usbId !== '' && (
          <div>
            <dt>{findWords('usb')}</dt>
            <dd>
              <code>{line.usbId}</code>
            </dd>
          </div>
        )}
        {line.usage !== '' && (
          <div>
            <dt>{findWords('usage')}</dt>
            <dd>
              <code>{line.usage}</code>
            </dd>
          </div>
        )}
      </dl>
      {access.kind === 'groupMissing' && (
        <p class="manage-problem" role="alert">
          {findWords('groupMissing', { group: access.group, account: access.account })}
        </p>
      )}
      {access.kind === 'ruleMissing' && (
        <p class="manage-problem" role="alert">
          {findWords('ruleMissing', { file: access.file })}
        </p>
      )}
      {line.carrier === 'serial' && (
        <div class="found-probe">
          <p>{findWords('askHow')}</p>
          <Button
            icon="search"
            isBusy={probe?.kind === 'asking'}
            isOff={access.kind !== 'open'}
            onPress={() => model.ask(line.path)}
          >
            {findWords('ask')}
          </Button>
          <p role="status">{probe !== null && probeText(probe)}</p>
        </div>
      )}
      <AdoptForm key={line.path} model={model} line={line} places={places} />
    </>
  );
}

function probeText(probe: ProbeFace): string {
  if (probe.kind === 'asking') return findWords('asking');
  if (probe.kind === 'refused') return probe.text;
  const { result } = probe;
  switch (result.kind) {
    case 'silent':
      return findWords('silent');
    case 'inUse':
      return findWords('inUse');
    case 'cannotOpen':
      return findWords('cannotOpen', { detail: result.detail });
    case 'answered': {
      const device = findWords(`kind.${result.device}`);
      const baud = result.baudRate;
      return result.address === null
        ? findWords('answered', { device, baud })
        : findWords('answeredAt', { device, address: result.address, baud });
    }
  }
}
