import type { ComponentChildren } from 'preact';

export interface KeyProps {
  onPress: () => void;
  children: ComponentChildren;
  /** `primary` is act-filled: at most one in each area of a screen. */
  tone?: 'plain' | 'primary' | 'tinted' | 'ink';
  /** Dashed and flat; the reason belongs beside it. Stays focusable, so that a reader can hear why. */
  isOff?: boolean;
  /** The press has been taken and its effect is under way. */
  isBusy?: boolean;
  isPressed?: boolean;
  label?: string;
  class?: string;
}

/** A touch key with a lip. Paper is flat, keys stand one step above it. */
export function Key({
  onPress,
  children,
  tone = 'plain',
  isOff = false,
  isBusy = false,
  isPressed,
  label,
  class: extra = '',
}: KeyProps) {
  return (
    <button
      type="button"
      class={`key ${tone} ${isOff ? 'is-off' : ''} ${isBusy ? 'is-busy' : ''} ${extra}`}
      aria-disabled={isOff || isBusy ? 'true' : undefined}
      aria-busy={isBusy ? 'true' : undefined}
      aria-pressed={isPressed}
      aria-label={label}
      onClick={() => {
        if (!isOff && !isBusy) onPress();
      }}
    >
      {children}
    </button>
  );
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly text: string;
  /** Where the text is not in the page's language. */
  readonly lang?: string;
}

/** One of few, all in sight; ink fill is the chosen one. */
export function Segmented<Value extends string>({
  label,
  choices,
  chosen,
  onChoose,
  class: extra = '',
}: {
  label: string;
  choices: readonly Choice<Value>[];
  chosen: Value;
  onChoose: (value: Value) => void;
  class?: string;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own box and legend
    <div class={`segmented ${extra}`} role="group" aria-label={label}>
      {choices.map(({ value, text, lang }) => (
        <button
          key={value}
          type="button"
          lang={lang}
          class={value === chosen ? 'on' : ''}
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
