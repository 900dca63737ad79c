import type { TicketView } from '#contract/views.ts';
import { language } from '#kit/language.ts';
import type { SendProblem } from '#kit/link/wishes.ts';
import { Icon } from '#kit/parts/icon.tsx';
import { Key, Segmented } from '#kit/parts/keys.tsx';
import type { PhoneModel } from '../phone-model.ts';
import { words } from '../phone-texts.ts';
import { LANGUAGE_CHOICES } from './util-row.tsx';

/** The keys under the thumb: one primary, giving up asks once, and the languages. */
export function PhoneFoot({
  model,
  view,
  onRemind,
}: {
  model: PhoneModel;
  view: TicketView;
  onRemind: () => void;
}) {
  const { kind } = view.state;
  const problem = model.problem.value;
  if (model.isAskingToLeave.value) {
    return (
      <footer class="phone-foot">
        <div class="phone-ask" role="alertdialog" aria-label={words('leaveAsk')}>
          <b>{words('leaveAsk')}</b>
          <p>{words('leaveMeans', { number: view.number })}</p>
        </div>
        <Key isBusy={model.isBusy.value} onPress={() => void model.leave()}>
          {words('leaveSure')}
        </Key>
        <Key onPress={model.stay}>{words('stay')}</Key>
      </footer>
    );
  }
  return (
    <footer class="phone-foot">
      <p class="phone-problem" role="alert">
        {problem !== null && sentenceOf(problem)}
      </p>
      {kind === 'waiting' && (
        <Key
          tone={model.isReminding.value ? 'ink' : 'primary'}
          isPressed={model.isReminding.value}
          class="phone-wide"
          onPress={onRemind}
        >
          <Icon name={model.isReminding.value ? 'check' : 'bell'} />
          {words(model.isReminding.value ? 'remindOn' : 'remind')}
        </Key>
      )}
      {kind === 'noShow' && (
        <Key
          tone="primary"
          class="phone-wide"
          isBusy={model.isBusy.value}
          onPress={() => void model.comeBack()}
        >
          {words('came')}
        </Key>
      )}
      {(kind === 'waiting' || kind === 'noShow') && (
        <Key onPress={model.askToLeave}>
          <Icon name="close" />
          {words('leave')}
        </Key>
      )}
      <Segmented
        label={words('language')}
        choices={LANGUAGE_CHOICES}
        chosen={language.value}
        onChoose={(next) => {
          language.value = next;
        }}
      />
    </footer>
  );
}

function sentenceOf({ refusal }: SendProblem): string {
  switch (refusal.kind) {
    case 'graceOver':
    case 'returnedEnough':
      return words('refusedGrace');
    case 'noRatingOpen':
    case 'alreadyRated':
      return words('refusedRating');
    case 'notWaiting':
    case 'notANoShow':
      return words('refusedChanged');
    default:
      return words('refusedLater');
  }
}
