import type { SimulatedCard } from '#contract/bench.ts';
import { Icon } from '#kit/parts/icon.tsx';
import type { SimulatedOf } from '../bench-devices.ts';
import type { BenchModel, CardFault } from '../bench-model.ts';
import { words } from '../bench-texts.ts';
import { Module, NothingToPress } from './module.tsx';
import { OrderKey, Toggle } from './order-keys.tsx';

export function CardModule({ model }: { model: BenchModel }) {
  const stand = model.reader.value;
  const reader = stand?.simulated ?? null;
  const card = reader?.cards.find(({ id }) => id === model.card.value);
  return (
    <Module
      number="03"
      title={stand?.device.name ?? words('reader')}
      class="reader"
      health={stand?.device.health ?? null}
    >
      {reader !== null && card !== undefined ? (
        <>
          <TestCard card={card} isLaid={reader.card === card.id} />
          <Antenna model={model} reader={reader} card={card} />
          <ReaderFaults model={model} reader={reader} />
        </>
      ) : (
        <NothingToPress stand={stand} />
      )}
    </Module>
  );
}

/** An invented person; the stamp says so wherever the card is shown. */
function TestCard({ card, isLaid }: { card: SimulatedCard; isLaid: boolean }) {
  return (
    <div class={`id-card ${isLaid ? 'is-laid' : ''}`}>
      <dl>
        <dt>{words('cardName')}</dt>
        <dd class="id-card-name">{card.name}</dd>
        <dt>{words('cardBirth')}</dt>
        <dd>{card.birth}</dd>
        <dt>{words('cardDocument')}</dt>
        <dd>{documentName(card.document)}</dd>
      </dl>
      <div class="id-card-photo">
        <Icon name="person" />
      </div>
      <p class="id-card-stamp">{words('testCard')}</p>
      <p class="id-card-number">
        {words('cardNumber')} <b>{card.maskedNumber}</b>
      </p>
    </div>
  );
}

function documentName(document: string): string {
  switch (document) {
    case 'citizen':
    case 'hongKongMacaoTaiwan':
    case 'foreigner2017':
    case 'foreigner2023':
      return words(document);
    default:
      return document;
  }
}

interface AntennaProps {
  readonly model: BenchModel;
  readonly reader: SimulatedOf<'idCardReader'>;
  readonly card: SimulatedCard;
}

function Antenna({ model, reader, card }: AntennaProps) {
  const { device } = reader;
  const isLaid = reader.card !== null;
  return (
    <div class="antenna">
      <p class={`antenna-plate ${isLaid ? 'holds' : ''}`} role="status">
        <Icon name="idCard" />
        <span>{isLaid ? words('readerHolds', { name: card.name }) : words('readerEmpty')}</span>
      </p>
      <button
        type="button"
        class="btn"
        aria-disabled={isLaid ? 'true' : undefined}
        onClick={() => {
          if (!isLaid) model.nextCard();
        }}
      >
        {words('nextCard')}
      </button>
      <OrderKey
        model={model}
        class={isLaid ? 'btn' : 'btn primary'}
        order={
          isLaid
            ? { order: 'liftCard', device }
            : { order: 'layCard', device, card: card.id, fault: model.cardFault.value }
        }
      >
        {words(isLaid ? 'liftCard' : 'layCard')}
      </OrderKey>
    </div>
  );
}

const CARD_FAULTS = [
  'none',
  'badChecksum',
  'halfFrame',
  'badNumber',
  'unknownDocument',
] as const satisfies readonly CardFault[];
const FAULT_WORDS = {
  none: 'faultNone',
  badChecksum: 'faultBadChecksum',
  halfFrame: 'faultHalfFrame',
  badNumber: 'faultBadNumber',
  unknownDocument: 'faultUnknownDocument',
} as const;

function ReaderFaults({ model, reader }: Pick<AntennaProps, 'model' | 'reader'>) {
  const { device, isSilent } = reader;
  return (
    <div class="reader-faults">
      <label>
        <span>{words('cardFault')}</span>
        <select
          class="pick"
          value={model.cardFault.value}
          onChange={({ currentTarget }) => {
            const wanted = CARD_FAULTS.find((fault) => fault === currentTarget.value);
            if (wanted !== undefined) model.chooseCardFault(wanted);
          }}
        >
          {CARD_FAULTS.map((fault) => (
            <option key={fault} value={fault}>
              {words(FAULT_WORDS[fault])}
            </option>
          ))}
        </select>
      </label>
      <Toggle model={model} isOn={isSilent} order={{ order: 'silence', device, on: !isSilent }}>
        {words('silent')}
      </Toggle>
    </div>
  );
}
