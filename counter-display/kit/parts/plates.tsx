import type { ComponentChildren } from 'preact';

/** 号牌: a ticket number is always a wide plate. */
export function Plate({ number, class: extra = '' }: { number: string; class?: string }) {
  return (
    <span class={`plate ${extra}`}>
      <span>{number}</span>
    </span>
  );
}

/** 窗牌: a counter is always a square; yellow only while it calls. */
export function Gate({
  label,
  isCalling = false,
  class: extra = '',
}: {
  label: string;
  isCalling?: boolean;
  class?: string;
}) {
  return (
    <span class={`gate ${isCalling ? 'call' : ''} ${extra}`}>
      <span>{label}</span>
    </span>
  );
}

/** `ok` ● `go` ▶ `hold` ‖ `warn` ▲ `bad` ■ `off` ○: the shape speaks first, then the word, then the colour. */
export type Mood = 'ok' | 'go' | 'hold' | 'warn' | 'bad' | 'off';

export function State({
  mood,
  children,
  class: extra = '',
}: {
  mood: Mood;
  children: ComponentChildren;
  class?: string;
}) {
  return <span class={`st ${mood} ${extra}`}>{children}</span>;
}

export function Tag({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'ok' | 'warn' | 'bad' | 'act' | 'ink';
  children: ComponentChildren;
}) {
  return <span class={`tag ${tone === 'plain' ? '' : tone}`}>{children}</span>;
}

/** Names the key of the keyboard that does the same. */
export function Kbd({ children }: { children: ComponentChildren }) {
  return <kbd class="kbd">{children}</kbd>;
}
