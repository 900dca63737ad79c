import type { ComponentChildren } from 'preact';
import type { SimulatorOrder } from '#contract/bench.ts';
import type { BenchModel } from '../bench-model.ts';
import { orderKey } from '../orders.ts';

type Desk = Pick<BenchModel, 'orders' | 'canPress'>;

export interface OrderKeyProps {
  readonly model: Desk;
  /** What the press does; undefined: nothing can be done now. */
  readonly order: SimulatorOrder | undefined;
  readonly children: ComponentChildren;
  readonly class?: string;
}

/** Does one thing to a simulated device. */
export function OrderKey({ model, order, children, class: name = 'tg' }: OrderKeyProps) {
  return (
    <button type="button" class={name} {...pressing(model, order)}>
      {children}
    </button>
  );
}

export interface ToggleProps extends OrderKeyProps {
  readonly isOn: boolean;
  /** On is as it should be: no fault. */
  readonly isPlain?: boolean;
}

/** Shows how the simulator is, not what was wished; the press turns it round. */
export function Toggle({ isOn, isPlain = false, ...props }: ToggleProps) {
  return (
    <button
      type="button"
      class={`tg ${isPlain ? 'plain' : ''} ${isOn ? 'on' : ''}`}
      aria-pressed={isOn}
      {...pressing(props.model, props.order)}
    >
      {props.children}
    </button>
  );
}

/** Stays focusable while it is off, so that a reader can hear that it is there. */
function pressing({ orders, canPress }: Desk, order: SimulatorOrder | undefined) {
  const isBusy = order !== undefined && orders.busy.value.has(orderKey(order));
  const isOff = order === undefined || !canPress.value;
  return {
    'aria-disabled': isOff || isBusy ? ('true' as const) : undefined,
    'aria-busy': isBusy ? ('true' as const) : undefined,
    onClick: () => {
      if (!isOff && !isBusy) void orders.give(order);
    },
  };
}
