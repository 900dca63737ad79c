import { useEffect, useMemo } from 'preact/hooks';
import type { VisitId } from '#contract/ids.ts';
import { isVisitId, lastOfPath } from '#kit/ids.ts';
import { language } from '#kit/language.ts';
import { openLink } from '#kit/link/link.ts';
import { pageClock } from '#kit/page-clock.ts';
import { showPage } from '#kit/show-page.tsx';
import { ownersLanguage } from './owners-language.ts';
import { Phone } from './phone.tsx';
import { openPhoneModel } from './phone-model.ts';
import { words } from './phone-texts.ts';
import { openRinger } from './ring.ts';

/** `2026-07-03.A017~<mac>`: the visit and the proof that this phone may see it. */
const ticket = lastOfPath(location.pathname);
const visit = ticket.slice(0, Math.max(0, ticket.indexOf('~')));

function PhonePage({ of }: { of: VisitId }) {
  const link = useMemo(() => openLink({ address: '', token: null, ticket, clock: pageClock }), []);
  const ringer = useMemo(() => openRinger(), []);
  const model = useMemo(
    () => openPhoneModel({ link, visit: of, ring: ringer.ring }),
    [link, of, ringer],
  );
  useEffect(
    () => () => {
      model.close();
      link.close();
    },
    [model, link],
  );
  return (
    <Phone
      model={model}
      isKnown={!link.isLetOut.value}
      onRemind={() => {
        ringer.wake();
        model.remind();
      }}
    />
  );
}

showPage(
  isVisitId(visit) ? <PhonePage of={visit} /> : <p class="door-wait">{words('goneMore')}</p>,
);
language.value = ownersLanguage();
