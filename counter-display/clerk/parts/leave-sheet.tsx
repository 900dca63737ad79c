import { useSignal } from '@preact/signals';
import type { ClerkModel } from '../clerk-model.ts';
import { words } from '../texts/sheet-texts.ts';
import { Option, Sheet } from './sheet.tsx';

/** Closes the counter, to sit elsewhere or to go home. */
export function LeaveSheet({ model }: { model: ClerkModel }) {
  const goesHome = useSignal(false);
  const isBusy = model.underWay.value === 'closeShift';
  const leave = (home: boolean) => {
    goesHome.value = home;
    void model.leaveCounter(home);
  };
  return (
    <Sheet model={model} title={words('leaveTitle')} how={words('leaveHow')}>
      <ul class="options">
        <Option
          place={0}
          note={words('leaveOtherHow')}
          isBusy={isBusy && !goesHome.value}
          onChoose={() => leave(false)}
        >
          {words('leaveOther')}
        </Option>
        <Option
          place={1}
          note={words('leaveHomeHow')}
          isBusy={isBusy && goesHome.value}
          onChoose={() => leave(true)}
        >
          {words('leaveHome')}
        </Option>
      </ul>
    </Sheet>
  );
}
