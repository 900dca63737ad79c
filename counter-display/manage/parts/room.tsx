import type { ComponentChildren } from 'preact';
import type { Instant } from '#contract/clock.ts';
import { signOut } from '#kit/door/session.ts';
import { timeOfDay } from '#kit/format.ts';
import { kitWords } from '#kit/kit-texts.ts';
import { pick } from '#kit/language.ts';
import { hallNow } from '#kit/page-clock.ts';
import { Banner, LinkStrip } from '#kit/parts/banner.tsx';
import { AlarmStrip } from '../alarm/alarm-strip.tsx';
import { SoundKey } from '../alarm/sound-key.tsx';
import type { ManageModel } from '../manage-model.ts';
import { words } from '../manage-texts.ts';

/** What every room has: its name, who is here, the hall's time, and what is wrong with the line or the file. */
export function RoomFrame({
  manage,
  title,
  note = null,
  tools = null,
  seenAt,
  class: extra = '',
  children,
}: {
  manage: ManageModel;
  title: string;
  /** Beside the title; the hall's name where the room has nothing of its own to say. */
  note?: ComponentChildren;
  tools?: ComponentChildren;
  /** When the figures of the room were true, while the line is lost. */
  seenAt: Instant | null;
  class?: string;
  children: ComponentChildren;
}) {
  const { staff, link } = manage;
  const hall = manage.hall.value;
  return (
    <div class="manage-room">
      <header class="manage-head">
        <h1>{title}</h1>
        <span class="manage-head-note">{note ?? (hall === null ? '' : pick(hall.name))}</span>
        {tools}
        {manage.alarm !== null && <SoundKey alarm={manage.alarm} />}
        <span class="manage-who">
          <b>{staff.name}</b>
          <small>{kitWords(staff.role)}</small>
        </span>
        <button type="button" class="manage-button is-small" onClick={() => void signOut()}>
          {kitWords('signOut')}
        </button>
        {hall !== null && (
          <time class="manage-clock num">{timeOfDay(hallNow.value, hall.timeZone)}</time>
        )}
      </header>
      <div class="manage-strips">
        <LinkStrip link={link} seenAt={seenAt} timeZone={hall?.timeZone ?? 'UTC'} />
        {manage.alarm !== null && <AlarmStrip alarm={manage.alarm} />}
        {manage.isFileBroken.value && (
          <Banner
            tone="bad"
            icon="warning"
            aside={
              manage.route.value.room !== 'settings' && (
                <a href="#settings">{words('toSettings')}</a>
              )
            }
          >
            {words('fileBroken')}
          </Banner>
        )}
      </div>
      <main class={`manage-main ${link.face.value === 'lost' ? 'is-old' : ''} ${extra}`}>
        {children}
      </main>
    </div>
  );
}
