import type { SimulatorOrder } from '#contract/bench.ts';
import type { SimulatedOf, Stand } from '../bench-devices.ts';
import { standsOf } from '../bench-devices.ts';
import type { BenchModel } from '../bench-model.ts';
import { words } from '../bench-texts.ts';
import { Module, NothingToPress } from './module.tsx';
import { OrderKey, Toggle } from './order-keys.tsx';
import { QrLinks, Slip } from './slip.tsx';

/** Far enough into a ticket that half of it is on paper. */
const MID_SLIP_ROWS = 300;

export function PrinterModule({ model }: { model: BenchModel }) {
  const stand = model.printer.value;
  const view = model.view.value;
  const all = view === null ? [] : standsOf(view, 'printer');
  return (
    <Module
      number="01"
      title={words('printer')}
      class="printer"
      health={stand?.device.health ?? null}
      {...paperAside(stand?.simulated ?? null)}
    >
      {all.length > 1 && (
        <select
          class="pick"
          aria-label={words('whichPrinter')}
          value={stand?.device.device}
          onChange={({ currentTarget }) => {
            const wanted = all.find(({ device }) => device.device === currentTarget.value);
            if (wanted !== undefined) model.choosePrinter(wanted.device.device);
          }}
        >
          {all.map(({ device }) => (
            <option key={device.device} value={device.device}>
              {device.name}
            </option>
          ))}
        </select>
      )}
      <div class="slot" />
      {stand?.simulated ? (
        <>
          <Tray printer={stand.simulated} />
          <NewestSlip printer={stand.simulated} />
          <PrinterFaults model={model} stand={stand} printer={stand.simulated} />
        </>
      ) : (
        <NothingToPress stand={stand} />
      )}
    </Module>
  );
}

const DOTS_IN_MM = { 384: '58', 576: '80' } as const;

function paperAside(printer: SimulatedOf<'printer'> | null): { readonly aside?: string } {
  const picture = (printer?.growing ?? printer?.slips.at(-1))?.picture;
  const mm = picture?.widthDots === 384 ? DOTS_IN_MM[384] : DOTS_IN_MM[576];
  return picture === undefined ? {} : { aside: words('paperWidth', { mm }) };
}

/** The slip that is just coming out hangs from the slot; what was printed before lies below. */
function Tray({ printer }: { printer: SimulatedOf<'printer'> }) {
  const { growing, slips, slipsEver } = printer;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled is reached by keyboard
    <section class="tray" tabIndex={0} aria-label={words('paperReads')}>
      {growing === null && slips.length === 0 && (
        <p class="mod-nothing">{words('nothingPrinted')}</p>
      )}
      <ol aria-live="off">
        {growing !== null && <Slip key={slipsEver + 1} slip={growing} isGrowing isNewest={false} />}
        {slips
          .map((slip, at) => (
            <Slip
              key={slipsEver - slips.length + at + 1}
              slip={slip}
              isGrowing={false}
              isNewest={at === slips.length - 1}
            />
          ))
          .toReversed()}
      </ol>
    </section>
  );
}

function NewestSlip({ printer }: { printer: SimulatedOf<'printer'> }) {
  const slip = printer.slips.at(-1);
  if (slip === undefined) return null;
  return (
    <p class="newest-slip">
      {words('slipsEver', { count: printer.slipsEver })}
      <QrLinks slip={slip} />
    </p>
  );
}

interface FaultsProps {
  readonly model: BenchModel;
  readonly stand: Stand<'printer'>;
  readonly printer: SimulatedOf<'printer'>;
}

function PrinterFaults({ model, stand, printer }: FaultsProps) {
  const { device } = printer;
  const { port } = stand.device;
  const { paper, rowsLeft, coverOpen, cutterJammed, isSilent } = printer;
  const turnPaper = (state: 'low' | 'out'): SimulatorOrder => ({
    order: 'paper',
    device,
    state: paper === state ? 'full' : state,
  });
  const runsOut = rowsLeft !== null && paper !== 'out';
  const turnRoll: SimulatorOrder = runsOut
    ? { order: 'paper', device, state: paper }
    : { order: 'paperRunsOutAfter', device, rows: MID_SLIP_ROWS };
  return (
    <div class="keys-4">
      <Toggle model={model} isOn={paper === 'low'} order={turnPaper('low')}>
        {words('paperLow')}
      </Toggle>
      <Toggle model={model} isOn={paper === 'out'} order={turnPaper('out')}>
        {words('paperOut')}
      </Toggle>
      <Toggle model={model} isOn={runsOut} order={turnRoll}>
        {runsOut ? words('rowsLeft', { count: rowsLeft }) : words('runsOutMidSlip')}
      </Toggle>
      <Toggle model={model} isOn={coverOpen} order={{ order: 'cover', device, open: !coverOpen }}>
        {words('coverOpen')}
      </Toggle>
      <Toggle
        model={model}
        isOn={cutterJammed}
        order={{ order: 'cutter', device, jammed: !cutterJammed }}
      >
        {words('cutterJam')}
      </Toggle>
      <Toggle model={model} isOn={isSilent} order={{ order: 'silence', device, on: !isSilent }}>
        {words('silent')}
      </Toggle>
      <Toggle
        model={model}
        isOn={!stand.isPlugged}
        order={{ order: stand.isPlugged ? 'unplug' : 'plugIn', port }}
      >
        {words('unplugged')}
      </Toggle>
      <OrderKey
        model={model}
        order={printer.slips.length > 0 ? { order: 'takePaper', device } : undefined}
      >
        {words('takePaper')}
      </OrderKey>
    </div>
  );
}
