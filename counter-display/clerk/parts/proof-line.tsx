import { pick } from '#kit/language.ts';
import type { ClerkModel } from '../clerk-model.ts';
import { words } from '../texts/console-texts.ts';

/** A class that was chosen by touch holds when its proof was seen; without it the ticket takes its normal turn. */
export function ProofLine({ model }: { model: ClerkModel }) {
  const step = model.seat.view.value?.current ?? null;
  if (step === null || step.proofWanted === null) return null;
  const isBusy = model.underWay.value !== null;
  const className = step.className === null ? '' : pick(step.className);
  return (
    <section class="proof-line" aria-live="polite">
      <h2>{words('proofWanted', { proof: pick(step.proofWanted) })}</h2>
      <p>{words('proofWhy', { className })}</p>
      <div>
        <button
          type="button"
          class="row-key"
          aria-disabled={isBusy}
          onClick={() => void model.settleProof(true)}
        >
          {words('proofSeen')}
        </button>
        <button
          type="button"
          class="row-key"
          aria-disabled={isBusy}
          onClick={() => void model.settleProof(false)}
        >
          {words('proofMissing')}
        </button>
      </div>
    </section>
  );
}
