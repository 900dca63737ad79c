import { useEffect, useMemo } from 'preact/hooks';
import type { AppointmentId } from '#contract/ids.ts';
import { isAppointmentId, lastOfPath, newRequestId } from '#kit/ids.ts';
import { language } from '#kit/language.ts';
import { type Link, openLink } from '#kit/link/link.ts';
import { pageClock } from '#kit/page-clock.ts';
import { showPage } from '#kit/show-page.tsx';
import { Book } from './book.tsx';
import { openBookModel } from './book-model.ts';
import { Holding } from './holding.tsx';
import { openHoldingModel } from './holding-model.ts';
import { ownersLanguage } from './owners-language.ts';

/** `/book`, where anybody may book, or `/b/b-0123456789abcdef~<mac>`: one booking and the proof that it is theirs. */
const last = lastOfPath(location.pathname);
const appointment = last.slice(0, Math.max(0, last.indexOf('~')));

function lineOf(ticket: string): Link {
  return openLink({ address: '', token: null, ticket, clock: pageClock });
}

function BookPage() {
  const link = useMemo(() => lineOf('book'), []);
  const model = useMemo(
    () =>
      openBookModel({
        link,
        newId: newRequestId,
        // The path alone: this phone may know the server by another name.
        onBooked: (address) => location.assign(`/b/${lastOfPath(address)}`),
      }),
    [link],
  );
  useEffect(() => closing(model, link), [model, link]);
  return <Book model={model} isKnown={!link.isLetOut.value} />;
}

function HoldingPage({ of }: { of: AppointmentId }) {
  const link = useMemo(() => lineOf(last), []);
  const model = useMemo(() => openHoldingModel({ link, appointment: of }), [link, of]);
  useEffect(() => closing(model, link), [model, link]);
  return <Holding model={model} isKnown={!link.isLetOut.value} />;
}

function closing(model: { close(): void }, link: Link): () => void {
  return () => {
    model.close();
    link.close();
  };
}

showPage(isAppointmentId(appointment) ? <HoldingPage of={appointment} /> : <BookPage />);
language.value = ownersLanguage();
