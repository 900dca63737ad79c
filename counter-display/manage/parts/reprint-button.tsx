import type { VisitId } from '#contract/ids.ts';
import { State } from '#kit/parts/plates.tsx';
import { words } from '../manage-texts.ts';
import type { Reprint } from '../reprint.ts';
import { Button } from './button.tsx';

export function ReprintButton({
  reprint,
  visit,
  isSmall = false,
}: {
  reprint: Reprint;
  visit: VisitId;
  isSmall?: boolean;
}) {
  const face = reprint.faces.value.get(visit);
  if (face?.kind === 'wanted') return <State mood="ok">{words('reprintWanted')}</State>;
  return (
    <>
      <Button
        icon="printer"
        isSmall={isSmall}
        isBusy={face?.kind === 'asking'}
        onPress={() => void reprint.press(visit)}
      >
        {words('reprint')}
      </Button>
      {face?.kind === 'refused' && (
        <span class="manage-problem" role="alert">
          {face.text}
        </span>
      )}
    </>
  );
}
