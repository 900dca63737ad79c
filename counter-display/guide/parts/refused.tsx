import { Icon } from '#kit/parts/icon.tsx';
import type { GuideModel } from '../guide-model.ts';

/** The hall's own sentence where it has refused. */
export function Refused({ model }: { model: GuideModel }) {
  return (
    <div role="alert">
      {model.refused.value !== null && (
        <p class="panel-refused">
          <Icon name="warning" />
          {model.refused.value}
        </p>
      )}
    </div>
  );
}
