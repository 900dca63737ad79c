import { Fit } from './fit.tsx';
import './calling.css';

/** How a number came to be shown: it stood there when the page opened, was called, or called again. */
type CallMotion = 'none' | 'called' | 'recalled';

export interface Coming {
  readonly motion: CallMotion;
  /** Counts the motions of a page, so that each is drawn once. */
  readonly turn: number;
}

/** The number of a call. A new one rises into its place while the old one leaves; then all is still. */
export function CallNumber({
  number,
  left,
  coming,
}: {
  number: string;
  /** What stood here before; it leaves. */
  left: string | null;
  coming: Coming;
}) {
  const isNew = coming.motion === 'called';
  return (
    <span class="call-number" key={isNew ? coming.turn : undefined}>
      {isNew && left !== null && (
        <span class="call-number-left num" aria-hidden="true">
          {left}
        </span>
      )}
      <Fit class={`num ${isNew ? 'is-coming' : ''}`} text={number} />
    </span>
  );
}

/** The square of a counter: fills with yellow as a call comes, is underlined once as it comes again. */
export function CallPlate({
  label,
  isCalling,
  coming,
  class: extra = '',
  children = null,
}: {
  label: string;
  isCalling: boolean;
  coming: Coming;
  class?: string;
  children?: preact.ComponentChildren;
}) {
  const isNew = isCalling && coming.motion === 'called';
  const isAgain = isCalling && coming.motion === 'recalled';
  return (
    <div class={`call-plate ${isCalling ? 'is-calling' : ''} ${extra}`}>
      {isCalling && (
        <span key={`fill ${coming.turn}`} class={`call-plate-fill ${isNew ? 'is-coming' : ''}`} />
      )}
      <span class={`num signs-${label.length}`}>{label}</span>
      {children}
      {isAgain && <span key={`line ${coming.turn}`} class="call-plate-line" />}
    </div>
  );
}
