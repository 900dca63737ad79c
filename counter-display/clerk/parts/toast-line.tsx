import { Icon } from '#kit/parts/icon.tsx';
import type { ClerkModel } from '../clerk-model.ts';

/** The hall's own sentence when it has refused, or why a key does nothing now. */
export function ToastLine({ toast }: { toast: ClerkModel['toast'] }) {
  const said = toast.said.value;
  return (
    <div class="toast-place" role="alert">
      {said !== null && (
        <p key={said.turn} class={`toast ${said.tone}`}>
          <Icon name={said.tone === 'refused' ? 'warning' : 'info'} />
          {said.text}
        </p>
      )}
    </div>
  );
}
